"""Workplace task: a checklist for at work that a coach or a witness signs off."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField

from lms.models import Person
from lms.tenancy import TenantQuerySet
from modules.blocks_workplace import WorkItemBlock
from modules.models.outline import Activity
from modules.models.pages import ActivityPage
from modules.models.records import Registration


class WorkplacePage(ActivityPage):
    """A task for at work. Completed when every obligatory item is signed off as good."""

    instruction = RichTextField(_("opdracht"), features=["bold", "italic", "ul", "ol", "link"])
    items = StreamField([("item", WorkItemBlock())], verbose_name=_("onderdelen"), min_num=1, max_num=20)
    witness_allowed = models.BooleanField(
        _("een getuige mag ook aftekenen"),
        default=False,
        help_text=_(
            "De coach of trainer van de groep tekent af. Zet dit aan als ook een collega zonder account mag bevestigen."
        ),
    )

    kind = "workplace"
    is_creatable = True
    page_description = _("Iets om op het werk te doen. Een coach of een getuige tekent het af.")
    content_panels = [
        *ActivityPage.intro_panels,
        FieldPanel("instruction"),
        FieldPanel("items", help_text=_("Druk op het plusje voor elk ding dat iemand doet.")),
        FieldPanel("witness_allowed"),
        ActivityPage.step_panel,
    ]

    class Meta:
        verbose_name = _("praktijkopdracht")
        verbose_name_plural = _("praktijkopdrachten")


class ItemReportQuerySet(TenantQuerySet["ItemReport"]):
    def waiting(self) -> "ItemReportQuerySet":
        """What a coach was asked to sign off and did not look at yet."""
        return self.filter(asked_at__isnull=False)


class Judgement(models.TextChoices):
    """What somebody who watched said of an item."""

    GOOD = "good", _("goed")
    AGAIN = "again", _("nog niet")


class ItemReport(models.Model):
    """What a learner says was done for one item. asked_at: since when a coach has the ball. judged: how it stands."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="item_reports")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="item_reports")
    item = models.CharField(max_length=36)
    done_on = models.DateField(_("gedaan op"))
    remark = models.TextField(_("opmerking"), blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    judged = models.CharField(max_length=10, choices=Judgement.choices, blank=True, default="")
    updated_at = models.DateTimeField(auto_now=True)

    objects = ItemReportQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("melding bij een praktijkopdracht")
        verbose_name_plural = _("meldingen bij praktijkopdrachten")
        indexes = [models.Index(fields=["asked_at"], condition=Q(asked_at__isnull=False), name="lms_report_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["registration", "activity", "item"], name="lms_report_once"),
        ]

    def __str__(self) -> str:
        return f"ItemReport {self.pk}"


class WitnessLinkQuerySet(TenantQuerySet["WitnessLink"]):
    def usable(self, now: datetime | None = None) -> "WitnessLinkQuerySet":
        """Links that somebody can still confirm with."""
        return self.filter(used_at=None, withdrawn_at=None, expires_at__gt=now or timezone.now())


class WitnessLink(models.Model):
    """A link with which somebody without account confirms once. The token itself is kept nowhere, only its hash."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="witness_links")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="witness_links")
    token_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(_("naam van de getuige"), max_length=120)
    function = models.CharField(_("functie"), max_length=120)
    items = models.JSONField(default=list)  # ids of the items that are asked about
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = WitnessLinkQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("link voor een getuige")
        verbose_name_plural = _("links voor getuigen")
        indexes = [models.Index(fields=["registration", "activity"], name="lms_witness_activity")]

    def __str__(self) -> str:
        return f"WitnessLink {self.pk}"


class SignOff(models.Model):
    """One judgement of one item; append-only, the last one holds. By a person with an account or by a witness."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="signoffs")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="signoffs")
    item = models.CharField(max_length=36)
    text = models.CharField(max_length=300)  # of the item as it was
    content_version = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=Judgement.choices)
    remark = models.TextField(_("opmerking"), blank=True)
    done_on = models.DateField(_("gezien op"))
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    witness = models.ForeignKey(WitnessLink, on_delete=models.PROTECT, null=True, blank=True, related_name="signoffs")
    signed_name = models.CharField(max_length=240)  # as it was
    signed_at = models.DateTimeField()
    key = models.UUIDField()

    objects: Any = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["id"]
        verbose_name = _("aftekening")
        verbose_name_plural = _("aftekeningen")
        indexes = [models.Index(fields=["registration", "activity"], name="lms_signoff_activity")]
        constraints = [
            models.UniqueConstraint(fields=["registration", "item", "key"], name="lms_signoff_key"),
            models.CheckConstraint(
                condition=Q(signed_by=None, witness__isnull=False) | Q(signed_by__isnull=False, witness=None),
                name="lms_signoff_who",
            ),
        ]

    def __str__(self) -> str:
        return f"SignOff {self.pk}"
