"""Words with an explanation on the spot: `[[term]]` in a text, or `[[term|as it stands in the sentence]]`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

_MARK = re.compile(r"\[\[([^\[\]|<>]{1,80})(?:\|([^\[\]|<>]{1,80}))?\]\]")
# In these a button would be inside something that can be pressed itself, or in the outline of the page.
_NOT_IN = {"a", "button", "summary", "h1", "h2", "h3", "h4", "caption", "th", "label", "figcaption"}
_VOID = {"br", "hr", "img", "input", "path", "use", "source", "wbr"}


@dataclass(frozen=True)
class Term:
    """A word of the list."""

    name: str
    explanation: str


@dataclass
class Woven:
    """html with a button at every known term; used: the terms on the page, in order; unknown: marks without one."""

    html: str
    used: list[Term] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def names_in(text: str) -> list[str]:
    """The terms that a text (or HTML) marks, once each, as they are written."""
    return list(dict.fromkeys(" ".join(unescape(match.group(1)).split()) for match in _MARK.finditer(text)))


def without_marks(text: str) -> str:
    """The text as it is read, without brackets."""
    return _MARK.sub(_bare, text)


def key_of(name: str) -> str:
    """Under which a term is found: spaces and capitals do not count."""
    return " ".join(name.split()).casefold()


def weave(html: str, terms: Mapping[str, Term], start: int = 1) -> Woven:
    """Put the explanations into finished HTML. terms: `key_of` a name -> term. start: number of the first button.

    Works without script: the button opens a popover that stands behind it in the text. A mark inside a heading, a
    link or an attribute only loses its brackets.
    """
    weaver = _Weaver(terms, start)
    weaver.feed(html)
    weaver.close()
    return Woven("".join(weaver.out), list(weaver.used.values()), list(dict.fromkeys(weaver.unknown)))


class _Weaver(HTMLParser):
    """Copies HTML as it is and changes only the marks in its text."""

    def __init__(self, terms: Mapping[str, Term], start: int) -> None:
        super().__init__(convert_charrefs=False)
        self.terms, self.number = terms, start
        self.out: list[str] = []
        self.used: dict[str, Term] = {}
        self.unknown: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.out.append(_MARK.sub(_bare, self.get_starttag_text() or ""))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.out.append(_MARK.sub(_bare, self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        self.out.append(f"</{tag}>")
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.out.append(_MARK.sub(self._explained, data))

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.out.append(f"<!--{data}-->")

    def _explained(self, match: re.Match[str]) -> str:
        shown = _bare(match)
        term = self.terms.get(key_of(unescape(match.group(1))))
        if term is None:
            self.unknown.append(" ".join(unescape(match.group(1)).split()))
            return shown
        self.used.setdefault(key_of(term.name), term)
        if _NOT_IN & set(self._open):
            return shown
        number, self.number = self.number, self.number + 1
        return (
            f'<button type="button" class="ll-term" popovertarget="woord-{number}">{shown}</button>'
            f'<span class="ll-term__card" id="woord-{number}" popover><strong>{escape(term.name)}</strong> '
            f"{escape(term.explanation)}</span>"
        )


def _bare(match: re.Match[str]) -> str:
    return match.group(2) or match.group(1)
