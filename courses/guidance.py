"""What the modules room asks about groups: who guides a learner, and which groups somebody may see as a whole."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from courses.models import Cohort, CohortRole, EnrolmentRegistration
from courses.models.roles import COHORT_ROLES
from lms.tenancy import Role, permissions
from modules.groups import Group, register_groups
from modules.guides import Guide, register_guides

GUIDES = (Role.TRAINER, Role.COACH)
WHOLE = frozenset(map(str, (*COHORT_ROLES, Role.PROGRAMME_COORDINATOR)))


def register() -> None:
    """Called by AppConfig.ready()."""
    register_guides(guides)
    register_groups(Cohorts())


def guides(registration_id: int) -> Sequence[Guide]:
    """The trainers and coaches of the groups in which somebody does this run, trainers first."""
    grants = (
        CohortRole.objects.active()
        .filter(cohort__enrolments__enrolment_registrations__registration=registration_id, role__in=GUIDES)
        .select_related("person")
        .order_by("person__sort_name", "pk")
    )
    ordered = sorted(grants, key=lambda grant: GUIDES.index(Role(grant.role)))
    return [Guide(each.person_id, each.person.uuid, each.person.name, Role(each.role).label) for each in ordered]


class Cohorts:
    """Cohorts as groups. 'As a whole' is the scope of the cohort and of the programme: not of a municipality."""

    def group_of(self, registration_id: int) -> UUID | None:
        links = EnrolmentRegistration.objects.filter(registration=registration_id)
        return links.values_list("enrolment__cohort__uuid", flat=True).first()

    def groups_for(self, user: Any, permission: str) -> dict[UUID, list[Group]]:
        if not permissions.get(permission).roles <= WHOLE:
            raise ValueError(f"'{permission}' is also held by roles that see a part of a group.")
        found: dict[UUID, list[Group]] = {}
        cohorts = Cohort.objects.visible_to(user, permission)
        rows = cohorts.order_by("-starts_on", "name").values_list(
            "uuid", "name", "enrolments__enrolment_registrations__registration__module"
        )
        for key, name, module in rows.distinct():
            if module is not None:
                found.setdefault(module, []).append(Group(key, name))
        return found

    def members(self, group: UUID) -> Q:
        return Q(enrolment_link__enrolment__cohort__uuid=group)
