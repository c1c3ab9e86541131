"""The list of words in the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from modules.models import GlossaryTerm


class GlossaryViewSet(SnippetViewSet):
    """'Woordenlijst' in the main menu."""

    model = GlossaryTerm
    icon = "list-ul"
    menu_label = _("Woordenlijst")
    menu_order = 260
    add_to_admin_menu = True
    list_display = ["name", "explanation"]
    search_backend_name = None  # few words: the database finds them in all their parts
    search_fields = ["name", "explanation"]
