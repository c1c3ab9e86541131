"""Presentation: at a planned moment somebody shows what was learned, and others judge it with a rubric."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from modules.models.pages import ActivityPage
from modules.models.pieces import Rubric


class PresentationPage(ActivityPage):
    """What to prepare and how it is judged. Completed when all assessors say it is good."""

    task = RichTextField(
        _("wat de deelnemer voorbereidt"),
        features=["bold", "italic", "ul", "ol", "link"],
        help_text=_("Schrijf met ‘je’."),
    )
    rubric = models.ForeignKey(
        Rubric,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("beoordelingskader"),
        help_text=_("De deelnemer ziet het van tevoren."),
    )
    presentation_minutes = models.PositiveSmallIntegerField(_("minuten presenteren"), default=10)
    reviewers_needed = models.PositiveSmallIntegerField(
        _("aantal beoordelaars"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(2)],
        help_text=_("1 of 2. Twee beoordelaars zien elkaars oordeel pas als ze allebei klaar zijn."),
    )

    kind = "presentation"
    is_creatable = True
    page_description = _("De deelnemer laat zien wat er is geleerd. Een of twee mensen beoordelen.")
    content_panels = [
        *ActivityPage.intro_panels,
        FieldPanel("task"),
        FieldPanel("presentation_minutes"),
        FieldPanel("rubric"),
        FieldPanel("reviewers_needed"),
        ActivityPage.step_panel,
    ]

    class Meta:
        verbose_name = _("presentatie")
        verbose_name_plural = _("presentaties")
