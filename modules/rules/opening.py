"""Which steps are not open yet: because of the order of the module, or because of a date after the start."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class OrderedStep:
    """A live step. waits: for the required steps before it. after_days: opens so many days after the start."""

    id: UUID
    required: bool
    waits: bool = False
    after_days: int | None = None


@dataclass(frozen=True)
class Closed:
    """Why a step is not open. first: the step to do before. opens_on: the day from which it is open."""

    first: UUID | None = None
    opens_on: datetime.date | None = None


def closed_steps(
    steps: Sequence[OrderedStep],
    *,
    handed: Collection[UUID],
    begun: Collection[UUID],
    start: datetime.date,
    today: datetime.date,
) -> dict[UUID, Closed]:
    """The steps that are not open, with the reason.

    handed: completed, or waiting for somebody else: a learner is not held up by a trainer who has not looked yet, nor
    by a moment that is planned for later.
    begun: what was begun stays open, whatever the author changes afterwards.
    """
    closed: dict[UUID, Closed] = {}
    first_open: UUID | None = None
    for step in steps:
        opens_on = start + datetime.timedelta(days=step.after_days) if step.after_days else None
        if step.id not in handed and step.id not in begun:
            if opens_on and opens_on > today:
                closed[step.id] = Closed(opens_on=opens_on)
            elif step.waits and first_open:
                closed[step.id] = Closed(first=first_open)
        if first_open is None and step.required and step.id not in handed:
            first_open = step.id
    return closed
