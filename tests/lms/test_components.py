"""The base theme in templates: what comes in is escaped, and what a screen reader needs is there."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory, override_settings
from django.utils import translation

import lms
from lms.states import STATES, shape_of, word_for

ROOT = Path(lms.__file__).parent
SPRITE = (ROOT / "static/lms/sprite.svg").read_text(encoding="utf-8")
SYMBOLS = set(re.findall(r'<symbol id="([^"]+)"', SPRITE))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
NASTY = '"><script>alert(1)</script>'


def draw(source: str, **context: Any) -> str:
    return Template("{% load lms i18n %}" + source).render(Context(context))


class TestIcons:
    def test_an_icon_is_hidden_from_screen_readers_and_comes_from_the_sprite(self) -> None:
        assert draw('{% icon "pijl" %}') == (
            '<svg class="ll-icon" aria-hidden="true" focusable="false">'
            '<use href="/static/lms/sprite.svg#i-pijl"></use></svg>'
        )

    def test_a_plug_in_brings_its_own_sprite(self) -> None:
        assert 'href="/static/mijn/plaatjes.svg#i-podcast"' in draw('{% icon "podcast" sprite="mijn/plaatjes.svg" %}')

    def test_follows_the_address_of_static_files(self) -> None:
        assert 'href="/static/lms/' in draw('{% icon "pijl" %}')
        with override_settings(STATIC_URL="/ergens-anders/"):
            assert 'href="/ergens-anders/lms/' in draw('{% icon "pijl" %}')
        assert 'href="/static/lms/' in draw('{% icon "pijl" %}')

    @pytest.mark.parametrize("name", [NASTY, "", "Pijl", "../x"])
    def test_what_is_no_name_is_refused(self, name: str) -> None:
        with pytest.raises(ValueError, match="Not the name"):
            draw("{% icon name %}", name=name)

    @pytest.mark.parametrize("state", sorted(STATES))
    def test_every_state_has_a_shape_in_the_sprite(self, state: str) -> None:
        assert f"s-{shape_of(state)}" in SYMBOLS

    @pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
    def test_every_icon_that_a_template_names_is_in_the_sprite(self, path: Path) -> None:
        source = path.read_text(encoding="utf-8")
        named = {f"i-{name}" for name in re.findall(r'{% icon "([^"]+)"', source)}
        named |= {f"s-{name}" for name in re.findall(r'{% shape "([^"]+)"', source)}
        assert named <= SYMBOLS

    def test_symbols_take_their_colour_from_the_page(self) -> None:
        assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', SPRITE)) <= {"none", "currentColor"}


class TestStatus:
    def test_a_status_is_a_shape_and_a_word(self) -> None:
        html = draw('{% status "wacht" "Ligt bij je trainer" %}')
        assert html.startswith('<span class="ll-status is-wacht"><svg class="ll-shape" aria-hidden="true"')
        assert html.endswith('#s-wacht"></use></svg>Ligt bij je trainer</span>')

    def test_without_a_word_it_says_the_usual_one_so_colour_never_stands_alone(self) -> None:
        assert ">Nog niet open</span>" in draw('{% status "dicht" %}')
        assert ">Vul aan</span>" in draw('{% badge "opnieuw" %}')

    def test_the_shape_can_be_left_to_the_station_beside_it(self) -> None:
        assert draw('{% status "klaar" "Klaar" with_shape=False %}') == (
            '<span class="ll-status is-klaar">Klaar</span>'
        )

    def test_words_are_escaped(self) -> None:
        assert "<script>" not in draw('{% status "klaar" word %}{% badge "klaar" word %}', word=NASTY)
        assert "<script>" not in draw("{% badge word=word %}", word=NASTY)

    @pytest.mark.parametrize("tag", ["status", "badge", "station"])
    def test_an_unknown_state_fails_loudly(self, tag: str) -> None:
        with pytest.raises(ValueError, match="Unknown state 'af'"):
            draw(f'{{% {tag} "af" %}}')

    def test_where_the_learner_is_looks_different_from_what_is_done(self) -> None:
        assert 'class="ll-station is-klaar"' in draw('{% station "klaar" %}')
        assert 'class="ll-station is-here"' in draw('{% station "bezig" here=True %}')

    def test_every_state_has_a_word(self) -> None:
        assert all(word_for(state) for state in STATES)


class TestProgress:
    def test_one_stop_per_step_hidden_from_screen_readers(self) -> None:
        html = draw("{% stops states %}", states=["klaar", "bezig", "open"])
        assert html == (
            '<span class="ll-stops" aria-hidden="true">'
            '<i class="s-klaar"></i><i class="s-bezig"></i><i class="s-open"></i></span>'
        )

    def test_the_count_stands_in_words_beside_it(self) -> None:
        source = '{% include "lms/components/progress.html" with states=states done=1 total=2 only %}'
        html = draw(source, states=["klaar", "open"])
        assert "<b>1 van 2</b> stappen klaar" in html
        assert "%" not in html

    def test_more_than_sixteen_steps_are_only_counted(self) -> None:
        source = '{% include "lms/components/progress.html" with states=states done=1 total=17 only %}'
        assert "ll-stops" not in draw(source, states=["klaar"] * 17)


class TestBoxes:
    def test_an_alert_says_what_and_keeps_its_body(self) -> None:
        html = draw('{% alert "attention" title=title %}<p>{{ body }}</p>{% endalert %}', title="Let op", body=NASTY)
        assert 'class="ll-alert ll-alert--attention"' in html
        assert '<h2 class="ll-alert__title">Let op</h2>' in html
        assert "<p>&quot;&gt;&lt;script&gt;" in html

    def test_a_title_is_escaped(self) -> None:
        for source in (
            "{% alert title=word %}x{% endalert %}",
            "{% more word %}x{% endmore %}",
            '{% dialog "weg" word %}x{% enddialog %}',
        ):
            assert "<script>" not in draw(source, word=NASTY)

    def test_a_dialog_is_named_by_its_title(self) -> None:
        html = draw('{% dialog "weg" "Stoppen?" %}<p>x</p>{% enddialog %}')
        assert 'id="weg" aria-labelledby="weg-title"' in html
        assert '<h2 id="weg-title">Stoppen?</h2><p>x</p>' in html

    def test_without_script_a_dialog_is_a_page(self) -> None:
        html = draw(
            '{% include "lms/components/dialog_button.html" with dialog="weg" url="/stop/" label="Stop" only %}'
        )
        assert 'href="/stop/"' in html
        assert 'data-dialog="weg"' in html

    def test_a_button_that_cannot_be_pressed_points_at_the_reason(self) -> None:
        html = draw('{% include "lms/components/button.html" with label="Verder" href="/x" reason_id="waarom" only %}')
        assert html.startswith("<button")
        assert 'type="button"' in html
        assert 'aria-disabled="true" aria-describedby="waarom"' in html

    def test_a_button_with_an_address_is_a_link(self) -> None:
        html = draw('{% include "lms/components/button.html" with label="Verder" href="/x" kind="next" only %}')
        assert html.startswith('<a class="ll-button ll-button--next" href="/x">')


class TestTable:
    COLUMNS = (
        {"label": "Datum", "url": "?volgorde=datum", "sorted": "descending"},
        {"label": "Uren", "number": True},
    )

    def test_numbers_stand_right_and_the_sorted_column_says_so(self) -> None:
        html = draw('{% table "uren" "Uren" columns rows %}', columns=self.COLUMNS, rows=[["19 nov", NASTY]])
        assert '<th scope="col" aria-sort="descending"><a href="?volgorde=datum">Datum ↓</a></th>' in html
        assert '<td class="ll-num">&quot;&gt;&lt;script' in html
        assert 'role="region" aria-labelledby="uren" tabindex="0"' in html

    def test_a_row_with_too_few_cells_fails(self) -> None:
        with pytest.raises(ValueError, match="zip"):
            draw('{% table "uren" "Uren" columns rows %}', columns=self.COLUMNS, rows=[["19 nov"]])


class TestPages:
    def test_keeps_the_other_search_terms_and_marks_the_page(self) -> None:
        request = RequestFactory().get("/", {"naam": "de Vries", "pagina": "2"})
        html = draw("{% pages page %}", page=Paginator(range(100), 10).page(2), request=request)
        assert '<a href="?naam=de+Vries&amp;pagina=2" aria-current="page">2</a>' in html
        assert ">Vorige</a>" in html
        assert "<span>…</span>" in html

    def test_one_page_has_no_page_numbers(self) -> None:
        assert draw("{% pages page %}", page=Paginator(range(3), 10).page(1)).strip() == ""


class TestLanguage:
    def test_plural_of_one_error_and_of_two(self) -> None:
        one = {"errors": [{"message": "a", "target": ""}]}
        two = {"errors": [{"message": "a", "target": ""}] * 2}
        source = '{% include "lms/components/error_summary.html" %}'
        assert "Er is 1 ding te verbeteren" in draw(source, **one)
        assert "Er zijn 2 dingen te verbeteren" in draw(source, **two)

    def test_dates_are_dutch(self) -> None:
        from datetime import date

        with translation.override("nl"):
            html = draw('{% include "lms/components/date.html" with date=day only %}', day=date(2026, 11, 26))
        assert html.strip() == '<p class="ll-date">do <b>26</b> nov</p>'


class _Inline(HTMLParser):
    """Collects what a strict content security policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        self.found += [f"{tag} {name}" for name in names if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in names):
            self.found.append(tag)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_template_has_inline_style_or_script(path: Path) -> None:
    parser = _Inline()
    parser.feed(re.sub(r"{[{%].*?[%}]}", "", path.read_text(encoding="utf-8"), flags=re.S))
    assert parser.found == []


@pytest.mark.parametrize("path", sorted((ROOT / "templates/lms").glob("*/*.html")), ids=lambda path: path.stem)
def test_every_component_says_at_its_top_what_it_takes(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.startswith(("{% comment %}", "{% extends"))
