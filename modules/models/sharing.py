"""Sharing a reflection: with a named person, until a day, stopped at once by the writer."""

import datetime
import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.models import Person
from lms.tenancy import TenantQuerySet
from modules.models.reflection import Reflection


class ReflectionShareQuerySet(TenantQuerySet["ReflectionShare"]):
    def open(self, on: datetime.date | None = None) -> "ReflectionShareQuerySet":
        """Shares that hold on a day (today): not stopped and not over; the last day counts."""
        return self.filter(withdrawn_at=None, until__gte=on or timezone.localdate())


class ReflectionShare(models.Model):
    """One reflection that one person may read. Sharing again takes the same row; the audit log has the history."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="shares")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reflections_shared_with_me")
    until = models.DateField(_("tot en met"))
    created_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ReflectionShareQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("gedeelde reflectie")
        verbose_name_plural = _("gedeelde reflecties")
        constraints = [models.UniqueConstraint(fields=["reflection", "person"], name="lms_share_once")]

    def __str__(self) -> str:
        return f"ReflectionShare {self.pk}"
