"""Panels for authors."""

from typing import Any

from wagtail.admin.panels import InlinePanel

from media.forms import CaptionForm


class CaptionsPanel(InlinePanel):
    """An InlinePanel whose rows have our form: Wagtail's own takes no form class for its rows."""

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = CaptionForm
        return options
