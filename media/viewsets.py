"""Recordings in the Wagtail admin: the list 'Video en audio' and the chooser of a page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from lms.viewsets import KeepWhatIsUsedView
from media.models import Recording

_GAPS = {"captions": _("mist ondertiteling"), "transcript": _("mist uitgeschreven tekst")}


def state_of(recording: Recording) -> str:
    """'Klaar voor gebruik', or what is missing."""
    gaps = [str(_GAPS[gap]) for gap in recording.missing]
    return ", ".join(gaps).capitalize() if gaps else str(_("Klaar voor gebruik"))


class RecordingViewSet(ModelViewSet):
    """List, add, edit, delete."""

    model = Recording
    name = "lms_recordings"
    icon = "media"
    menu_label = _("Video en audio")
    menu_name = "lms-recordings"
    menu_order = 310
    add_to_admin_menu = True
    copy_view_enabled = False
    delete_view_class = KeepWhatIsUsedView
    list_display = [
        "title",
        Column("get_kind_display", label=_("Soort"), sort_key="kind"),
        Column("clock", label=_("Duur"), sort_key="duration"),
        Column(state_of, label=_("Stand")),
        DateColumn("created_at", label=_("Toegevoegd"), sort_key="created_at"),
    ]
    list_filter = ["kind", "collection"]

    def get_queryset(self, request: Any) -> Any:
        return Recording.objects.prefetch_related("captions")


class RecordingChooserViewSet(ChooserViewSet):
    """Choosing a recording for a page; making one happens on its own screen, with captions and text."""

    model = Recording
    name = "lms_recording_chooser"
    icon = "media"
    choose_one_text = _("Kies een opname")
    choose_another_text = _("Kies een andere opname")
    edit_item_text = _("Bewerk deze opname")
