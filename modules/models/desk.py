"""What trainers keep for themselves, and the moments at which somebody presents."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lms.models import Person
from lms.tenancy import TenantQuerySet
from modules.models.outline import Activity
from modules.models.pieces import Piece
from modules.models.records import Registration


class CannedRemark(models.Model):
    """A sentence that a trainer uses often in feedback; only its owner sees it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="canned_remarks")
    title = models.CharField(_("naam"), max_length=60)
    text = models.TextField(_("tekst"))

    objects = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["title", "id"]
        verbose_name = _("standaardzin")
        verbose_name_plural = _("standaardzinnen")
        constraints = [models.UniqueConstraint(fields=["person", "title"], name="lms_remark_title")]

    def __str__(self) -> str:
        return self.title


class PlannedMoment(models.Model):
    """When and where somebody presents, and who judges it. The piece waits for the assessors from that moment on."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="moments")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="moments")
    piece = models.OneToOneField(Piece, on_delete=models.PROTECT, related_name="moment")
    starts_at = models.DateTimeField(_("wanneer"))
    place = models.CharField(_("plaats"), max_length=200, blank=True)
    link = models.URLField(_("link voor online"), max_length=500, blank=True)
    first_assessor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second_assessor = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    planned_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["starts_at", "id"]
        verbose_name = _("gepland moment")
        verbose_name_plural = _("geplande momenten")
        indexes = [models.Index(fields=["registration", "activity"], name="lms_moment_activity")]
        constraints = [
            models.CheckConstraint(
                condition=Q(second_assessor=None) | ~Q(second_assessor=F("first_assessor")),
                name="lms_moment_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"PlannedMoment {self.pk}"
