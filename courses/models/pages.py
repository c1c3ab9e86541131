"""The public side: the catalogue and a page per programme."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from modules.models.pages import BASE_PAGE, BasePage, base_link


class ProgrammeIndexPage(BasePage):
    """The catalogue: all programmes below it."""

    base_ptr = base_link()
    lead = models.CharField(_("inleiding"), max_length=400, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    subpage_types = ["lms_courses.ProgrammePage", "lms_modules.ModulePage"]
    template = "lms_courses/programme_index_page.html"
    page_description = _("Een lijst met opleidingen en modules, voor iedereen.")

    class Meta:
        verbose_name = _("catalogus")
        verbose_name_plural = _("catalogi")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from courses.catalogue import entries  # reads through the models

        text = " ".join(request.GET.get("q", "").replace("\0", "").split())[:80]
        return super().get_context(request, *args, **kwargs) | {"text": text, "entries": entries(self, text)}


class ProgrammePage(BasePage):
    """A programme as visitors see it, with the modules it consists of."""

    base_ptr = base_link()
    lead = models.CharField(_("inleiding"), max_length=400, blank=True)
    goal = RichTextField(_("wat je leert"), blank=True, features=["bold", "italic", "ul", "ol", "link"])
    audience = models.CharField(_("voor wie"), max_length=250, blank=True)
    level = models.CharField(
        _("niveau"),
        max_length=80,
        blank=True,
        help_text=_("Bijvoorbeeld: op mbo 3-standaard. Noem het geen diploma."),
    )
    study_load = models.CharField(_("tijd"), max_length=80, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("goal"),
        MultiFieldPanel([FieldPanel("audience"), FieldPanel("level"), FieldPanel("study_load")], heading=_("Feiten")),
        InlinePanel("programme_modules", heading=_("Modules"), label=_("module")),
    ]
    template = "lms_courses/programme_page.html"
    page_description = _("Een reeks modules die een groep samen volgt.")

    class Meta:
        verbose_name = _("opleiding")
        verbose_name_plural = _("opleidingen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from courses.catalogue import coming_groups, steps  # reads through the models

        return super().get_context(request, *args, **kwargs) | {
            "index": ProgrammeIndexPage.objects.ancestor_of(self).live().last(),
            "steps": steps(self),
            "groups": coming_groups([self.translation_key])[self.translation_key],
        }


class ProgrammePageModule(Orderable):
    """A module at a place in a programme. The module's page may live anywhere, also under another programme."""

    page = ParentalKey(ProgrammePage, on_delete=models.CASCADE, related_name="programme_modules")
    module_page = models.ForeignKey(BASE_PAGE, on_delete=models.CASCADE, related_name="+", verbose_name=_("module"))

    panels = [PageChooserPanel("module_page", ["lms_modules.ModulePage"])]
