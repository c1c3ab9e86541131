"""Local inserts: places in a central text that each municipality fills with its own words."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.models import Organisation, Person
from lms.tenancy import TenantQuerySet
from modules.models.outline import Activity

HERE = "[…]"  # where the text of the municipality stands in the text around it


class LocalSlot(models.Model):
    """A place in a published reading page. Follows the page, and outlives it with the texts that hang on it."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="local_slots")
    key = models.CharField(max_length=36)  # id of the block in the page
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("waarover"), max_length=120)
    question = models.TextField(_("wat een gemeente hier schrijft"), blank=True)
    fallback = models.TextField(_("tekst voor anderen"), blank=True)  # rich text as authors keep it
    around = models.TextField(blank=True)  # the central text around it, a paragraph a line
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["activity__module__title", "activity__position", "position"]
        verbose_name = _("plek voor een tekst van de gemeente")
        verbose_name_plural = _("plekken voor teksten van de gemeente")
        constraints = [models.UniqueConstraint(fields=["activity", "key"], name="lms_local_slot_once")]

    def __str__(self) -> str:
        return self.title


class LocalInsertQuerySet(TenantQuerySet["LocalInsert"]):
    def in_force(self, on: datetime.date | None = None) -> "LocalInsertQuerySet":
        """Texts that learners see on that day, today when left out."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=on or timezone.localdate()))


class LocalInsert(models.Model):
    """The text of one municipality in one slot."""

    slot = models.ForeignKey(LocalSlot, on_delete=models.CASCADE, related_name="inserts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="local_inserts")
    text = models.TextField(_("tekst"))
    valid_until = models.DateField(_("geldig tot en met"), null=True, blank=True)
    around_seen = models.TextField(blank=True)  # `LocalSlot.around` as it was when the text was written
    updated_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)

    objects = LocalInsertQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("tekst van een gemeente")
        verbose_name_plural = _("teksten van gemeenten")
        constraints = [models.UniqueConstraint(fields=["slot", "organisation"], name="lms_local_insert_once")]

    def __str__(self) -> str:
        return f"LocalInsert {self.pk}"
