"""Reading: text and pictures to go through at your own pace."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from modules.blocks import ReadingBlocks
from modules.models.pages import ActivityPage


class ReadingPage(ActivityPage):
    """A page to read. Completed when the learner says so."""

    body = StreamField(ReadingBlocks(), verbose_name=_("tekst"), blank=True)

    kind = "reading"
    is_creatable = True
    page_description = _("Tekst om te lezen, met afbeeldingen, tabellen en voorbeelden.")
    content_panels = ActivityPage.panels_for(
        activity=[
            FieldPanel(
                "body", help_text=_("Druk op het plusje en kies: tekst, een kop, een afbeelding of iets anders.")
            )
        ]
    )

    class Meta:
        verbose_name = _("leespagina")
        verbose_name_plural = _("leespagina's")
