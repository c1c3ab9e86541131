"""Two append-only logs: what was changed by whom, and who opened whose record."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.models.organisation import Organisation
from lms.models.person import Person
from lms.tenancy.queryset import TenantQuerySet


class AuditEntry(models.Model):
    """One change: who, when, what, and on whose behalf. Written by services, in the transaction of the change."""

    actor = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    action = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80)
    object_id = models.CharField(max_length=64)
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, related_name="+")
    data = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-id"]
        verbose_name = _("wijziging")
        verbose_name_plural = _("wijzigingen")
        indexes = [models.Index(fields=["object_type", "object_id"], name="lms_audit_object")]

    def __str__(self) -> str:
        return f"{self.action} {self.object_type} {self.object_id}"


class AccessEntry(models.Model):
    """Somebody opened somebody else's record. The person concerned can read these lines."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    actor = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    actor_name = models.CharField(max_length=200)
    subject = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="access_entries")
    what = models.CharField(max_length=120)
    at = models.DateTimeField(auto_now_add=True)

    objects = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-id"]
        verbose_name = _("inzage")
        verbose_name_plural = _("inzagen")
        indexes = [models.Index(fields=["subject", "-id"], name="lms_access_subject")]

    def __str__(self) -> str:
        return f"{self.actor_name}: {self.what}"
