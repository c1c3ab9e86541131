"""Grants within a cohort or a programme: real rows with real foreign keys."""

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from courses.models.cohort import Cohort
from courses.models.programme import Programme
from lms.models import Person
from lms.models.period import Period, in_force, period_check
from lms.tenancy import Role

COHORT_ROLES = [Role.TRAINER, Role.COACH, Role.ASSESSOR]
PROGRAMME_ROLES = [Role.PROGRAMME_COORDINATOR]


class GrantQuerySet(QuerySet):
    def active(self) -> "GrantQuerySet":
        """Grants that hold today."""
        return self.filter(in_force())


class CohortRole(Period):
    """A trainer, coach or assessor of one cohort."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="cohort_roles")
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(_("rol"), max_length=30, choices=[(role.value, role.label) for role in COHORT_ROLES])
    granted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = GrantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "cohort", "role"],
                condition=Q(valid_until=None),
                name="lms_cohort_role_open_once",
            ),
            period_check("lms_cohort_role_period"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()} {self.cohort}"


class ProgrammeRole(Period):
    """A programme coordinator: runs all cohorts of a programme over all municipalities."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="programme_roles")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(_("rol"), max_length=30, choices=[(role.value, role.label) for role in PROGRAMME_ROLES])
    granted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = GrantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "programme", "role"],
                condition=Q(valid_until=None),
                name="lms_programme_role_open_once",
            ),
            period_check("lms_programme_role_period"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()} {self.programme}"
