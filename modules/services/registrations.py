"""Starting a run through a module."""

import datetime

from lms.models import Membership, Organisation, Person
from lms.tenancy import Role
from modules.models import Module, Registration


class ModuleNotOpen(Exception):
    """Nobody may start this module by themselves, or it is archived."""


def register(
    *,
    person: Person,
    module: Module,
    organisation: Organisation | None = None,
    run: int = 1,
    starts_on: datetime.date | None = None,
) -> Registration:
    """One person's run through one module. Idempotent: the same run is made once, whoever asks.

    starts_on: dates of steps count from here; None is the day of the registration.
    """
    registration, _ = Registration.objects.get_or_create(
        person=person, module=module, run=run, defaults={"organisation": organisation, "starts_on": starts_on}
    )
    return registration


def start_by_oneself(*, person: Person, module: Module) -> Registration:
    """Start an open module, on behalf of the municipality one works for today. Raises ModuleNotOpen."""
    if not module.open_to_all or module.archived_at is not None:
        raise ModuleNotOpen
    membership = (
        Membership.objects.active()
        .filter(person=person, role=Role.LEARNER)
        .select_related("organisation")
        .order_by("-valid_from", "-pk")
        .first()
    )
    return register(person=person, module=module, organisation=membership.organisation if membership else None)
