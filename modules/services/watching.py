"""What a learner played of a recording: taken in from the player, believed as far as it can be true."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from modules import published, sql
from modules.models import Watched
from modules.rules import played
from modules.services.attempts import RunNotFound, finish


class Implausible(ValueError):
    """More was claimed than can have been played since the page was opened; nothing was written."""


@dataclass(frozen=True)
class Progress:
    """percentage: 0 to 100 of the recording. position: seconds. done: whether the step is completed."""

    percentage: int
    position: float
    done: bool


@transaction.atomic
def report_played(
    *,
    registration: UUID,
    user_id: Any,
    activity: UUID,
    ranges: Any,
    position: Any,
    opened_at: datetime.datetime,
    language: str = "nl",
    now: datetime.datetime | None = None,
) -> Progress:
    """Add what was played; completes the step when it is enough. Late, double and unordered reports do no harm.

    ranges: [[from, to], ...] in seconds, as the player says. opened_at: from the server's own signed mark.
    Raises RunNotFound, InvalidRanges and Implausible; then nothing is written.
    """
    moment = now or timezone.now()
    run = _lock(registration, user_id, activity)
    content, duration = _content(run, language)
    row = _row(run)
    before = [(start, end) for start, end in row.ranges] if row else []
    after = played.merge([*before, *played.clean(ranges, duration)])
    opened = min(opened_at, row.opened_at) if row else opened_at
    if not played.is_plausible(before, after, (moment - opened).total_seconds()):
        raise Implausible
    enough = played.is_enough(after, duration, content.needed)
    route = (row.route if row else "") or (Watched.Route.PLAYED if enough else Watched.Route.NONE)
    place = played.clean([[0, position]], duration) if position else []
    at = place[0][1] if place else 0.0
    _write(run, ranges=after, position=at, duration=duration, route=route, opened_at=opened, updated_at=moment)
    if enough and not (row and row.route):
        key = uuid5(NAMESPACE_URL, f"watched:{run.registration_id}/{run.activity_id}")
        finish(registration=registration, user_id=user_id, activity=activity, key=key, now=moment)
    return Progress(played.percentage(after, duration), at, done=bool(route))


@transaction.atomic
def read_instead(
    *,
    registration: UUID,
    user_id: Any,
    activity: UUID,
    key: UUID,
    language: str = "nl",
    now: datetime.datetime | None = None,
) -> None:
    """Complete the step by its text: for who cannot hear or see, or has no player. Raises RunNotFound."""
    moment = now or timezone.now()
    run = _lock(registration, user_id, activity)
    row = _row(run)
    if row is None:
        _, duration = _content(run, language)
        row = Watched(ranges=[], position=0, duration=duration, opened_at=moment)
    _write(
        run,
        ranges=row.ranges,
        position=row.position,
        duration=row.duration,
        route=row.route or Watched.Route.READ,
        opened_at=row.opened_at,
        updated_at=moment,
    )
    finish(registration=registration, user_id=user_id, activity=activity, key=key, now=moment)


def _lock(registration: UUID, user_id: Any, activity: UUID) -> sql.LockedRun:
    run = sql.lock_run(registration, user_id, activity)
    if run is None or run.kind != "video":
        raise RunNotFound
    return run


def _content(run: sql.LockedRun, language: str) -> tuple[Any, float]:
    """What is published, and the duration of its recording in seconds."""
    content = published.content(run.activity_id, run.content_version, language)
    if content.recording is None:
        raise RunNotFound
    return content, content.recording.duration


def _row(run: sql.LockedRun) -> Watched | None:
    """Read under the lock of the run, which every writer takes first."""
    return Watched.objects.filter(registration_id=run.registration_id, activity_id=run.activity_id).first()


def _write(run: sql.LockedRun, **values: Any) -> None:
    row = Watched(registration_id=run.registration_id, activity_id=run.activity_id, **values)
    Watched.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["registration", "activity"], update_fields=list(values)
    )
