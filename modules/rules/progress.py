"""From what is done to where somebody is: the state of each step, the next step, and whether a module is complete."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

State = Literal["klaar", "bezig", "open"]


@dataclass(frozen=True)
class Step:
    """A live activity, in the order of the module."""

    id: UUID
    required: bool


@dataclass(frozen=True)
class Progress:
    """states: per step. next_step: the first step that is busy, else the first that is open; None when all is done."""

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


def progress(steps: Sequence[Step], completed: set[UUID], touched: set[UUID]) -> Progress:
    """Work out the progress. completed: finished activities. touched: tried or answered; both may hold old ids."""
    states: dict[UUID, State] = {
        step.id: "klaar" if step.id in completed else "bezig" if step.id in touched else "open" for step in steps
    }
    open_steps = [step for step in steps if states[step.id] != "klaar"]
    first = next((step for step in open_steps if states[step.id] == "bezig"), None)
    # A required step goes before an optional one that was skipped.
    first = first or next((step for step in open_steps if step.required), None)
    first = first or next(iter(open_steps), None)
    return Progress(
        states=states,
        done=sum(state == "klaar" for state in states.values()),
        total=len(steps),
        required_done=sum(step.required and states[step.id] == "klaar" for step in steps),
        required_total=sum(step.required for step in steps),
        next_step=first.id if first else None,
    )
