"""Assignments for tests, and work that was handed in."""

from itertools import count
from typing import Any
from uuid import uuid4

from django.utils import timezone

from lms.models import Person
from modules.models import AssignmentPage, Piece, Registration, Review

_numbers = count(1)


def assignment_page(*, title: str = "", **fields: object) -> AssignmentPage:
    """An assignment that asks for text and at most three files of any kind; not saved yet."""
    fields.setdefault("task", "<p>Vat in drie echte gesprekken samen wat de inwoner vertelt.</p>")
    for group in ("asks_documents", "asks_audio", "asks_video"):
        fields.setdefault(group, True)
    return AssignmentPage(title=title or f"Opdracht {next(_numbers)}", **fields)


def decided(piece: Piece, reviewer: Person, *, good: bool, text: str = "", reason: str = "", **fields: Any) -> Review:
    """A review as if the desk gave it: only the rows, without completion."""
    now = timezone.now()
    Piece.objects.filter(pk=piece.pk).update(state="good" if good else "again", decided_at=now)
    decision = Review.Decision.GOOD if good else Review.Decision.AGAIN
    return Review.objects.create(
        piece=piece,
        reviewer=reviewer,
        state="given",
        decision=decision,
        text=text,
        reason=reason,
        given_at=now,
        **fields,
    )


def piece_of(registration: Registration, activity: Any, **fields: Any) -> Piece:
    """A piece that waits."""
    fields.setdefault("state", Piece.State.WAITING)
    fields.setdefault("handed_in_at", timezone.now())
    return Piece.objects.create(
        registration=registration, activity_id=activity, key=uuid4(), content_version=1, **fields
    )
