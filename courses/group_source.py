"""What the room below may know of groups (modules.groups): their names, who is in them, and who judges there."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from courses.models import Cohort, CohortRole, EnrolmentRegistration
from courses.models.roles import COHORT_ROLES
from lms.models import Person
from lms.tenancy import Role, permissions
from modules.groups import Group

WHOLE = frozenset(map(str, (*COHORT_ROLES, Role.PROGRAMME_COORDINATOR)))


class Cohorts:
    """Cohorts as groups."""

    def groups_for(self, user: Any, permission: str) -> list[Group]:
        """The cohorts in which the user holds the permission, newest first; one statement."""
        rows = Cohort.objects.visible_to(user, permission).order_by("-starts_on", "name").values_list("uuid", "name")
        return [Group(str(uuid), name) for uuid, name in rows]

    def holds(self, key: str, registration: str) -> Q:
        """Condition on the registration's enrolment; a key that is no cohort's holds nobody."""
        try:
            return Q(**{f"{registration}enrolment_link__enrolment__cohort__uuid": UUID(key)})
        except ValueError:
            return Q(pk__in=[])

    def assessors_of(self, registration_ids: Sequence[int]) -> dict[int, list[Person]]:
        """Trainers and assessors of today of each registration's cohort, by name; two statements."""
        links = EnrolmentRegistration.objects.filter(registration__in=registration_ids)
        where = {
            registration: (cohort, learner)
            for registration, cohort, learner in links.values_list(
                "registration_id", "enrolment__cohort_id", "enrolment__person_id"
            )
        }
        grants = (
            CohortRole.objects.active()
            .filter(cohort__in={cohort for cohort, _ in where.values()}, role__in=[Role.TRAINER, Role.ASSESSOR])
            .select_related("person")
            .order_by("person__sort_name", "person_id")
        )
        of_cohort: dict[int, dict[int, Person]] = {}
        for grant in grants:
            of_cohort.setdefault(grant.cohort_id, {})[grant.person_id] = grant.person
        return {
            registration: [person for key, person in of_cohort.get(cohort, {}).items() if key != learner]
            for registration, (cohort, learner) in where.items()
        }

    def group_of(self, registration_id: int) -> str | None:
        """The cohort of the enrolment that the run belongs to."""
        links = EnrolmentRegistration.objects.filter(registration=registration_id)
        key = links.values_list("enrolment__cohort__uuid", flat=True).first()
        return str(key) if key else None

    def whole_groups(self, user: Any, permission: str) -> dict[UUID, list[Group]]:
        """Through the scopes of the cohort and of the programme. Raises ValueError when other roles hold it too."""
        if not permissions.get(permission).roles <= WHOLE:
            raise ValueError(f"'{permission}' is also held by roles that see a part of a group.")
        found: dict[UUID, list[Group]] = {}
        cohorts = Cohort.objects.visible_to(user, permission).order_by("-starts_on", "name")
        rows = cohorts.values_list("uuid", "name", "enrolments__enrolment_registrations__registration__module")
        for key, name, module in rows.distinct():
            if module is not None:
                found.setdefault(module, []).append(Group(str(key), name))
        return found
