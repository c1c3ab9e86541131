"""Handing in: a draft that grows, one hand-in per key, and taking back what nobody looked at yet.

For every kind whose work a person judges. The lock on the run puts one learner's requests in a row; the constraint on
pieces (one draft or waiting piece per activity) has the last word.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from modules import sql
from modules.models import Piece, PieceFile, Review
from modules.services.attempts import RunNotFound, finish

_OPEN = (Piece.State.DRAFT, Piece.State.WAITING)


class NothingOpen(LookupError):
    """A piece waits for somebody, or was found good: there is no draft and none can be begun."""


@dataclass(frozen=True)
class HandedIn:
    """replay: the key was known, nothing was written."""

    piece: Piece
    replay: bool = False


@transaction.atomic
def save_draft(
    *, registration: UUID, user_id: Any, activity: UUID, text: str, data: Mapping[str, Any] | None = None
) -> Piece:
    """Keep what is not handed in yet. Raises RunNotFound and NothingOpen."""
    draft = open_draft(registration=registration, user_id=user_id, activity=activity)
    draft.text = text
    if data is not None:
        draft.data = dict(data)
    draft.save(update_fields=["text", "data", "updated_at"])
    return draft


@transaction.atomic
def open_draft(*, registration: UUID, user_id: Any, activity: UUID) -> Piece:
    """The draft of an activity under the lock on the run; made when there is none, from the version before it.

    Raises RunNotFound and NothingOpen.
    """
    return _draft(_lock(registration, user_id, activity))


@transaction.atomic
def hand_in(
    *,
    registration: UUID,
    user_id: Any,
    activity: UUID,
    key: UUID,
    text: str,
    data: Mapping[str, Any] | None = None,
    reviewers_needed: int = 1,
    graded: bool = True,
    now: datetime.datetime | None = None,
) -> HandedIn:
    """Hand in the draft with this text, or a new version; a retry with the same key finds the first one.

    graded False: nobody looks at it, the activity is done. Raises RunNotFound and NothingOpen (another tab was first).
    """
    moment = now or timezone.now()
    run = _lock(registration, user_id, activity)
    known = Piece.objects.filter(registration=run.registration_id, key=key).first()
    if known is not None:
        return HandedIn(known, replay=True)
    piece = _draft(run)
    piece.key, piece.text, piece.content_version = key, text, run.content_version
    piece.data = dict(data) if data is not None else piece.data
    piece.reviewers_needed, piece.handed_in_at = reviewers_needed, moment
    piece.state = Piece.State.WAITING if graded else Piece.State.GOOD
    piece.decided_at = None if graded else moment
    piece.save()
    if graded:
        sql.count_activity(run=run, first_completion=False, now=moment)
    else:
        finish(registration=registration, user_id=user_id, activity=activity, key=key, now=moment)
    return HandedIn(piece)


@transaction.atomic
def withdraw(*, registration: UUID, user_id: Any, activity: UUID) -> Piece | None:
    """Take back what waits, as long as nobody gave a review; a draft with the same contents takes its place.

    The version itself stays, as withdrawn. None when nothing could be taken back. Raises RunNotFound.
    """
    run = _lock(registration, user_id, activity)
    waiting = _pieces(run).filter(state=Piece.State.WAITING).first()
    if waiting is None or waiting.reviews.filter(state=Review.State.GIVEN).exists():
        return None
    waiting.state = Piece.State.WITHDRAWN
    waiting.save(update_fields=["state", "updated_at"])
    return _draft(run)


def _lock(registration: UUID, user_id: Any, activity: UUID) -> sql.LockedRun:
    run = sql.lock_run(registration, user_id, activity)
    if run is None:
        raise RunNotFound
    return run


def _pieces(run: sql.LockedRun) -> Any:
    return Piece.objects.filter(registration=run.registration_id, activity=run.activity_id, answer=None)


def _draft(run: sql.LockedRun) -> Piece:
    current = _pieces(run).filter(state__in=_OPEN).first()
    if current is None:
        current = _begin(run)
    if current.state != Piece.State.DRAFT:
        raise NothingOpen
    return current


def _begin(run: sql.LockedRun) -> Piece:
    """A new version, with the text and the files of the one before."""
    before = _pieces(run).order_by("-number", "-pk").first()
    if before is not None and before.state == Piece.State.GOOD:
        raise NothingOpen
    number = (_pieces(run).aggregate(last=Max("number"))["last"] or 0) + 1
    draft = Piece(
        registration_id=run.registration_id,
        activity_id=run.activity_id,
        key=uuid4(),
        number=number,
        content_version=run.content_version,
        text=before.text if before else "",
        data=before.data if before else {},
    )
    Piece.objects.bulk_create([draft], ignore_conflicts=True)
    draft = _pieces(run).get(state__in=_OPEN)
    if before is not None:
        files = before.piece_files.filter(file__state="complete").values_list("file_id", flat=True)
        PieceFile.objects.bulk_create([PieceFile(piece=draft, file_id=file) for file in files], ignore_conflicts=True)
    return draft
