"""Making groups and saying who runs them."""

import datetime
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from courses.models import Cohort, CohortRole, Programme, ProgrammeRole, SeatAllocation
from lms.models import Organisation, Person
from lms.services.audit import record_change
from lms.tenancy import Role


@transaction.atomic
def create_cohort(
    *,
    programme: Programme,
    name: str,
    starts_on: datetime.date,
    ends_on: datetime.date,
    seats: Mapping[Organisation, int],
    actor: Person | None = None,
) -> Cohort:
    """A group with places per organisation. Idempotent on the name; a group that exists keeps its dates and places."""
    cohort, created = Cohort.objects.get_or_create(
        programme=programme, name=name, defaults={"starts_on": starts_on, "ends_on": ends_on}
    )
    if created:
        SeatAllocation.objects.bulk_create(
            SeatAllocation(cohort=cohort, organisation=organisation, places=places)
            for organisation, places in seats.items()
        )
        record_change(
            actor=actor,
            action="cohort.made",
            obj=cohort,
            data={"seats": {organisation.slug: places for organisation, places in seats.items()}},
        )
    return cohort


@transaction.atomic
def grant_cohort_role(
    *,
    person: Person,
    cohort: Cohort,
    role: Role,
    valid_from: datetime.date | None = None,
    granted_by: Person | None = None,
) -> CohortRole:
    """Make somebody trainer, coach or assessor of a group; doing it twice leaves one grant."""
    grant, created = CohortRole.objects.get_or_create(
        person=person,
        cohort=cohort,
        role=role,
        valid_until=None,
        defaults={"valid_from": valid_from or timezone.localdate(), "granted_by": granted_by},
    )
    if created:
        data = {"cohort": cohort.pk, "person": person.pk, "role": str(role)}
        record_change(actor=granted_by, action="cohort_role.granted", obj=grant, data=data)
    return grant


@transaction.atomic
def grant_programme_role(
    *,
    person: Person,
    programme: Programme,
    role: Role = Role.PROGRAMME_COORDINATOR,
    valid_from: datetime.date | None = None,
    granted_by: Person | None = None,
) -> ProgrammeRole:
    """Let somebody run all groups of a programme; doing it twice leaves one grant."""
    grant, created = ProgrammeRole.objects.get_or_create(
        person=person,
        programme=programme,
        role=role,
        valid_until=None,
        defaults={"valid_from": valid_from or timezone.localdate(), "granted_by": granted_by},
    )
    if created:
        data = {"programme": str(programme.pk), "person": person.pk, "role": str(role)}
        record_change(actor=granted_by, action="programme_role.granted", obj=grant, data=data)
    return grant
