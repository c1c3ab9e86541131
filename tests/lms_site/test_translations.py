"""English is complete: every Dutch text of ours has an English one."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils import translation
from django.utils.translation import template as django_template

from scripts.translations import APPS

ROOT = Path(settings.BASE_DIR)
KEYWORDS = [*DEFAULT_KEYWORDS, "gettext_noop", *(f"{name}_lazy" for name in ("gettext", "ngettext", "pgettext"))]
TEMPLATES = {".html", ".txt"}
# 'demo' is content, not interface: people, modules and questions in Dutch.
NOT_OURS = {"vendor", "migrations", "demo", "static", "locale"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|</?\w+[^>]*>")

Text = str | tuple[str, ...]


def texts_in(path: Path) -> set[Text]:
    """The ids in one file, a tuple where there is a plural."""
    source = path.read_text(encoding="utf-8")
    if path.suffix in TEMPLATES:
        # What is no text comes back as X and spaces: Babel would read those spaces as indentation.
        lines = django_template.templatize(source, origin=str(path)).splitlines()
        source = "\n".join(line.strip() for line in lines)
    found = extract_python(io.BytesIO(source.encode()), KEYWORDS, [], {"encoding": "utf-8"})
    return {_id(function, messages) for _, function, messages, _ in found if function}


def _id(function: str, messages: object) -> Text:
    """What is in quotes in a call: a plural has two texts, and a number that is no text."""
    if isinstance(messages, str):
        return messages
    quoted = tuple(text for text in messages or () if isinstance(text, str))
    return quoted if "ngettext" in function else quoted[-1] if quoted else ""


def used_in(room: str) -> set[Text]:
    """All ids in Python and templates of a room."""
    files = [
        path
        for path in (ROOT / room).rglob("*")
        if path.suffix in {".py", *TEMPLATES} and not NOT_OURS & set(path.relative_to(ROOT).parts)
    ]
    return set().union(*map(texts_in, files)) - {""}


def catalogue(room: str) -> Catalog:
    path = ROOT / room / "locale" / "en" / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale="en")
    with path.open("rb") as source:
        return read_po(source, locale="en")


def messages(room: str) -> list[Message]:
    return [message for message in catalogue(room) if message.id]


def pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Dutch and English, per form."""
    ids = message.id if isinstance(message.id, (list, tuple)) else [message.id]
    strings = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    yield from zip(ids, strings, strict=True)


@pytest.mark.parametrize("room", APPS)
def test_every_text_in_the_code_has_an_english_one(room):
    english = {
        tuple(message.id) if isinstance(message.id, (list, tuple)) else message.id
        for message in messages(room)
        if all(text for _, text in pairs(message))
    }
    assert sorted(map(str, used_in(room) - english)) == [], "run `make messages` and translate these"


@pytest.mark.parametrize("room", APPS)
def test_no_english_text_is_a_guess_or_left_over(room):
    used = {text if isinstance(text, str) else text[0] for text in used_in(room)}
    kept = [message.id if isinstance(message.id, str) else message.id[0] for message in messages(room)]
    assert [message.id for message in messages(room) if message.fuzzy] == []
    assert sorted(set(kept) - used) == [], "run `make messages`"


@pytest.mark.parametrize("room", APPS)
def test_english_has_the_same_placeholders_and_html(room):
    different = [
        (dutch, english)
        for message in messages(room)
        for dutch, english in pairs(message)
        if sorted(PLACEHOLDER.findall(dutch)) != sorted(PLACEHOLDER.findall(english))
    ]
    assert different == []


def test_one_dutch_text_has_one_english_text_in_all_rooms():
    # Django puts the catalogues of all apps together: the first one would win everywhere.
    seen: dict[str, set[str]] = {}
    for room in APPS:
        for message in messages(room):
            dutch, english = next(pairs(message))
            seen.setdefault(dutch, set()).add(english)
    assert {dutch: english for dutch, english in seen.items() if len(english) > 1} == {}


def test_a_certificate_is_never_called_a_diploma():
    wrong = [
        (dutch, english)
        for room in APPS
        for message in messages(room)
        for dutch, english in pairs(message)
        if "diploma" in english.lower() and "diploma" not in dutch.lower()
    ]
    assert wrong == []


def test_a_catalogue_has_no_dates_and_no_file_names():
    for room in APPS:
        path = ROOT / room / "locale" / "en" / "LC_MESSAGES" / "django.po"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert "-Date:" not in text
        assert "\n#: " not in text


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.html", '{% load i18n %}<p title="{% translate \'Een\' %}">{% translate "Twee" as x %}</p>{{ _("Drie") }}'),
        ("b.txt", "{% load i18n %}{% blocktranslate with a=b trimmed %}\n  Een {{ a }}\n{% endblocktranslate %}"),
        ("c.html", "{% blocktranslate count n=n %}{{ n }} dag{% plural %}{{ n }} dagen{% endblocktranslate %}"),
        ("d.py", "x = _('Een')\ny = ngettext('%d dag', '%d dagen', n)\nz = gettext_noop('Twee ' 'drie')"),
    ],
)
def test_the_search_finds_texts(tmp_path, name, source):
    path = tmp_path / name
    path.write_text(source)
    expected: dict[str, set[Text]] = {
        "a.html": {"Een", "Twee", "Drie"},
        "b.txt": {"Een %(a)s"},
        "c.html": {("%(n)s dag", "%(n)s dagen")},
        "d.py": {"Een", ("%d dag", "%d dagen"), "Twee drie"},
    }
    assert texts_in(path) == expected[name]


def test_dutch_is_what_stands_in_the_code():
    # A text of ours that is also an id of Django or Wagtail would get their Dutch.
    with translation.override("nl"):
        changed = {
            dutch: translation.gettext(dutch)
            for room in APPS
            for message in messages(room)
            for dutch, _ in pairs(message)
            if translation.gettext(dutch) != dutch
        }
    assert changed == {}
