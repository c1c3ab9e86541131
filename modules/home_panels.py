"""Two blocks beside 'Mijn modules': what is planned, and what the learner handed in that nobody answered yet."""

from typing import Any

from django.db.models import Max
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from lms.workspace.access import person_of
from modules.models import Piece
from modules.planned import moments_of

MOMENTS = 5


def planned_panel(request: HttpRequest) -> dict[str, Any] | None:
    """The first moments in the agenda of the learner."""
    moments = moments_of(person_of(request).pk, timezone.now())[:MOMENTS]
    return {"moments": moments} if moments else None


def waiting_panel(request: HttpRequest) -> dict[str, Any] | None:
    """One line per activity of which something waits, longest first: one statement. What is planned stands above it."""
    waiting = (
        Piece.objects.waiting()
        .filter(
            registration__person=person_of(request),
            registration__closed_at=None,
            handed_in_at__lte=timezone.now(),
        )
        .values("registration__uuid", "activity_id", "activity__title")
        .annotate(since=Max("handed_in_at"))
        .order_by("since")
    )
    pieces = [
        {
            "title": row["activity__title"],
            "handed_in_at": row["since"],
            "url": reverse("lms_modules:activity", args=[row["registration__uuid"], row["activity_id"]]),
        }
        for row in waiting
    ]
    return {"pieces": pieces} if pieces else None
