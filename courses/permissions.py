"""Permissions on cohorts and enrolments, the scopes 'cohort' and 'programme', and where rows hang."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from lms.tenancy import Permission, Role, declare, declare_paths, register_scope, roles_of
from lms.tenancy.roles import register_role_provider

_STAFF = [
    Role.COORDINATOR,
    Role.PROGRAMME_COORDINATOR,
    Role.TRAINER,
    Role.COACH,
    Role.TEAM_LEADER,
    Role.ASSESSOR,
]

declare("cohort.view", "That a group exists, its dates and programme", own=True, roles=_STAFF)
declare("enrolment.view", "Who is in a group and how far", own=True, roles=_STAFF)


def declare_tenancy() -> None:
    """Register the two dimensions of this room and hang its own rows and those of the lower rooms on them."""
    from courses.models import Cohort, CohortRole, Enrolment, ProgrammeRole, SeatAllocation
    from courses.models.roles import COHORT_ROLES
    from lms.models import Person
    from lms.models.person import belongs_on_behalf, belongs_to_team
    from modules.models import (
        Attempt,
        Attendance,
        Completion,
        ItemReport,
        Piece,
        PlannedMoment,
        Registration,
        Review,
        SignOff,
    )

    def cohorts(user: Any, permission: Permission) -> QuerySet | None:
        roles = set(COHORT_ROLES) & permission.roles & roles_of(user)
        if not roles:
            return None
        return CohortRole.objects.active().filter(person__user_id=user.pk, role__in=roles).values("cohort_id")

    def programmes(user: Any, permission: Permission) -> QuerySet | None:
        if Role.PROGRAMME_COORDINATOR not in permission.roles & roles_of(user):
            return None
        return (
            ProgrammeRole.objects.active()
            .filter(person__user_id=user.pk, role=Role.PROGRAMME_COORDINATOR)
            .values("programme_id")
        )

    def enrolled(outer: str, *conditions: Q, **lookups: Any) -> Q:
        return Q(Exists(Enrolment.objects.active().filter(*conditions, **{outer: OuterRef("pk")}, **lookups)))

    register_scope("cohort", cohorts)
    register_scope("programme", programmes)
    register_role_provider(
        lambda user_id: CohortRole.objects.active().filter(person__user_id=user_id).values_list("role", flat=True)
    )
    register_role_provider(
        lambda user_id: ProgrammeRole.objects.active().filter(person__user_id=user_id).values_list("role", flat=True)
    )

    declare_paths(
        Enrolment,
        person="person",
        organisation=belongs_on_behalf("person_id"),
        team=belongs_to_team("person_id"),
        cohort="cohort",
        programme="cohort__programme",
    )
    # A group is seen by whoever may see somebody in it, and by its own staff.
    declare_paths(
        Cohort,
        person=lambda keys: enrolled("cohort", person__in=keys),
        organisation=lambda keys: Q(pk__in=SeatAllocation.objects.filter(organisation__in=keys).values("cohort")),
        team=lambda keys: enrolled("cohort", belongs_to_team("person_id")(keys)),
        cohort="pk",
        programme="programme",
    )
    declare_paths(
        Person,
        cohort=lambda keys: enrolled("person", cohort__in=keys),
        programme=lambda keys: enrolled("person", cohort__programme__in=keys),
    )
    declare_paths(
        Registration,
        cohort="enrolment_link__enrolment__cohort",
        programme="enrolment_link__enrolment__cohort__programme",
    )
    for model, run in (
        (Attempt, ""),
        (Completion, ""),
        (Piece, ""),
        (PlannedMoment, ""),
        (Review, "piece__"),
        (ItemReport, ""),
        (SignOff, ""),
        (Attendance, ""),
    ):
        declare_paths(
            model,
            cohort=f"{run}registration__enrolment_link__enrolment__cohort",
            programme=f"{run}registration__enrolment_link__enrolment__cohort__programme",
        )
