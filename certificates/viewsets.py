"""Kinds of certificates in the Wagtail admin. They hold no personal data; awards never appear there."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from certificates.forms import AchievementForm
from certificates.models import Achievement


class FrozenNotice(HelpPanel):
    """Says why the fields are closed, and where a new version is made."""

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self) -> bool:
            frozen: bool = self.instance.is_frozen
            return frozen

        @property
        def new_version_url(self) -> str:
            return reverse(f"{AchievementViewSet.name}:copy", args=[self.instance.pk])


class NewAchievementView(generic.CreateView):
    """Make a kind of certificate, or the next version of one."""

    def get_success_message(self, instance: Achievement) -> str:
        message = _("‘%(name)s’ is bewaard als versie %(version)s.")
        return str(message) % {"name": instance.name, "version": instance.version}


class NewVersionView(generic.CopyView):
    """A form filled with the text of an earlier version; saving it makes the next one and stops the earlier."""

    page_title = _("Nieuwe versie")
    submit_button_label = _("Maak de nieuwe versie")

    def get_initial_form_instance(self) -> Achievement:
        achievement: Achievement = self.get_object()
        achievement.pk = None
        achievement.uuid = uuid.uuid4()
        achievement.is_active = True
        return achievement


class EditAchievementView(generic.EditView):
    """Change a version that nobody has a certificate of yet; else switch it on or off."""

    @cached_property
    def can_delete(self) -> bool:
        return super().can_delete and not self.object.is_frozen

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_more_buttons
        for button in buttons:
            if button.url == self.get_copy_url():
                button.label = str(_("Nieuwe versie"))
        return buttons


class DeleteAchievementView(generic.DeleteView):
    """Delete a version without certificates; one with certificates stays, with a word about why."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.is_frozen:
            text = _("Er zijn certificaten uitgegeven van ‘%(kind)s’. Die blijven geldig, dus dit blijft bewaard.")
            messages.error(request, str(text) % {"kind": self.object})
            return redirect(self.edit_url_name, self.object.pk)
        return super().dispatch(request, *args, **kwargs)


class AchievementViewSet(ModelViewSet):
    """List, make, change and version kinds of certificates."""

    model = Achievement
    name = "certificaatsoorten"
    icon = "success"
    menu_label = _("Certificaatsoorten")
    menu_order = 320
    add_to_admin_menu = True
    # It refers to rows, not to content that an author looks up the use of.
    add_to_reference_index = False
    list_display = ["name", "version", "module", "issuer", BooleanColumn("is_active", label=_("Wordt uitgegeven"))]
    list_filter = ["is_active", "issuer"]
    search_fields = ["name"]
    ordering = ["name", "-version"]
    add_view_class = NewAchievementView
    copy_view_class = NewVersionView
    edit_view_class = EditAchievementView
    delete_view_class = DeleteAchievementView
    edit_handler = ObjectList(
        [
            FrozenNotice(template="lms_certificates/admin/frozen_notice.html"),
            MultiFieldPanel(
                [FieldPanel("name"), FieldPanel("description"), FieldPanel("criteria")],
                heading=_("Wat er op het certificaat staat"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("module"),
                    FieldPanel("issuer"),
                    FieldPanel("valid_months"),
                    FieldPanel("is_active"),
                ],
                heading=_("Wanneer het wordt uitgegeven"),
            ),
        ],
        base_form_class=AchievementForm,
    )
