"""Tries at a quiz that draws questions or runs against the clock, and extra time for people who need it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.models import Person
from lms.tenancy import TenantQuerySet
from modules.models.outline import Activity
from modules.models.records import Registration


class Try(models.Model):
    """The beginning of a try: which questions, in which version, and until when. The Attempt is its outcome."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="tries")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="tries")
    number = models.PositiveSmallIntegerField()
    questions = models.JSONField(default=list)  # [[question id, revision id or null], ...] in the order of asking
    started_at = models.DateTimeField()
    deadline = models.DateTimeField(null=True)  # extra time included

    objects = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("begonnen poging")
        verbose_name_plural = _("begonnen pogingen")
        indexes = [models.Index(fields=["deadline"], name="lms_try_deadline")]
        constraints = [
            models.UniqueConstraint(fields=["registration", "activity", "number"], name="lms_try_once"),
        ]

    def __str__(self) -> str:
        return f"Try {self.pk}"


class Accommodation(models.Model):
    """Extra time for one person in every quiz with a time limit, for a time. The reason names no illness."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="accommodations")
    extra_percent = models.PositiveSmallIntegerField(
        _("extra tijd (procent)"), default=25, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    reason = models.CharField(
        _("reden"),
        max_length=200,
        help_text=_("Kort, zonder ziekte of diagnose. Bijvoorbeeld: afgesproken met de deelnemer op 3 maart."),
    )
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    granted_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("extra tijd")
        verbose_name_plural = _("extra tijd")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(ended_at=None), name="lms_accommodation_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.extra_percent} %"
