"""What learners did. Rows are never deleted by content changes; uniqueness is the database's business."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.models import Organisation, Person
from lms.tenancy import TenantQuerySet
from modules.models.outline import Activity, Module
from modules.models.questions import Question


class RegistrationQuerySet(TenantQuerySet["Registration"]):
    def open(self) -> "RegistrationQuerySet":
        """Runs that somebody can still work on."""
        return self.filter(closed_at=None)


class Registration(models.Model):
    """One person's run through one module; `uuid` is the registration of xAPI. A yearly round is a new run."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="registrations")
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="registrations")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="registrations"
    )
    run = models.PositiveSmallIntegerField(default=1)
    started_at = models.DateTimeField(auto_now_add=True)
    # Dates of steps count from here; a cohort sets it. Without it from the day of the registration.
    starts_on = models.DateField(null=True, blank=True)
    last_activity_at = models.DateTimeField(null=True, blank=True)
    # Kept in the transaction of the completion; a board reads only this row.
    done_count = models.PositiveSmallIntegerField(default=0)
    done_required = models.PositiveSmallIntegerField(default=0)
    completed_at = models.DateTimeField(null=True, blank=True)
    completed_version = models.PositiveIntegerField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-started_at"]
        verbose_name = _("deelname")
        verbose_name_plural = _("deelnames")
        constraints = [
            models.UniqueConstraint(fields=["person", "module", "run"], name="lms_registration_run"),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.module}"


class Attempt(models.Model):
    """One try at one activity; append-only. The client's key makes a retry find the first result."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="attempts")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="attempts")
    key = models.UUIDField()
    number = models.PositiveSmallIntegerField(default=1)
    content_version = models.PositiveIntegerField()
    score = models.FloatField(null=True)  # 0 to 1, as xAPI's scaled score
    points = models.FloatField(null=True)
    max_points = models.FloatField(null=True)
    passed = models.BooleanField(default=True)
    seconds = models.PositiveIntegerField(null=True)
    answers = models.JSONField(default=list)
    created_at = models.DateTimeField()

    objects = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("poging")
        verbose_name_plural = _("pogingen")
        indexes = [models.Index(fields=["registration", "activity"], name="lms_attempt_activity")]
        constraints = [
            models.UniqueConstraint(fields=["registration", "key"], name="lms_attempt_key"),
            models.CheckConstraint(condition=Q(score=None) | Q(score__gte=0, score__lte=1), name="lms_attempt_score"),
        ]

    def __str__(self) -> str:
        return f"Attempt {self.pk}"


class Answer(models.Model):
    """One answer to one question within a try; append-only. The first one counts, later ones are kept."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="answers")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="given_answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    question_revision = models.PositiveBigIntegerField(null=True)
    number = models.PositiveSmallIntegerField(default=1)  # of the try
    key = models.UUIDField()
    given = models.JSONField(default=list)
    points = models.FloatField(null=True)  # null: a person still has to judge it
    max_points = models.FloatField()
    counts = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("antwoord")
        verbose_name_plural = _("antwoorden")
        constraints = [
            models.UniqueConstraint(fields=["registration", "key"], name="lms_answer_key"),
            models.UniqueConstraint(
                fields=["registration", "activity", "number", "question"],
                condition=Q(counts=True),
                name="lms_answer_counts_once",
            ),
        ]

    def __str__(self) -> str:
        return f"Answer {self.pk}"


class Completion(models.Model):
    """The fact that a learner fulfilled an activity: when, with which content and by which try."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="completions")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="completions")
    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="completions")
    content_version = models.PositiveIntegerField()
    created_at = models.DateTimeField()

    objects = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("afronding")
        verbose_name_plural = _("afrondingen")
        constraints = [
            models.UniqueConstraint(fields=["registration", "activity"], name="lms_completion_once"),
        ]

    def __str__(self) -> str:
        return f"Completion {self.pk}"
