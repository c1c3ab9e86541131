"""Who guides a learner, as the modules room asks it (modules.guides)."""

from collections.abc import Sequence

from courses.models import CohortRole
from lms.tenancy import Role
from modules.guides import Guide, register_guides

GUIDES = (Role.TRAINER, Role.COACH)


def register() -> None:
    """Called by AppConfig.ready()."""
    register_guides(guides)


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
