"""The editor of our pages: what the gate said, help with writing, and an estimate of the time."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, ObjectList, Panel, TabbedInterface, TitleFieldPanel

from modules.forms_page import GatedForm


def editor_of(model: Any) -> Panel:
    """The tabs of the editor, from the panels that a page class lists. Its form goes through the gate."""
    tabs = [
        ObjectList([GatePanel(), *model.content_panels], heading=_("Inhoud")),
        ObjectList([HelpPanel()], heading=_("Leesbaarheid")),
        ObjectList(model.promote_panels, heading=_("Adres")),
        ObjectList(model.settings_panels, heading=_("Instellingen")),
    ]
    base = model.base_form_class
    form = base if issubclass(base, GatedForm) else type(f"Gated{base.__name__}", (GatedForm, base), {})
    shown = [tab for tab in tabs if tab.children]
    return TabbedInterface(shown, base_form_class=form).bind_to_model(model)


def title_panel() -> Panel:
    """The title of a page, with what is asked of it."""
    return TitleFieldPanel("title", placeholder=False, help_text=_("Kort. Deelnemers zien dit in hun overzicht."))


class GatePanel(Panel):
    """After a publication that was refused: each reason with a link to the place."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "lms_modules/admin/gate_panel.html"

        def is_shown(self) -> bool:
            return bool(getattr(self.form, "findings", None))

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {"findings": self.form.findings}


class HelpPanel(Panel):
    """How the draft reads; read again after each time it is saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "lms_modules/admin/help_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from modules.advice import help_for  # needs the models, and they need the panels

            context = super().get_context_data(parent_context)
            if self.instance.pk is None:
                return context | {"help": None, "url": ""}
            url = reverse("lms_modules_writing_help", args=[self.instance.pk])
            return context | {"help": help_for(self.instance), "url": url}


class MinutesPanel(FieldPanel):
    """The field with an estimate from the text as it was saved last."""

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if estimate := _estimate(self.instance):
                said = ngettext(
                    "Wij schatten %(number)d minuut. Tel oefenen en nadenken er zelf bij.",
                    "Wij schatten %(number)d minuten. Tel oefenen en nadenken er zelf bij.",
                    estimate,
                )
                self.help_text = said % {"number": estimate}


def _estimate(page: Any) -> int | None:
    from modules.kinds import registry  # the kinds need the models, and they need the panels

    return registry.get(page.kind).study_minutes(page) if page is not None and page.pk and page.kind else None
