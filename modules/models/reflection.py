"""Reflection: the learner writes for the own eyes; private unless shared."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from lms.tenancy import TenantQuerySet
from modules.models.outline import Activity
from modules.models.pages import ActivityPage
from modules.models.records import Registration


class ReflectionPage(ActivityPage):
    """A prompt to write about. Completed when the text has enough words."""

    prompt = RichTextField(_("opdracht"), features=["bold", "italic", "ul", "ol"])
    hint = models.CharField(_("hulp bij het schrijven"), max_length=300, blank=True)
    min_words = models.PositiveSmallIntegerField(_("minstens zoveel woorden"), default=10)

    kind = "reflection"
    is_creatable = True
    page_description = _("De deelnemer schrijft voor zichzelf en kiest wie het mag lezen.")
    content_panels = ActivityPage.panels_for(
        activity=[FieldPanel("prompt"), FieldPanel("hint"), FieldPanel("min_words")]
    )

    class Meta:
        verbose_name = _("reflectie")
        verbose_name_plural = _("reflecties")


class Reflection(models.Model):
    """What a learner wrote. Not in attempts, logs, exports for others or the admin: only its writer reads it."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="reflections")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="reflections")
    text = models.TextField(_("tekst"))
    key = models.UUIDField(null=True, blank=True, editable=False)  # of the ReflectionText that stands here
    updated_at = models.DateTimeField(auto_now=True)

    objects = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["registration", "activity"], name="lms_reflection_once"),
        ]

    def __str__(self) -> str:
        return f"Reflection {self.pk}"
