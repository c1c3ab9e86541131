"""From what is done to where somebody is: the state of each step, the next step, and whether a module is complete."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal
from uuid import UUID

State = Literal["klaar", "bezig", "open", "wacht", "gepland", "opnieuw", "dicht"]
Mark = Literal["wacht", "gepland", "opnieuw", "dicht"]

# Nothing that the learner can do now: others have the ball, the moment is still to come, or the step is not open.
_NOT_NOW: frozenset[State] = frozenset({"klaar", "wacht", "gepland", "dicht"})


@dataclass(frozen=True)
class Step:
    """A live activity, in the order of the module. by_others: somebody else says when it is done, on a day."""

    id: UUID
    required: bool
    by_others: bool = False


@dataclass(frozen=True)
class Progress:
    """states: per step. next_step: the first step to go on with; None when nothing is left that the learner can do."""

    states: Mapping[UUID, State]
    done: int
    total: int
    required_done: int
    required_total: int
    next_step: UUID | None

    @property
    def is_complete(self) -> bool:
        """All required steps are done; a module without required steps asks for all of them."""
        return is_complete(
            done=self.done,
            total=self.total,
            required_done=self.required_done,
            required_total=self.required_total,
        )


def is_complete(*, done: int, total: int, required_done: int, required_total: int) -> bool:
    """Rule of completion on counts of live steps; an empty module is never complete."""
    if required_total:
        return required_done >= required_total
    return total > 0 and done >= total


def progress(
    steps: Sequence[Step],
    completed: Collection[UUID],
    touched: Collection[UUID],
    marks: Mapping[UUID, Mark] = MappingProxyType({}),
) -> Progress:
    """Work out the progress. completed: finished activities. touched: tried or answered.

    marks: steps where somebody else has the ball ('wacht'), that have a moment that is still to come ('gepland'),
    that need more ('opnieuw') or are not open yet ('dicht').
    All of them may hold ids of steps that are gone.
    """
    states: dict[UUID, State] = {step.id: _state(step.id, completed, touched, marks) for step in steps}
    open_steps = [step for step in steps if states[step.id] not in _NOT_NOW]
    # What came back with a question goes first, then what was begun.
    first = next((step for step in open_steps if states[step.id] == "opnieuw"), None)
    first = first or next((step for step in open_steps if states[step.id] == "bezig"), None)
    # What the learner can do now goes first; a required step goes before an optional one that was skipped.
    own = [step for step in open_steps if not step.by_others]
    first = first or next((step for step in own if step.required), None)
    first = first or next(iter(own), None) or next(iter(open_steps), None)
    return Progress(
        states=states,
        done=sum(state == "klaar" for state in states.values()),
        total=len(steps),
        required_done=sum(step.required and states[step.id] == "klaar" for step in steps),
        required_total=sum(step.required for step in steps),
        next_step=first.id if first else None,
    )


def _state(step: UUID, completed: Collection[UUID], touched: Collection[UUID], marks: Mapping[UUID, Mark]) -> State:
    if step in completed:
        return "klaar"
    return marks.get(step) or ("bezig" if step in touched else "open")
