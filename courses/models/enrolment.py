"""Enrolment: a learner in a cohort on behalf of an organisation, with a run of each of its modules."""

import datetime

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from courses.models.cohort import Cohort
from courses.models.programme import Programme, ProgrammeModule
from lms.models import Organisation, Person
from lms.tenancy import TenantQuerySet
from modules.models import Registration


class EnrolmentQuerySet(TenantQuerySet["Enrolment"]):
    def active(self) -> "EnrolmentQuerySet":
        """Learners who take part: not stopped."""
        return self.filter(stopped_on=None)

    def without_a_run(self, programme: Programme, on: datetime.date) -> "EnrolmentQuerySet":
        """Active enrolments in groups of the programme that run on a day, without a run of one of its modules."""
        runs = EnrolmentRegistration.objects.filter(
            enrolment=OuterRef(OuterRef("pk")), registration__module=OuterRef("module")
        )
        missed = ProgrammeModule.objects.filter(~Exists(runs), programme=programme, module__archived_at=None)
        return self.active().filter(Exists(missed), cohort__programme=programme, cohort__ends_on__gte=on)


class Enrolment(models.Model):
    """A learner in a cohort. The organisation is the one at the time of enrolment; it stays when people move."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="enrolments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="enrolments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="enrolments")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    stopped_on = models.DateField(_("gestopt op"), null=True, blank=True)
    stop_reason = models.CharField(_("reden"), max_length=200, blank=True)

    objects = EnrolmentQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("inschrijving")
        verbose_name_plural = _("inschrijvingen")
        indexes = [models.Index(fields=["cohort", "organisation"], name="lms_enrolment_cohort_org")]
        constraints = [models.UniqueConstraint(fields=["cohort", "person"], name="lms_enrolment_once")]

    def __str__(self) -> str:
        return f"{self.person} in {self.cohort}"


class EnrolmentRegistration(models.Model):
    """The run of one module that belongs to an enrolment."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="enrolment_registrations")
    registration = models.OneToOneField(Registration, on_delete=models.PROTECT, related_name="enrolment_link")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "registration"], name="lms_enrolment_registration"),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.registration_id}"
