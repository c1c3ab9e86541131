"""The small languages of a reading page: tables as text, words with an explanation, and a plain text box."""

import pytest

from modules.rules.cells import rows_of
from modules.rules.glossary import Term, names_in, weave
from modules.rules.plain_text import html_of

TERMS = {"bsn": Term("BSN", "Je nummer bij de <overheid>.")}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Dag | Open\nmaandag | 9.00", (("Dag", "Open"), ("maandag", "9.00"))),
        ("| Dag | Open |\n|---|---|\n| maandag | 9.00 |", (("Dag", "Open"), ("maandag", "9.00"))),
        ("Dag\tOpen\r\nmaandag\t9.00 | 17.00", (("Dag", "Open"), ("maandag", "9.00 | 17.00"))),
        ("Dag | Open | Dicht\nmaandag", (("Dag", "Open", "Dicht"), ("maandag", "", ""))),
        (" | Balie\n\nma | 9.00", (("", "Balie"), ("ma", "9.00"))),
        ("", ()),
    ],
)
def test_a_table_is_read_from_text(text, rows):
    assert rows_of(text) == rows


def test_a_marked_word_becomes_a_button_with_its_explanation():
    woven = weave("<p>Vraag het [[bsn|nummer]] &amp; meer.</p>", TERMS)

    assert '<button type="button" class="ll-term" popovertarget="woord-1">nummer</button>' in woven.html
    assert 'id="woord-1" popover><strong>BSN</strong> Je nummer bij de &lt;overheid&gt;.</span>' in woven.html
    assert "&amp; meer." in woven.html
    assert woven.used == [TERMS["bsn"]]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x">het [[BSN]]</a>',
        "<summary>[[BSN]]</summary>",
        "<h2>[[BSN]]</h2>",
        '<img alt="[[BSN]]" src="/x.png">',
        '<div class="x"><th scope="col">[[BSN]]</th></div>',
        "<p>[[iets anders]]</p>",
    ],
)
def test_a_mark_where_no_button_can_be_only_loses_its_brackets(html):
    assert weave(html, TERMS).html == html.replace("[[", "").replace("]]", "")


def test_each_button_has_a_number_of_its_own():
    woven = weave("<p>[[BSN]] en [[bsn]]</p>", TERMS, start=4)

    assert 'id="woord-4"' in woven.html
    assert 'id="woord-5"' in woven.html


def test_an_unknown_word_is_told():
    assert weave("<p>[[iets]]</p>", TERMS).unknown == ["iets"]
    assert names_in("<p>[[iets|x]] [[BSN]] [[iets]]</p>") == ["iets", "BSN"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Een.\n\nTwee.", "<p>Een.</p><p>Twee.</p>"),
        ("Een\r\ntwee", "<p>Een<br>twee</p>"),
        ("Open:\n- ma\n- di", "<p>Open:</p><ul><li>ma</li><li>di</li></ul>"),
        ("1. ma\n2) di", "<ol><li>ma</li><li>di</li></ol>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        (
            'Kijk op https://a.nl/?b=1&c="x.',
            '<p>Kijk op <a href="https://a.nl/?b=1&amp;c=">https://a.nl/?b=1&amp;c=</a>&quot;x.</p>',
        ),
        ("  \n ", ""),
    ],
)
def test_plain_text_becomes_simple_html(text, html):
    assert html_of(text) == html
