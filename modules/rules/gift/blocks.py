"""The outer form of GIFT: comments, categories, questions with an empty line between, escapes and format marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# An escaped sign becomes a sign of the private area while the text is taken apart.
_ESCAPED = {sign: chr(0xE000 + at) for at, sign in enumerate("\\~=#{}:")} | {"n": chr(0xE010)}
_PLAIN = {held: sign for sign, held in _ESCAPED.items()} | {_ESCAPED["n"]: "\n"}
_PRIVATE = re.compile("[\ue000-\ue0ff]")
_ESCAPE = re.compile(r"\\([\\~=#{}:n])")
_TAG = re.compile(r"\[tag:([^\]]+)\]")
_POINTS = re.compile(r"\[points:(\d{1,5})\]")
_MARK = re.compile(r"\s*\[(html|moodle|plain|markdown)\]\s*", re.IGNORECASE)


@dataclass
class Block:
    """One question as it stands in the file; signs that were escaped are held (see `free`).

    line: where it begins, from 1. tags: of its category and of comments above it. points: of a comment, or None.
    """

    line: int
    text: str
    tags: tuple[str, ...] = ()
    points: int | None = None


@dataclass
class _Pending:
    tags: list[str] = field(default_factory=list)
    points: int | None = None
    lines: list[str] = field(default_factory=list)
    start: int = 0


def blocks_of(text: str) -> Iterator[Block]:
    """The questions of a GIFT file, one by one."""
    category: tuple[str, ...] = ()
    pending = _Pending()
    for number, line in enumerate([*text.lstrip("\ufeff").splitlines(), ""], 1):
        bare = line.strip()
        if bare.startswith("//"):
            pending.tags += [each.strip() for each in _TAG.findall(bare)]
            points = _POINTS.search(bare)
            pending.points = int(points.group(1)) if points else pending.points
        elif bare.startswith("$CATEGORY:") and not pending.lines:
            category = _category(bare.removeprefix("$CATEGORY:"))
        elif bare:
            pending.start = pending.start or number
            pending.lines.append(hold(line.rstrip()))
        elif pending.lines:
            tags = tuple(dict.fromkeys([*category, *pending.tags]))
            yield Block(pending.start, "\n".join(pending.lines), tags, pending.points)
            pending = _Pending()
        else:
            pending = _Pending()  # a comment on its own belongs to no question


def _category(path: str) -> tuple[str, ...]:
    """The last part of '$course$/top/Zorg/Luisteren', which '//' would write with a slash in it."""
    parts = [part.replace("\0", "/").strip() for part in path.replace("//", "\0").split("/")]
    named = [part for part in parts if part and part != "top" and not part.startswith("$")]
    return tuple(named[-1:])


def hold(text: str) -> str:
    """The text with escaped signs held, so that only signs with a meaning are left."""
    return _ESCAPE.sub(lambda match: _ESCAPED[match.group(1)], _PRIVATE.sub("\ufffd", text))


def free(text: str) -> str:
    """The text with held signs as they are read; line breaks of the file itself are spaces."""
    return "".join(_PLAIN.get(sign, sign) for sign in " ".join(text.split()))


def escaped(text: str) -> str:
    """The text as GIFT writes it, on one line."""
    text = re.sub(r"[\\~=#{}:]", lambda match: "\\" + match.group(), text.strip())
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def marked(text: str) -> tuple[str, str]:
    """(format, the rest) of a text that may begin with a format mark such as '[html]'."""
    mark = _MARK.match(text)
    return (mark.group(1).lower(), text[mark.end() :]) if mark else ("", text)
