"""Which of two texts stands when both were written to the same place: on two devices, or sent in another order.

No clocks: a text says which earlier one it was written on, and that decides. Nothing is ever overwritten by a text
whose writer had not seen what was there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from uuid import UUID


class Standing(Enum):
    """What becomes of a text that comes in."""

    REPLAY = "replay"  # it was here before: nothing changes
    STANDS = "stands"  # it follows the text that is here, and takes its place
    OLDER = "older"  # something that was written on it came in earlier: nothing changes
    BESIDE = "beside"  # its writer had not seen the text that is here: both are kept, the writer chooses


@dataclass(frozen=True)
class Written:
    """A text that came in. based_on: key of the text that its writer had before them; None for a blank page."""

    key: UUID
    based_on: UUID | None


def standing(
    arriving: Written, *, current: UUID | None, beside: Iterable[UUID], known: Mapping[UUID, UUID | None]
) -> Standing:
    """Judge a text.

    current: key of the text that stands, None when there is none. beside: keys of texts that wait for a choice.
    known: every key that came in before -> the key that it was based on.
    """
    if arriving.key in known:
        return Standing.REPLAY
    ends = [current, *beside]
    if any(arriving.key in _ancestors(end, known) for end in ends if end is not None):
        return Standing.OLDER
    return Standing.STANDS if current in (None, arriving.based_on) else Standing.BESIDE


def _ancestors(key: UUID, known: Mapping[UUID, UUID | None]) -> set[UUID]:
    found: set[UUID] = set()
    step = known.get(key)
    while step is not None and step not in found:
        found.add(step)
        step = known.get(step)
    return found
