"""When a workplace task is done, and who has the ball."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Mark = Literal["", "asked", "good", "again"]
Ball = Literal["learner", "coach", "done"]


@dataclass(frozen=True)
class WorkItem:
    """One thing to do at work. id: stays the same when the author changes the text."""

    id: str
    text: str
    how: str
    required: bool


def is_done(items: Sequence[WorkItem], good: set[str]) -> bool:
    """Every obligatory item is good; a task without obligatory items asks for all of them. Empty is never done."""
    needed = [item for item in items if item.required] or list(items)
    return bool(needed) and all(item.id in good for item in needed)


def ball(items: Sequence[WorkItem], marks: Mapping[str, Mark]) -> Ball:
    """Who has to do something now. marks: item -> how it stands; what a learner can still do goes first."""
    if is_done(items, {item for item, mark in marks.items() if mark == "good"}):
        return "done"
    needed = [item for item in items if item.required] or list(items)
    if any(marks.get(item.id, "") in ("", "again") for item in needed):
        return "learner"
    return "coach"
