"""The building blocks of a reading page: look-book markup, a heading outline without holes, and nothing unsafe."""

import re

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Picture
from wagtail.images.models import Image

from modules.models import ReadingPage

pytestmark = pytest.mark.django_db  # a page asks for its content type

EVIL = "<script>alert(1)</script>"


def rendered(*blocks: tuple[str, object]) -> str:
    return ReadingPage(title="Lezen", body=list(blocks)).body.render_as_block()


@pytest.mark.parametrize(
    ("kind", "value", "seen"),
    [
        ("heading", {"text": "Kop", "level": "2"}, "<h2>Kop</h2>"),
        ("heading", {"text": "Tussenkop", "level": "3"}, "<h3>Tussenkop</h3>"),
        ("paragraph", "<p>Tekst met <b>nadruk</b>.</p>", "<p>Tekst met <b>nadruk</b>.</p>"),
        ("quote", {"text": "Zij was bang.", "who": "Sanne"}, '<blockquote class="ll-quote"><p>Zij was bang.</p>'),
        ("callout", {"title": "Let op", "text": "<p>Praat langzaam.</p>"}, "ll-alert ll-alert--attention"),
        ("accordion", {"title": "Meer", "text": "<p>Uitleg.</p>"}, '<details class="ll-more"><summary>Meer</summary>'),
        ("checklist", {"title": "Doe dit", "items": ["Noem je naam."]}, "<li>Noem je naam.</li>"),
    ],
)
def test_a_block_has_the_markup_of_the_look_book(kind, value, seen):
    assert seen in rendered((kind, value))


def test_a_conversation_shows_who_says_what():
    turns = [{"who": "Inwoner", "text": "Hallo?", "own": False}, {"who": "Jij", "text": "Goedemorgen.", "own": True}]
    html = rendered(("dialogue", {"turns": turns}))

    assert html.count('<li class="ll-talk__turn"><p class="ll-talk__who">Inwoner</p>') == 1
    assert html.count('<li class="ll-talk__turn ll-talk__turn--you"><p class="ll-talk__who">Jij</p>') == 1


def test_only_heading_blocks_make_headings():
    html = rendered(
        ("callout", {"title": "Let op", "text": "<p>Praat langzaam.</p>"}),
        ("checklist", {"title": "Doe dit", "items": ["Noem je naam."]}),
        ("accordion", {"title": "Meer", "text": "<p>Uitleg.</p>"}),
    )

    assert not re.search(r"<h\d", html)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("heading", {"text": EVIL, "level": "2"}),
        ("paragraph", EVIL),
        ("quote", {"text": EVIL, "who": EVIL}),
        ("dialogue", {"turns": [{"who": EVIL, "text": EVIL, "own": False}]}),
        ("callout", {"title": EVIL, "text": EVIL}),
        ("accordion", {"title": EVIL, "text": EVIL}),
        ("checklist", {"title": EVIL, "items": [EVIL]}),
    ],
)
def test_what_an_author_writes_never_becomes_a_script(kind, value):
    assert "<script" not in rendered((kind, value))


# Wagtail leaves the temporary files of renditions to the garbage collector.
@pytest.mark.filterwarnings("ignore:.*Unclosed file:ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_image_has_its_description():
    picture = Image(title="Balie", width=900, height=500)
    file = ContentFile(b"", name="balie.png")
    Picture.new("RGB", (900, 500)).save(file.file, "PNG")
    picture.file = file
    picture.save()
    picture.contextual_alt_text, picture.decorative = "Een balie in een gemeentehuis", False
    html = rendered(("image", picture))

    assert 'alt="Een balie in een gemeentehuis"' in html
    assert "srcset=" in html
