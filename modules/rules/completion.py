"""When a module is complete: parts such as 'all reading', '4 of 5 sessions', 'every quiz with at least 70 %'."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Part:
    """kind: of the steps it is about ('': every kind). need: how many; None is all required ones.

    min_score: percentage 0-100 that the best try at a step must reach before it counts; None is any.
    """

    kind: str = ""
    need: int | None = None
    min_score: int | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Part":
        """From how a module row keeps it."""
        return cls(kind=data.get("kind", ""), need=data.get("need"), min_score=data.get("min_score"))


@dataclass(frozen=True)
class RuleStep:
    """A live step of the module."""

    id: UUID
    kind: str
    required: bool


@dataclass(frozen=True)
class PartState:
    """How far somebody is with a part. total: steps it is about. missing: those that do not count yet, in order."""

    part: Part
    done: int
    needed: int
    total: int
    missing: tuple[UUID, ...]

    @property
    def is_fulfilled(self) -> bool:
        """Whether enough steps count."""
        return self.done >= self.needed


def part_states(
    parts: Sequence[Part], steps: Sequence[RuleStep], done: Collection[UUID], best: Mapping[UUID, float | None]
) -> list[PartState]:
    """Each part for one learner. done: completed steps. best: best score per step, 0 to 1."""
    return [_state(part, steps, done, best) for part in parts]


def is_fulfilled(
    parts: Sequence[Part], steps: Sequence[RuleStep], done: Collection[UUID], best: Mapping[UUID, float | None]
) -> bool:
    """All parts are; a rule that is about no step at all never is."""
    states = part_states(parts, steps, done, best)
    return any(state.total for state in states) and all(state.is_fulfilled for state in states)


def _state(
    part: Part, steps: Sequence[RuleStep], done: Collection[UUID], best: Mapping[UUID, float | None]
) -> PartState:
    about = [step for step in steps if part.kind in ("", step.kind)]
    if part.need is None:
        # "All" leaves out what may be skipped, unless everything of this kind may be.
        about = [step for step in about if step.required] or about
    missing = tuple(step.id for step in about if not _counts(step.id, part, done, best))
    # A step that is gone must not make a module impossible.
    needed = len(about) if part.need is None else min(part.need, len(about))
    return PartState(part, len(about) - len(missing), needed, len(about), missing)


def _counts(step: UUID, part: Part, done: Collection[UUID], best: Mapping[UUID, float | None]) -> bool:
    if step not in done:
        return False
    # Binary fractions: 7 of 10 points is 70 %.
    return part.min_score is None or (best.get(step) or 0.0) * 100 + 1e-9 >= part.min_score
