"""What the desk adds to the workspace: menu entries with the number that waits, and a block on the homes of staff."""

import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lms.tenancy import Role
from lms.workspace import registry
from lms.workspace.access import person_of
from modules.models import Piece, PlannedMoment
from modules.planned import Moment, register_moments
from modules.queue import MOST, Queue

REVIEWERS = frozenset({Role.TRAINER.value, Role.COACH.value, Role.ASSESSOR.value})
TRAINERS = frozenset({Role.TRAINER.value})


def register() -> None:
    """Called by AppConfig.ready()."""
    for area in ("begeleiding", "beoordeling"):
        registry.register_entry(area, _("Nakijken"), "lms_modules:desk", order=20, roles=REVIEWERS, count=waiting_text)
        registry.register_panel(area, "lms_modules/panels/to_review.html", waiting_panel, order=5)
    register_moments(presentations_of)
    registry.register_entry("begeleiding", _("Presentaties"), "lms_modules:moments", order=30, roles=TRAINERS)
    registry.register_entry("begeleiding", _("Resultaten"), "lms_modules:results", order=40, roles=TRAINERS)


def queue_of(request: HttpRequest) -> Queue:
    """The queue of this person; what it read is kept for the menu of the same page."""
    if not hasattr(request, "_lms_queue"):
        request._lms_queue = Queue(request.user, person_of(request))  # type: ignore[attr-defined]
    queue: Queue = request._lms_queue  # type: ignore[attr-defined]
    return queue


def waiting_count(request: HttpRequest) -> int:
    """How many pieces wait for this person, at most MOST + 1; one statement per request."""
    return queue_of(request).count


def waiting_text(request: HttpRequest) -> str:
    """'7', '99+', or '' when nothing waits."""
    count = waiting_count(request)
    return f"{MOST}+" if count > MOST else str(count or "")


def waiting_panel(request: HttpRequest) -> dict[str, Any] | None:
    """The first thing on the home of somebody for whom work waits; left out when there is none."""
    count = waiting_count(request)
    return {"count": count, "text": waiting_text(request)} if count else None


def presentations_of(person_id: int, since: datetime.datetime) -> list[Moment]:
    """The learner's own presentations, for the agenda on 'Mijn leren'."""
    planned = PlannedMoment.objects.filter(
        registration__person=person_id, starts_at__gte=since, piece__state=Piece.State.WAITING
    ).select_related("activity", "registration", "first_assessor", "second_assessor")
    return [
        Moment(
            title=each.activity.title,
            starts_at=each.starts_at,
            place=each.place,
            with_whom=", ".join(person.name for person in (each.first_assessor, each.second_assessor) if person),
            url=reverse("lms_modules:activity", args=[each.registration.uuid, each.activity_id]),
        )
        for each in planned
    ]
