"""Chapters of a recording, as an author types them: a time and a title per line."""

import re
from dataclasses import dataclass

_LINE = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)\s+[-–]?\s*(\S.*)")
LONGEST = 120  # characters of a title


@dataclass(frozen=True)
class Chapter:
    """start: in seconds."""

    start: int
    title: str


class InvalidChapters(ValueError):
    """line: counted from 1. reason: 'form', 'order', 'late' or 'long'. part: what stands there."""

    def __init__(self, line: int, reason: str, part: str) -> None:
        super().__init__(f"line {line}: {reason} {part!r}")
        self.line, self.reason, self.part = line, reason, part[:60]


def parse(text: str, duration: float | None = None) -> list[Chapter]:
    """The chapters in order; empty lines do not count. duration: in seconds. Raises InvalidChapters."""
    chapters: list[Chapter] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line.strip())
        if found is None:
            raise InvalidChapters(number, "form", line)
        hours, minutes, seconds, title = found.groups()
        start = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
        if len(title) > LONGEST:
            raise InvalidChapters(number, "long", line)
        if chapters and start <= chapters[-1].start:
            raise InvalidChapters(number, "order", line)
        if duration is not None and start >= duration:
            raise InvalidChapters(number, "late", line)
        chapters.append(Chapter(start, title.strip()))
    return chapters
