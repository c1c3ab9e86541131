"""Rubrics in the Wagtail admin: written, previewed and published there; a review keeps the version it was made with."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import DateColumn, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from modules.models import Rubric


class RubricViewSet(SnippetViewSet):
    """'Beoordelingskaders' in the main menu."""

    model = Rubric
    icon = "tasks"
    menu_label = _("Beoordelingskaders")
    menu_name = "lms-rubrics"
    menu_order = 260
    add_to_admin_menu = True
    list_display = [
        "title",
        "channel",
        LiveStatusTagColumn(),
        DateColumn("last_published_at", label=_("Gepubliceerd"), sort_key="last_published_at"),
    ]
    list_filter = ["channel"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return Rubric.objects.all()
