"""What the guidance of learners at work adds to the workspace: a menu entry and a block on the home of coaches."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.tenancy import Role, roles_of
from lms.workspace import registry
from lms.workspace.access import person_of
from modules.models import ReflectionShare
from modules.signing import waiting_tasks

SIGNERS = frozenset({Role.TRAINER, Role.COACH})


def register() -> None:
    """Called by AppConfig.ready()."""
    registry.register_entry("begeleiding", gettext_lazy("Praktijk"), "lms_modules:signing", order=30, roles=SIGNERS)
    registry.register_panel("begeleiding", "lms_modules/panels/guidance.html", guidance_panel, place="side", order=30)
    registry.register_panel("regie", "lms_modules/panels/guidance.html", surveys_panel, place="side", order=30)


def guidance_panel(request: HttpRequest) -> dict[str, Any] | None:
    """Ways to what somebody does beside the groups, each with what waits there."""
    links = []
    if roles_of(request.user) & SIGNERS:
        waiting = waiting_tasks(request.user, person_of(request)).count()
        links.append(_link(_("Praktijkopdrachten aftekenen"), "lms_modules:signing", waiting))
    if Role.TRAINER in roles_of(request.user):
        links.append(_link(_("Wie was erbij?"), "lms_modules:meetings"))
        links.append(_link(_("Enquêtes"), "lms_modules:surveys"))
    shared = ReflectionShare.objects.visible_to(request.user, "reflection.shared").open().count()
    if shared:
        links.append(_link(_("Met jou gedeeld"), "lms_modules:shared") | {"shared": shared})
    return {"links": links} if links else None


def surveys_panel(request: HttpRequest) -> dict[str, Any] | None:
    """The way to the surveys for whoever runs a programme."""
    if Role.PROGRAMME_COORDINATOR not in roles_of(request.user):
        return None
    return {"links": [_link(_("Enquêtes"), "lms_modules:surveys_regie")]}


def _link(label: str, url_name: str, count: int = 0) -> dict[str, Any]:
    return {"label": label, "url": reverse(url_name), "count": count}
