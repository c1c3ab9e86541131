"""Panels in the editor that tell something and ask nothing."""

from typing import Any

from wagtail.admin.panels import Panel


class RuleSentencePanel(Panel):
    """When a learner has done the module, as the sentence that learners read; of the version saved last."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "lms_modules/admin/rule_sentence.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from modules.authoring import rule_sentence  # reads pages, which have this panel

            return super().get_context_data(parent_context) | {"sentence": rule_sentence(self.instance)}


class BusyPanel(Panel):
    """How many people are in the middle of what is edited, at this moment."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "lms_modules/admin/busy.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from modules.services.versions import busy_with  # services need the models, which have this panel

            busy = busy_with(self.instance.activities_asking()).count() if self.instance.pk else 0
            return super().get_context_data(parent_context) | {"busy": busy}
