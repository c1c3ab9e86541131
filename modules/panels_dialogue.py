"""The map of a conversation in the editor."""

from typing import Any

from django.forms import Media
from django.urls import reverse
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static


class DialoguePanel(Panel):
    """The map of a conversation, drawn anew from the form as it stands now."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "lms_modules/admin/dialogue_panel.html"

        @property
        def media(self) -> Media:
            """Script and style of the editor."""
            return Media(
                js=[versioned_static("lms_modules/admin/dialogue.js")],
                css={"all": [versioned_static("lms_modules/admin/dialogue.css")]},
            )

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from modules.views.dialogue_map import map_context  # the views need the models first

            context = super().get_context_data(parent_context)
            return context | map_context(self.instance) | {"url": reverse("lms_modules_dialogue_map")}
