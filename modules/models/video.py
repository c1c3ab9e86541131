"""Video and audio: a recording to watch or hear, and what each learner played of it."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from lms.tenancy import TenantQuerySet
from media.models import Recording
from modules.models.outline import Activity
from modules.models.pages import ActivityPage
from modules.models.records import Registration


class VideoPage(ActivityPage):
    """A recording. Completed when enough of it was really played, or when its text was read."""

    recording = models.ForeignKey(
        Recording, on_delete=models.PROTECT, null=True, related_name="video_pages", verbose_name=_("opname")
    )
    needed = models.PositiveSmallIntegerField(
        _("klaar na (procent)"),
        default=90,
        validators=[MinValueValidator(10), MaxValueValidator(100)],
        help_text=_("Zoveel moet iemand echt afspelen. Vooruitspoelen telt niet mee."),
    )
    text_after = RichTextField(
        _("tekst onder de opname"),
        blank=True,
        features=["bold", "italic", "ul", "ol", "link"],
        help_text=_("Bijvoorbeeld een vraag om over na te denken."),
    )

    kind = "video"
    is_creatable = True
    page_description = _("Een opname om te bekijken of te beluisteren. Maak die eerst, onder Video en audio.")
    content_panels = [
        *ActivityPage.intro_panels,
        MultiFieldPanel([FieldPanel("recording"), FieldPanel("needed")], heading=_("Kijken of luisteren")),
        FieldPanel("text_after"),
        ActivityPage.step_panel,
    ]

    class Meta:
        verbose_name = _("video of audio")
        verbose_name_plural = _("video en audio")

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], *args: Any, **kwargs: Any) -> "VideoPage":
        """An old version may have a recording that was deleted since; without it the version can still be opened."""
        if not Recording.objects.filter(pk=data.get("recording")).exists():
            data = {**data, "recording": None}
        return super().from_serializable_data(data, *args, **kwargs)


class Watched(models.Model):
    """What one learner played of one recording. `ranges` only grows: it is the union of all reports."""

    class Route(models.TextChoices):
        NONE = "", _("nog niet klaar")
        PLAYED = "played", _("afgespeeld")
        READ = "read", _("gelezen")

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="watched")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="watched")
    ranges = models.JSONField(default=list)  # [[from, to], ...] in seconds, merged
    position = models.FloatField(default=0)  # seconds: where to go on
    duration = models.FloatField()  # seconds, of the recording as it was
    route = models.CharField(max_length=10, choices=Route.choices, blank=True, default=Route.NONE)
    opened_at = models.DateTimeField()  # when the page was first opened, as far as the server knows
    updated_at = models.DateTimeField()

    objects = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("afgespeeld deel")
        verbose_name_plural = _("afgespeelde delen")
        constraints = [
            models.UniqueConstraint(fields=["registration", "activity"], name="lms_watched_once"),
        ]

    def __str__(self) -> str:
        return f"Watched {self.pk}"
