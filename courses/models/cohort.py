"""Cohort: people of several municipalities who follow a programme together between two dates."""

import datetime
import uuid

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from courses.models.programme import Programme
from lms.models import Organisation, Person
from lms.tenancy import TenantQuerySet


class CohortQuerySet(TenantQuerySet["Cohort"]):
    def with_programme(self) -> "CohortQuerySet":
        """With the programme, newest start first."""
        return self.select_related("programme").order_by("-starts_on", "name")

    def with_organisation_count(self) -> "CohortQuerySet":
        """With `organisation_count`: how many organisations have places."""
        seats = SeatAllocation.objects.filter(cohort=OuterRef("pk")).order_by().values("cohort")
        count = Subquery(seats.annotate(number=models.Count("pk")).values("number"))
        return self.annotate(organisation_count=Coalesce(count, 0))

    def with_learner(self, person: Person) -> "CohortQuerySet":
        """Groups in which the person takes part."""
        return self.filter(enrolments__person=person, enrolments__stopped_on=None)

    def running(self, on: datetime.date) -> "CohortQuerySet":
        """Groups that have not ended on a day; also those that still have to begin."""
        return self.filter(ends_on__gte=on)

    def coming(self, on: datetime.date) -> "CohortQuerySet":
        """Groups that begin on a day or later, with `places` and `organisation_count`, first start first."""
        return (
            self.filter(starts_on__gte=on)
            .with_organisation_count()
            .annotate(places=models.Sum("seats__places", default=0))
            .order_by("starts_on", "name")
        )


class Cohort(models.Model):
    """A group with a start and an end."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="cohorts", verbose_name=_("opleiding")
    )
    name = models.CharField(_("naam"), max_length=120)
    starts_on = models.DateField(_("begint op"))
    ends_on = models.DateField(_("eindigt op"))
    organisations: models.ManyToManyField = models.ManyToManyField(
        Organisation, through="SeatAllocation", related_name="cohorts"
    )

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "name"]
        verbose_name = _("groep")
        verbose_name_plural = _("groepen")
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="lms_cohort_period"),
            models.UniqueConstraint(fields=["programme", "name"], name="lms_cohort_name"),
        ]

    def __str__(self) -> str:
        return self.name


class SeatAllocation(models.Model):
    """How many of the cohort's places an organisation has."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="seats")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="seats")
    places = models.PositiveSmallIntegerField(_("plaatsen"))

    class Meta:
        verbose_name = _("plaatsverdeling")
        verbose_name_plural = _("plaatsverdelingen")
        constraints = [models.UniqueConstraint(fields=["cohort", "organisation"], name="lms_seats_once")]

    def __str__(self) -> str:
        return f"{self.cohort}: {self.organisation} {self.places}"
