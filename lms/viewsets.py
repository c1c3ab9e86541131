"""Organisations, teams and themes in the Wagtail admin; people and memberships for platform administrators only.

Wagtail's generic views check a permission per model, not per row, so whoever may see one person there may see all:
the policy below lets nobody in but superusers, and no permission for people is offered in the group editor.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import BasePermissionPolicy

from lms.admin_forms import MembershipForm, PersonForm
from lms.models import Membership, Organisation, Person, Team, Theme


class PlatformAdministratorPolicy(BasePermissionPolicy):
    """Superusers may add and change; nobody may delete: a record ends with a date, and erasing is a task apart."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and user.is_active and user.is_superuser

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet:
        users = get_user_model()._default_manager
        return users.filter(is_active=True, is_superuser=True) if set(actions) - {"delete"} else users.none()


class KeepWhatIsUsedView(generic.DeleteView):
    """Says so when a row is still in use, where Django would stop with an error."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ProtectedError:
            messages.error(
                self.request,
                _("‘%(name)s’ is nog in gebruik en kan niet weg. Geef het liever een einddatum.")
                % {"name": self.object},
            )
            return redirect(self.edit_url_name, self.object.pk)


class _OwnLog:
    """Keeps people out of Wagtail's log: its lines hold the name, and would keep it when the person is erased.

    What happened stands in our audit log (lms.admin_forms), without names.
    """

    @cached_property
    def action_class(self) -> Any:
        return partial(super().action_class, log_action=False)  # type: ignore[misc]


class AddPersonalView(_OwnLog, generic.CreateView):
    """Adds something with personal data."""


class EditPersonalView(_OwnLog, generic.EditView):
    """Changes something with personal data."""


class RoomViewSet(ModelViewSet):
    """What the viewsets of this room share."""

    add_to_reference_index = False
    copy_view_enabled = False
    search_backend_name = None
    delete_view_class = KeepWhatIsUsedView


class OrganisationViewSet(RoomViewSet):
    model = Organisation
    name = "lms_organisations"
    icon = "site"
    list_display = ["name", "kind", "cbs_code", "valid_until"]
    list_filter = ["kind"]
    search_fields = ["name", "cbs_code"]
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("kind"),
        FieldPanel("cbs_code"),
        FieldPanel("theme"),
        FieldPanel("valid_from"),
        FieldPanel("valid_until"),
        FieldPanel("successor"),
    ]


class TeamViewSet(RoomViewSet):
    model = Team
    name = "lms_teams"
    icon = "group"
    list_display = ["name", "organisation"]
    list_filter = ["organisation"]
    search_fields = ["name", "organisation__name"]
    panels = [FieldPanel("organisation"), FieldPanel("name")]


class ThemeViewSet(RoomViewSet):
    model = Theme
    name = "lms_themes"
    icon = "view"
    list_display = ["name", "is_active"]
    search_fields = ["name"]
    panels = [
        FieldPanel("name"),
        FieldPanel("is_active", help_text=_("Kan pas aan als alle teksten en knoppen genoeg contrast hebben.")),
        FieldPanel("light", help_text=_('Namen zonder --ll-, bijvoorbeeld {"color-action": "#0b5563"}.')),
        FieldPanel("dark", help_text=_("Alleen kleuren. Wat hier niet staat, blijft zoals in het basisthema.")),
    ]


class PeopleViewSet(RoomViewSet):
    """Base of the viewsets with personal data: no permission in the group editor, so nobody can hand it out."""

    add_view_class = AddPersonalView
    edit_view_class = EditPersonalView

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        return Permission.objects.none()


class PersonViewSet(PeopleViewSet):
    model = Person
    name = "lms_people"
    icon = "user"
    list_display = ["name", "email"]
    search_fields = ["name", "email"]
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldPanel("email"), FieldPanel("login")], base_form_class=PersonForm
    )


class MembershipViewSet(PeopleViewSet):
    model = Membership
    name = "lms_memberships"
    icon = "key"
    list_display = ["person", "organisation", "team", "role", "valid_from", "valid_until"]
    list_filter = ["role"]
    search_fields = ["person__name", "person__email", "organisation__name"]
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("person", "organisation", "team", "role", "valid_from", "valid_until")],
        base_form_class=MembershipForm,
    )


class OrganisationsGroup(ModelViewSetGroup):
    """One menu for who takes part."""

    menu_label = _("Organisaties")
    menu_icon = "site"
    menu_order = 250
    items = (OrganisationViewSet, TeamViewSet, ThemeViewSet, PersonViewSet, MembershipViewSet)
