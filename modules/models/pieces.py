"""What a learner hands in and a person judges: pieces of work, the reviews of them, and the rubrics used."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.search import index

from lms.models import Person
from lms.tenancy import TenantQuerySet
from media.models import PrivateFile
from modules.blocks_rubric import CriterionBlock
from modules.models.outline import Activity
from modules.models.records import Answer, Registration


class Rubric(DraftStateMixin, RevisionMixin, PreviewableMixin, index.Indexed, models.Model):
    """Criteria with levels; a conversation guide is a rubric with a channel. A review stores the revision it used."""

    class Channel(models.TextChoices):
        NONE = "", _("geen gesprek")
        TELEPHONE = "telephone", _("telefoon")
        COUNTER = "counter", _("balie")
        EMAIL = "email", _("e-mail of chat")

    title = models.CharField(_("titel"), max_length=200)
    channel = models.CharField(_("kanaal"), max_length=20, choices=Channel.choices, blank=True, default=Channel.NONE)
    criteria = StreamField([("criterion", CriterionBlock())], verbose_name=_("criteria"), min_num=1, max_num=20)

    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]
    panels = [
        FieldPanel("title"),
        FieldPanel("channel", help_text=_("Gaat het om een gesprek? Dan is dit een gespreksleidraad.")),
        FieldPanel("criteria", help_text=_("Druk op het plusje voor elk punt waar je op let.")),
    ]

    class Meta:
        ordering = ["title"]
        verbose_name = _("beoordelingskader")
        verbose_name_plural = _("beoordelingskaders")

    def __str__(self) -> str:
        return self.title

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the author the rubric as a learner reads it and a trainer fills it in; it may be unsaved."""
        from modules.views.preview_rubric import preview_rubric  # the views need the models first

        return preview_rubric(request, self)


class PieceQuerySet(TenantQuerySet["Piece"]):
    def waiting(self) -> "PieceQuerySet":
        """What somebody must look at."""
        return self.filter(state=Piece.State.WAITING)


class Piece(models.Model):
    """One version of what a learner hands in for an activity, or for one open question of a quiz (`answer`)."""

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        WAITING = "waiting", _("wacht op feedback")
        GOOD = "good", _("goed")
        AGAIN = "again", _("vul aan")
        WITHDRAWN = "withdrawn", _("teruggetrokken")

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="pieces")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="pieces")
    answer = models.OneToOneField(Answer, on_delete=models.PROTECT, null=True, blank=True, related_name="piece")
    key = models.UUIDField()
    number = models.PositiveSmallIntegerField(default=1)
    content_version = models.PositiveIntegerField()
    text = models.TextField(_("tekst"), blank=True)
    data = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    reviewers_needed = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(2)]
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = PieceQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("inzending")
        verbose_name_plural = _("inzendingen")
        indexes = [
            models.Index(fields=["handed_in_at", "id"], condition=Q(state="waiting"), name="lms_piece_waiting"),
            models.Index(fields=["registration", "activity"], name="lms_piece_activity"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["registration", "key"], name="lms_piece_key"),
            models.UniqueConstraint(
                fields=["registration", "activity"],
                condition=Q(state__in=["draft", "waiting"], answer=None),
                name="lms_piece_open_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["waiting", "good", "again"]) | Q(handed_in_at__isnull=False),
                name="lms_piece_handed_in",
            ),
        ]

    def __str__(self) -> str:
        return f"Piece {self.pk}"


class Review(models.Model):
    """What one person says of one piece; a draft until given, never changed after."""

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        GIVEN = "given", _("gegeven")

    class Decision(models.TextChoices):
        NONE = "", _("nog geen besluit")
        GOOD = "good", _("goed")
        AGAIN = "again", _("vul aan")

    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reviews_given")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True, default=Decision.NONE)
    scores = models.JSONField(default=dict)  # id of the criterion -> index of the level, from 0
    rubric = models.ForeignKey(Rubric, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    rubric_revision = models.PositiveBigIntegerField(null=True, blank=True)
    text = models.TextField(_("feedback"), blank=True)
    reason = models.TextField(_("reden"), blank=True)
    audio = models.ForeignKey(PrivateFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    given_at = models.DateTimeField(null=True, blank=True)

    objects: Any = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("beoordeling")
        verbose_name_plural = _("beoordelingen")
        constraints = [
            models.UniqueConstraint(fields=["piece", "reviewer"], name="lms_review_once"),
            models.CheckConstraint(
                condition=~Q(state="given") | (Q(given_at__isnull=False) & ~Q(decision="")), name="lms_review_given"
            ),
        ]

    def __str__(self) -> str:
        return f"Review {self.pk}"
