"""Work that an author does not have to wait for."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from courses.models import Cohort
from courses.services.enrol import fill_registrations


@task()
def fill_programme(programme: str) -> int:
    """Give learners in the groups of a programme that have not ended a run of each module they miss."""
    cohorts = Cohort.objects.running(timezone.localdate()).filter(programme_id=UUID(programme))
    return sum(fill_registrations(cohort) for cohort in cohorts)
