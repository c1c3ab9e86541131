"""WebVTT captions (W3C), checked strictly: what a browser would silently drop is an error with its line number.

A reason is a short English word; media.captions turns it into a sentence for the author.
"""

import re
from dataclasses import dataclass

_TIME = re.compile(r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})")
_SRT_TIMING = re.compile(r"^(\d{2}:\d{2}:\d{2}),(\d{3} --> \d{2}:\d{2}:\d{2}),(\d{3})", re.MULTILINE)
_TAG = re.compile(r"<(/?)([^<>]*)>?")
_TAGS = ("c", "i", "b", "u", "v", "lang", "ruby", "rt")
_SETTINGS = ("vertical", "line", "position", "size", "align", "region")
_BLOCKS = ("NOTE", "STYLE", "REGION")
LONGEST = 500_000  # characters


@dataclass(frozen=True)
class Cue:
    """One piece of text on the screen; times in seconds."""

    start: float
    end: float
    text: str


class InvalidWebVTT(ValueError):
    """line: counted from 1. reason: 'empty', 'long', 'header', 'blank', 'arrow', 'time', 'order', 'end', 'text', 'tag',
    'setting' or 'cues'. part: what stands there."""

    def __init__(self, line: int, reason: str, part: str = "") -> None:
        super().__init__(f"line {line}: {reason} {part!r}")
        self.line, self.reason, self.part = line, reason, part[:60]


def normalise(text: str) -> str:
    """One kind of line end, no byte order mark; SubRip (.srt) becomes WebVTT."""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").strip("\n") + "\n"
    if not text.startswith("WEBVTT") and _SRT_TIMING.search(text):
        text = "WEBVTT\n\n" + _SRT_TIMING.sub(r"\1.\2.\3", text)
    return text


def parse(text: str) -> list[Cue]:
    """The cues of a normalised file, in order. Raises InvalidWebVTT at the first fault."""
    if not text.strip():
        raise InvalidWebVTT(1, "empty")
    if len(text) > LONGEST:
        raise InvalidWebVTT(1, "long")
    lines = text.split("\n")
    if not re.fullmatch(r"WEBVTT([ \t].*)?", lines[0]):
        raise InvalidWebVTT(1, "header", lines[0])
    if len(lines) > 1 and "-->" in lines[1]:
        raise InvalidWebVTT(2, "blank", lines[1])
    cues: list[Cue] = []
    for number, block in _blocks(lines):
        if number == 1 or (block[0].split()[0] in _BLOCKS and "-->" not in block[0]):
            continue
        cue = _cue(number, block)
        if cues and cue.start < cues[-1].start:
            raise InvalidWebVTT(number, "order", block[0])
        cues.append(cue)
    if not cues:
        raise InvalidWebVTT(len(lines), "cues")
    return cues


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Groups of lines between empty ones, each with the number of its first line."""
    blocks: list[tuple[int, list[str]]] = []
    fresh = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            fresh = True
        elif fresh:
            blocks.append((number, [line]))
            fresh = False
        else:
            blocks[-1][1].append(line)
    return blocks


def _cue(number: int, block: list[str]) -> Cue:
    at = 0 if "-->" in block[0] else 1  # a name may stand above the times
    if len(block) <= at or "-->" not in block[at]:
        raise InvalidWebVTT(number, "arrow", block[0])
    timing, line = block[at], number + at
    start, _, rest = timing.partition("-->")
    if not start.endswith((" ", "\t")) or not rest.startswith((" ", "\t")):
        raise InvalidWebVTT(line, "time", timing)
    end, *settings = rest.split()[:1] + rest.split()[1:] if rest.split() else [""]
    cue = Cue(_seconds(start.strip(), line), _seconds(end, line), "\n".join(block[at + 1 :]))
    if cue.end <= cue.start:
        raise InvalidWebVTT(line, "end", timing)
    for setting in settings:
        name, _, value = setting.partition(":")
        if name not in _SETTINGS or not value:
            raise InvalidWebVTT(line, "setting", setting)
    if not cue.text.strip():
        raise InvalidWebVTT(line, "text", timing)
    for extra, content in enumerate(block[at + 1 :], line + 1):
        _check_text(extra, content)
    return cue


def _seconds(text: str, line: int) -> float:
    found = _TIME.fullmatch(text)
    if found is None:
        raise InvalidWebVTT(line, "time", text)
    hours, minutes, seconds, thousandths = found.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(thousandths) / 1000


def _check_text(line: int, text: str) -> None:
    if "-->" in text:
        raise InvalidWebVTT(line, "arrow", text)
    for tag in _TAG.finditer(text):
        name = re.split(r"[.\s]", tag[2], maxsplit=1)[0]
        closed = tag[0].endswith(">")
        if not closed or (name and name not in _TAGS and not _TIME.fullmatch(tag[2])):
            raise InvalidWebVTT(line, "tag", tag[0])
