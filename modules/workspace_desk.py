"""What the desk adds to the workspace: menu entries with the number that waits, and a block on the homes of staff."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lms.tenancy import Role
from lms.workspace import registry
from lms.workspace.access import person_of
from modules.queue import MOST, Queue

REVIEWERS = frozenset({Role.TRAINER.value, Role.COACH.value, Role.ASSESSOR.value})
TRAINERS = frozenset({Role.TRAINER.value})


def register() -> None:
    """Called by AppConfig.ready()."""
    for area in ("begeleiding", "beoordeling"):
        registry.register_entry(area, _("Nakijken"), "lms_modules:desk", order=20, roles=REVIEWERS, count=waiting_text)
        registry.register_panel(area, "lms_modules/panels/to_review.html", waiting_panel, order=5)
    registry.register_entry("begeleiding", _("Presentaties"), "lms_modules:moments", order=30, roles=TRAINERS)
    registry.register_entry("begeleiding", _("Resultaten"), "lms_modules:results", order=40, roles=TRAINERS)
    registry.register_entry("begeleiding", _("Standaardzinnen"), "lms_modules:remarks", order=50, roles=REVIEWERS)


def waiting_count(request: HttpRequest) -> int:
    """How many pieces wait for this person, at most MOST + 1; one statement per request."""
    if not hasattr(request, "_lms_waiting"):
        request._lms_waiting = Queue(request.user, person_of(request)).count()  # type: ignore[attr-defined]
    count: int = request._lms_waiting  # type: ignore[attr-defined]
    return count


def waiting_text(request: HttpRequest) -> str:
    """'7', '99+', or '' when nothing waits."""
    count = waiting_count(request)
    return f"{MOST}+" if count > MOST else str(count or "")


def waiting_panel(request: HttpRequest) -> dict[str, Any] | None:
    """The first thing on the home of somebody for whom work waits; left out when there is none."""
    count = waiting_count(request)
    return {"count": count, "text": waiting_text(request)} if count else None
