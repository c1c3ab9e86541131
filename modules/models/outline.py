"""Module and Activity: plain rows that follow the pages and outlive them. Records, progress and reports use these."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Module(models.Model):
    """A module in all its languages. The key is the page's `translation_key`: new on copy, kept on move."""

    id = models.UUIDField(primary_key=True, editable=False)
    title = models.CharField(_("titel"), max_length=255)
    lead = models.CharField(_("inleiding"), max_length=400, blank=True)
    minutes = models.PositiveIntegerField(_("minuten"), default=0)
    # Kept counts of live activities, so that progress is a comparison of two numbers in one row.
    activity_count = models.PositiveSmallIntegerField(default=0)
    required_count = models.PositiveSmallIntegerField(default=0)
    # Rises with every publication in the module, of an activity or of a question; keys every cache of content.
    content_version = models.PositiveIntegerField(default=0)
    open_to_all = models.BooleanField(default=False)
    # Parts of modules.rules.completion; empty is the plain rule: all required steps. has_rule keeps JSON out of SQL.
    rule = models.JSONField(default=list)
    has_rule = models.BooleanField(default=False)
    in_order = models.BooleanField(default=False)
    # Of a copy: the module that it was copied from.
    origin = models.UUIDField(null=True, blank=True, editable=False)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["title"]
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    def __str__(self) -> str:
        return self.title


class Activity(models.Model):
    """One step of a module in all its languages; archived, never deleted, when its pages go."""

    id = models.UUIDField(primary_key=True, editable=False)
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="activities")
    kind = models.CharField(_("soort"), max_length=40)
    title = models.CharField(_("titel"), max_length=255)
    chapter = models.CharField(_("hoofdstuk"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    required = models.BooleanField(_("verplicht"), default=True)
    weight = models.PositiveSmallIntegerField(_("gewicht"), default=1)
    minutes = models.PositiveSmallIntegerField(_("minuten"), default=0)
    waits = models.BooleanField(default=False)
    opens_after_days = models.PositiveSmallIntegerField(null=True, blank=True)
    origin = models.UUIDField(null=True, blank=True, editable=False)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["module", "position", "id"]
        verbose_name = _("activiteit")
        verbose_name_plural = _("activiteiten")
        indexes = [models.Index(fields=["module", "position"], name="lms_activity_module_position")]

    def __str__(self) -> str:
        return self.title
