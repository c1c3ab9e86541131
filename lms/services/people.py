"""Making and linking people."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from lms.models import Membership, Organisation, Person, Team
from lms.models.person import sort_name_of
from lms.services.audit import record_change
from lms.tenancy.roles import Role


def ensure_person(user: Any) -> Person:
    """The person behind a log-in; made on first use, so that a host's users can start at once. Idempotent."""
    person = Person.objects.filter(user_id=user.pk).first()
    if person is None:
        name = (user.get_full_name() or user.get_username() or "").strip()
        email = getattr(user, "email", "") or ""
        person, _ = Person.objects.get_or_create(
            user_id=user.pk, defaults={"name": name, "sort_name": sort_name_of(name), "email": email}
        )
    return person


def create_person(*, name: str, email: str = "", user: Any = None) -> Person:
    """A new person; the sort name follows from the name."""
    return Person.objects.create(name=name, sort_name=sort_name_of(name), email=email, user=user)


@transaction.atomic
def grant_membership(
    *,
    person: Person,
    organisation: Organisation,
    role: Role = Role.LEARNER,
    team: Team | None = None,
    valid_from: datetime.date | None = None,
    granted_by: Person | None = None,
) -> Membership:
    """Put a person in an organisation with a role; doing it twice leaves one open membership."""
    membership, created = Membership.objects.get_or_create(
        person=person,
        organisation=organisation,
        role=role,
        valid_until=None,
        defaults={
            "team": team,
            "valid_from": valid_from or timezone.localdate(),
            "granted_by": granted_by,
        },
    )
    if created:
        record_change(
            actor=granted_by,
            action="membership.granted",
            obj=membership,
            organisation=organisation,
            data={"role": str(role)},
        )
    return membership


@transaction.atomic
def end_membership(
    *, membership: Membership, last_day: datetime.date | None = None, actor: Person | None = None
) -> None:
    """End a membership after `last_day` (today when left out): from the day after, its organisation sees nothing."""
    membership.valid_until = last_day or timezone.localdate()
    membership.save(update_fields=["valid_until"])
    record_change(actor=actor, action="membership.ended", obj=membership, organisation=membership.organisation)
