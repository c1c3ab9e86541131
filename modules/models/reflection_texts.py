"""Every text that came in for a reflection: so that a late or repeated one never overwrites a newer one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.tenancy import TenantQuerySet
from modules.models.outline import Activity
from modules.models.records import Registration


class ReflectionText(models.Model):
    """One text that a device sent. Holds words only while it waits beside another text for the writer's choice."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="reflection_texts")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="reflection_texts")
    key = models.UUIDField()
    based_on = models.UUIDField(null=True, blank=True)
    digest = models.CharField(max_length=64)  # tells a repeated text from another one under the same key
    beside = models.BooleanField(default=False)
    text = models.TextField(_("tekst"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name = _("tekst van een reflectie")
        verbose_name_plural = _("teksten van reflecties")
        constraints = [
            models.UniqueConstraint(fields=["registration", "activity", "key"], name="lms_reflection_text_key"),
        ]

    def __str__(self) -> str:
        return f"ReflectionText {self.pk}"
