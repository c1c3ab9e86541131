"""What reading a file with questions gives, and what writing one leaves out: questions, and notes on what was lost.

Pure. A note has a code; modules.exchange says it in words.
"""

import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from modules.rules.markup import read_markup
from modules.rules.question import QuestionSpec

GAP = "_____"  # stands for a gap in a text that comes from, or goes to, a file
MOST_TEXT = 400  # characters of a question; what is longer goes into the situation
MOST_POINTS = 100

_ONCE = ("layout", "markdown")  # said once of a question
_TAGGED = re.compile(r"</?[a-zA-Z][^<>]*>|&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);|<!--")
_PLAIN_TAGS = re.compile(r"</?(p|br|div|span)\s*/?>", re.IGNORECASE)
_PICTURES = re.compile(r"<(img|object|audio|video|iframe|embed|svg|picture|math)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Note:
    """One thing that could not be taken over.

    where: the line, or the name of the file in a package. about: how the question begins. what: the words or the part
    that it is about. is_lost: the whole question is left out.
    """

    where: str
    about: str
    code: str
    what: str = ""
    is_lost: bool = False


@dataclass(frozen=True)
class Found:
    """A question in a file: where it stands, as in Note.where."""

    spec: QuestionSpec
    where: str


@dataclass(frozen=True)
class Parsed:
    """All that a file holds. format: 'GIFT' or 'QTI'."""

    format: str
    found: tuple[Found, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Written:
    """A file to hand out, with what is not in it. questions: how many are in it."""

    content: bytes
    questions: int
    notes: tuple[Note, ...] = ()


class NotTaken(ValueError):
    """A question cannot be taken over. code and what: as in Note."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(code)
        self.code, self.what = code, what


class Unreadable(ValueError):
    """A file cannot be read at all; its text is a code."""


@dataclass
class Notebook:
    """Collects notes about one question. where, about: as in Note."""

    where: str
    about: str = ""
    notes: list[Note] = field(default_factory=list)

    def add(self, code: str, what: Any = "", *, lost: bool = False) -> None:
        """Write down one thing, once."""
        note = Note(self.where, shorten(self.about), code, shorten(str(what)), lost)
        if note not in self.notes and not (code in _ONCE and any(each.code == code for each in self.notes)):
            self.notes.append(note)

    def plain(self, text: str, *, mark: str = "") -> str:
        """Text without mark-up, paragraphs with an empty line between; notes pictures and layout that are lost.

        mark: 'html', 'markdown', 'plain', or '' when the text may hold HTML.
        """
        if mark == "markdown":
            self.add("markdown", text)
        if mark == "plain" or not _TAGGED.search(text):
            return text.strip()
        if _PICTURES.search(text):
            self.add("picture", text)
        found = read_markup(text)
        if re.search(r"</?[a-zA-Z]", _PICTURES.sub("", _PLAIN_TAGS.sub("", text))):
            self.add("layout", found.text)
        return "\n\n".join(each.text for each in found.paragraphs)


def key_of(place: int, text: str) -> str:
    """The id of an option or part that has none: always the same for the same text, and silent about its place."""
    return sha256(f"{place}/{text}".encode()).hexdigest()[:16]


def shorten(text: str, most: int = 80) -> str:
    """The beginning of a text on one line."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def split_text(text: str) -> tuple[str, str]:
    """(case, question) of a longer text: its last paragraph asks; of a very long paragraph its last sentence."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]
    if not parts:
        return "", ""
    *before, asked = parts
    asked = " ".join(asked.split())
    if len(asked) > MOST_TEXT:
        sentences = re.split(r"(?<=[.!?:])\s+", asked)
        before.append(" ".join(sentences[:-1]))
        asked = sentences[-1]
    return "\n\n".join(part for part in before if part), asked


def split_gap(text: str) -> tuple[str, str, str]:
    """(case, question, body) of a text with GAP in it: its last paragraph is the body when others come before it."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]
    if len(parts) > 1 and GAP in parts[-1]:
        case, asked = split_text("\n\n".join(parts[:-1]))
        return case, asked, parts[-1]
    case, asked = split_text(text)
    return case, asked, GAP


def signature(spec: QuestionSpec) -> tuple[Any, ...]:
    """Equal for questions that ask the same: kind, texts and answers; ids, tags and points do not count."""
    return (spec.kind, spec.text, spec.case, _without_ids(spec.options), _without_ids(spec.content))


def _without_ids(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_without_ids(each) for each in value)
    if hasattr(value, "__dataclass_fields__"):
        return (
            type(value).__name__,
            *(_without_ids(part) for name, part in sorted(vars(value).items()) if name not in ("id", "audio")),
        )
    return value
