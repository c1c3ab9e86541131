"""What an author sees first in the Wagtail admin: in which order a module is made, with the way to each screen."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from media.models import Recording
from modules.models import Question, Rubric
from modules.viewsets import QuestionViewSet
from modules.viewsets_rubric import RubricViewSet

_MAY = ("add", "change")


class FirstSteps(Component):
    """Only for who may make at least one of these; a link only to what somebody may make."""

    name = "lms_first_steps"
    template_name = "lms_modules/admin/first_steps.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        prepared = [
            (Question, _("Vragen"), _("voor een toets"), QuestionViewSet().get_url_name("list")),
            (Rubric, _("Beoordelingskaders"), _("voor opdrachten, presentaties en gesprekken"), _rubrics()),
            (Recording, _("Video en audio"), _("met ondertiteling en tekst"), "lms_recordings:index"),
        ]
        rows = [
            {"label": label, "what": what, "url": reverse(name)}
            for model, label, what, name in prepared
            if policy_registry.get_by_type(model).user_has_any_permission(user, _MAY)
        ]
        return {"rows": rows, "pages": reverse("wagtailadmin_explore_root")}


def _rubrics() -> str:
    return RubricViewSet().get_url_name("list")
