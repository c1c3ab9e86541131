"""What a piece of rich text holds: its paragraphs and links. Reads HTML, never makes it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_BLOCKS = {"p", "li", "h2", "h3", "h4", "blockquote"}
_BOLD = {"b", "strong"}


@dataclass(frozen=True)
class Paragraph:
    """text: without tags. tag: 'p', 'li', ... all_bold: every letter of it is bold."""

    text: str
    tag: str
    all_bold: bool


@dataclass(frozen=True)
class Link:
    """is_dead: it leads nowhere."""

    text: str
    is_dead: bool


@dataclass
class Markup:
    """Paragraphs and links in order; text: all paragraphs, one a line."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(each.text for each in self.paragraphs)


def read_markup(html: str) -> Markup:
    """Read rich text as Wagtail stores it (links to pages and documents have an id) or as plain HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Markup()
        self._tag, self._text, self._plain, self._bold = "p", "", "", 0
        self._link: tuple[bool, str] | None = None

    def end_paragraph(self) -> None:
        """Keep what was read since the last border."""
        text = " ".join(self._text.split())
        if text:
            self.found.paragraphs.append(Paragraph(text, self._tag, not self._plain.strip()))
        self._tag, self._text, self._plain = "p", "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.end_paragraph()
            self._tag = tag
        elif tag == "br":
            self._text += "\n"
        elif tag in _BOLD:
            self._bold += 1
        elif tag == "a":
            known = dict(attrs)
            goal = (known.get("href") or "").strip()
            self._link = (not known.get("id") and goal in ("", "#"), "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_paragraph()
        elif tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        elif tag == "a" and self._link:
            is_dead, text = self._link
            self.found.links.append(Link(" ".join(text.split()), is_dead))
            self._link = None

    def handle_data(self, data: str) -> None:
        self._text += data
        if not self._bold:
            self._plain += data
        if self._link:
            self._link = (self._link[0], self._link[1] + data)
