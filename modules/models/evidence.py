"""Portfolio: what somebody keeps as proof of what was learned. It belongs to the learner, not to a module or group."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from polymorphic.models import PolymorphicModel
from polymorphic.query import PolymorphicQuerySet

from lms.models import Person
from lms.tenancy import TenantQuerySet
from media.models import PrivateFile
from modules.models.outline import Activity
from modules.models.records import Registration


class EvidenceQuerySet(PolymorphicQuerySet, TenantQuerySet["Evidence"]):  # type: ignore[misc]
    def kept(self) -> "EvidenceQuerySet":
        """What is in a portfolio now, newest first."""
        return self.filter(removed_at=None).order_by("-happened_on", "-pk")


class Evidence(PolymorphicModel):
    """Base of all evidence: what every list needs. Lists use `.non_polymorphic()`; a subtype adds what is opened.

    source_key: what it was made of; one kept row per owner and key. assessment: modules.rules.evidence.Assessment as
    it was at the moment of keeping; nothing changes it afterwards.
    """

    class Kind(models.TextChoices):
        FILE = "file", _("bestand")
        TEXT = "text", _("tekst")
        OBSERVATION = "observation", _("observatie")
        ATTENDANCE = "attendance", _("aanwezigheid")
        EXTERNAL = "external", _("bewijs van buiten")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(_("titel"), max_length=300)
    context = models.CharField(
        _("waarbij"), max_length=200, blank=True
    )  # the module, or who issued it, as it was called
    happened_on = models.DateField(_("datum"))
    note = models.TextField(_("toelichting"), blank=True)  # the learner's own words
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    source_key = models.CharField(max_length=120)
    assessment = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = EvidenceQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("bewijs")
        verbose_name_plural = _("bewijzen")
        indexes = [
            models.Index(
                fields=["owner", "-happened_on", "-id"], condition=Q(removed_at=None), name="lms_evidence_kept"
            ),
            models.Index(fields=["registration", "activity"], name="lms_evidence_activity"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "source_key"], condition=Q(removed_at=None), name="lms_evidence_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Evidence {self.pk}"


class FileEvidence(Evidence):
    """A file. It stays as long as the evidence is kept; `file` is empty once that was removed."""

    file = models.ForeignKey(PrivateFile, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("bestand als bewijs")
        verbose_name_plural = _("bestanden als bewijs")


class TextEvidence(Evidence):
    """What somebody wrote."""

    text = models.TextField(_("tekst"))

    class Meta:
        verbose_name = _("tekst als bewijs")
        verbose_name_plural = _("teksten als bewijs")


class ObservationEvidence(Evidence):
    """What others saw: a presentation that was judged, or a task that was signed off."""

    what = models.TextField(_("wat te zien was"), blank=True)
    place = models.CharField(_("plaats"), max_length=200, blank=True)
    who = models.CharField(_("wie keek"), max_length=600, blank=True)  # names as they were

    class Meta:
        verbose_name = _("observatie als bewijs")
        verbose_name_plural = _("observaties als bewijs")


class AttendanceEvidence(Evidence):
    """Being at a meeting on `happened_on`. minutes: how long, None when nobody wrote that down."""

    minutes = models.PositiveSmallIntegerField(_("minuten"), null=True, blank=True)

    class Meta:
        verbose_name = _("aanwezigheid als bewijs")
        verbose_name_plural = _("aanwezigheid als bewijs")


class ExternalEvidence(Evidence):
    """Proof from elsewhere, as the learner describes it: a diploma, a certificate. Issued on `happened_on`."""

    class Checked(models.TextChoices):
        NOT_YET = "not_yet", _("nog niet gecontroleerd")

    issuer = models.CharField(_("gegeven door"), max_length=200)
    checked = models.CharField(_("controle"), max_length=20, choices=Checked.choices, default=Checked.NOT_YET)
    file = models.ForeignKey(PrivateFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("bewijs van buiten")
        verbose_name_plural = _("bewijzen van buiten")
