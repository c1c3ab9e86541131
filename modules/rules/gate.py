"""What keeps a page from being published: checks on plain passages of text, pictures, tables and files.

Pure: a check gives a Fault with a code; modules.gate says it in words and shows where to mend it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from modules.rules import wording
from modules.rules.markup import Markup, read_markup


@dataclass(frozen=True)
class Problem:
    """One reason why a page cannot be published, said to its author.

    field: name of the form field that mends it ('' for the whole page). message: what to do, one or two sentences.
    block: id of the block in that field, when the field is a stream.
    """

    field: str
    message: str
    block: str = ""


@dataclass(frozen=True)
class Passage:
    """A piece of a page as the checks read it.

    kind: 'heading', 'html', 'text', 'said' (words of somebody else), 'picture', 'table' or 'file'.
    level: of a heading. rows: cells of a table, the header first. name: file name of a picture or file.
    """

    kind: str
    field: str
    block: str = ""
    text: str = ""
    level: int = 2
    decorative: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Fault:
    """Something that a check found. what: the words it is about, to quote."""

    code: str
    field: str
    block: str = ""
    what: str = ""


@dataclass
class _Found:
    faults: list[Fault] = field(default_factory=list)

    def add(self, code: str, at: Passage, what: str = "") -> None:
        fault = Fault(code, at.field, at.block, wording.shorten(what))
        if fault not in self.faults:
            self.faults.append(fault)


def faults_in(passages: Sequence[Passage]) -> list[Fault]:
    """Everything that is wrong, in the order of the page; then what is wrong with the page as a whole."""
    found = _Found()
    for passage in passages:
        _CHECKS[passage.kind](passage, found)
    _check_outline([each for each in passages if each.kind == "heading"], found)
    _check_whole(passages, found)
    return found.faults


def _heading(at: Passage, found: _Found) -> None:
    if not at.text.strip():
        found.add("heading.empty", at)
    elif wording.is_shouting(at.text):
        found.add("capitals", at, at.text)


def _html(at: Passage, found: _Found) -> None:
    markup = read_markup(at.text)
    if not markup.text.strip():
        found.add("text.empty", at)
    _check_links(at, markup, found)
    for paragraph in markup.paragraphs:
        if wording.is_shouting(paragraph.text):
            found.add("capitals", at, paragraph.text)
        if paragraph.all_bold and wording.looks_like_heading(paragraph.text):
            found.add("heading.fake", at, paragraph.text)
        if paragraph.tag == "p" and wording.looks_like_item(paragraph.text):
            found.add("list.fake", at, paragraph.text)
    _check_wording(at, markup.text, found)


def _check_links(at: Passage, markup: Markup, found: _Found) -> None:
    for link in markup.links:
        if not link.text.strip():
            found.add("link.empty", at)
        elif wording.is_vague_link(link.text):
            found.add("link.vague", at, link.text)
        elif wording.is_address(link.text):
            found.add("link.address", at, link.text)
        if link.is_dead:
            found.add("link.nowhere", at, link.text)


def _text(at: Passage, found: _Found) -> None:
    _check_wording(at, at.text, found)


def _check_wording(at: Passage, text: str, found: _Found) -> None:
    if colour := wording.only_colour(text):
        found.add("colour", at, colour)
    if place := wording.only_place(text):
        found.add("place", at, place)


def _said(at: Passage, found: _Found) -> None:
    if not at.text.strip():
        found.add("text.empty", at)


def _picture(at: Passage, found: _Found) -> None:
    if at.decorative:
        return
    if not at.text.strip():
        found.add("picture.bare", at)
    elif wording.is_file_name(at.text, at.name):
        found.add("picture.file_name", at, at.text)


def _table(at: Passage, found: _Found) -> None:
    header = at.rows[0] if at.rows else ()
    if not at.text.strip():
        found.add("table.caption", at)
    # The corner above a column of names may stay empty.
    if not header or any(not cell.strip() for cell in header[1:]) or not any(cell.strip() for cell in header):
        found.add("table.header", at)
    if len(at.rows) < 2:
        found.add("table.empty", at)


def _file(at: Passage, found: _Found) -> None:
    if not at.text.strip() or wording.is_file_name(at.text, at.name):
        found.add("file.name", at, at.text or at.name)


_CHECKS: dict[str, Callable[[Passage, _Found], None]] = {
    "heading": _heading,
    "html": _html,
    "text": _text,
    "said": _said,
    "picture": _picture,
    "table": _table,
    "file": _file,
}


def _check_outline(headings: Sequence[Passage], found: _Found) -> None:
    """The title of the page is level 1; no heading may be more than one deeper than the one before."""
    above, section, seen = 1, "", set()
    for heading in headings:
        if heading.level > above + 1:
            found.add("heading.jump", heading, heading.text)
        above = heading.level
        section = "" if heading.level == 2 else section
        words = (section, heading.level, heading.text.strip().casefold())
        if heading.text.strip() and words in seen:
            found.add("heading.twice", heading, heading.text)
        seen.add(words)
        section = heading.text.strip().casefold() if heading.level == 2 else section


def _check_whole(passages: Sequence[Passage], found: _Found) -> None:
    """A step that is only a file leaves out who cannot open it."""
    files = [each for each in passages if each.kind == "file"]
    if files and wording.count_words(" ".join(_texts(passages))) < wording.ENOUGH_BESIDE_A_FILE:
        found.add("file.only", files[0])


def _texts(passages: Sequence[Passage]) -> Iterator[str]:
    for each in passages:
        if each.kind == "html":
            yield read_markup(each.text).text
        elif each.kind in ("text", "said"):
            yield each.text
        elif each.kind == "table":
            yield " ".join(cell for row in each.rows for cell in row)
