"""Which parts of a recording were really played: ranges of seconds, merged, and what can be believed of a report.

A union does not mind the order of reports, nor getting one twice; so a telephone may send late what it kept.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Any

Range = tuple[float, float]

FASTEST = 2.0  # the highest speed that the players of browsers offer
SLACK = 10.0  # seconds, for clocks and for what was buffered before the first report
JOIN = 0.5  # seconds: a smaller gap is the rounding of a player, not something that was skipped
MOST_RANGES = 500


class InvalidRanges(ValueError):
    """Not a list of pairs of numbers."""


def merge(ranges: Iterable[Range]) -> list[Range]:
    """The union, in order, without overlaps or gaps smaller than JOIN."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1] + JOIN:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def clean(reported: Any, duration: float) -> list[Range]:
    """Ranges from a browser: inside the recording, merged, in tenths of seconds. Raises InvalidRanges."""
    if not isinstance(reported, Sequence) or isinstance(reported, str) or len(reported) > MOST_RANGES:
        raise InvalidRanges
    inside = []
    for pair in reported:
        if not isinstance(pair, Sequence) or len(pair) != 2 or not all(map(_is_number, pair)):
            raise InvalidRanges
        start, end = max(0.0, round(pair[0], 1)), min(round(pair[1], 1), round(duration, 1))
        if end > start:
            inside.append((start, end))
    return merge(inside)


def seconds(ranges: Iterable[Range]) -> float:
    """How much was played, in seconds. ranges: merged."""
    return sum(end - start for start, end in ranges)


def share(ranges: Iterable[Range], duration: float) -> float:
    """Played part of the recording, from 0 to 1."""
    return min(1.0, seconds(ranges) / duration) if duration > 0 else 0.0


def percentage(ranges: Iterable[Range], duration: float) -> int:
    """For people: rounded down, so that 100 means all of it; the last second of a player never counts against you."""
    played = seconds(ranges)
    return 100 if duration > 0 and played >= duration - _tail(duration) else int(share(ranges, duration) * 100)


def is_enough(ranges: Iterable[Range], duration: float, needed: int) -> bool:
    """Whether `needed` percent was played. ranges: merged."""
    return duration > 0 and seconds(ranges) >= duration * needed / 100 - _tail(duration)


def is_plausible(before: Iterable[Range], after: Iterable[Range], elapsed: float) -> bool:
    """Whether a report can be true. before, after: merged ranges without and with it.

    elapsed: seconds on the server since the page was first opened. A report that adds nothing is always fine.
    """
    played = seconds(after)
    return played <= seconds(before) or played <= max(0.0, elapsed) * FASTEST + SLACK


def _tail(duration: float) -> float:
    """What a player may leave at the end: a second, of a very short fragment less."""
    return min(1.0, duration * 0.02)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
