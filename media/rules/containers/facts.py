"""What is known about a recording after a look into the file."""

import math
from dataclasses import dataclass

AUDIO, VIDEO = "audio", "video"
LONGEST = 24 * 3600  # seconds; more is a broken header


class NotPlayable(Exception):
    """Not a recording that browsers play. reason: 'unknown', 'broken', 'quicktime' or 'matroska'."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Facts:
    """kind: AUDIO or VIDEO. seconds: None when the file does not say how long it is. extension: with the dot."""

    content_type: str
    kind: str
    extension: str
    seconds: float | None


def usable(seconds: float) -> float | None:
    """A duration that can be believed, else None."""
    return seconds if math.isfinite(seconds) and 0 < seconds <= LONGEST else None
