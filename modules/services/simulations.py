"""Practising a conversation: saying something, going back, beginning again. Each is harmless when sent twice.

A form carries the number of the conversation and the revision that was on screen. What belongs to an older screen
changes nothing, so that two tabs, the back button and retries leave one path.
"""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from modules import published, sql
from modules.models import SimulationRun
from modules.rules.simulation import Ending, Outcome, Turn, outcome, walk
from modules.services.attempts import RunNotFound, complete_for
from modules.simulation_rows import ending_of, heard_of, step_of

GOING, ENDED, LEFT = SimulationRun.State.GOING, SimulationRun.State.ENDED, SimulationRun.State.LEFT


@dataclass(frozen=True)
class Moved:
    """stale: the form was of an older screen, nothing was written (replay: because it had come before).

    run: the conversation as it is now; None while nothing was said. completed: this brought the completion.
    """

    run: SimulationRun | None
    stale: bool = False
    replay: bool = False
    completed: bool = False


@transaction.atomic
def say(
    *,
    registration: UUID,
    user_id: Any,
    activity: UUID,
    number: int,
    revision: int,
    reply: str,
    key: UUID,
    language: str = "nl",
    now: datetime.datetime | None = None,
) -> Moved:
    """Say one reply; the one that leads to an ending also records the try.

    Raises RunNotFound, and UnknownReply when the author changed the conversation; then nothing is written.
    """
    moment = now or timezone.now()
    locked = _lock(registration, user_id, activity)
    content = published.content(locked.activity_id, locked.content_version, language)
    run = _last(locked)
    if run and any(step["key"] == str(key) for step in run.path):
        return Moved(run, stale=True, replay=True)
    going = run is not None and run.state == GOING
    current = (run.number, run.revision) if run and going else ((run.number if run else 0) + 1, 0)
    if (number, revision) != current:
        return Moved(run, stale=True)
    place = run.place if run and going else ""
    said = walk(content.dialogue, place or (content.dialogue.start.id if content.dialogue.start else ""), reply)
    if not (run and going):
        run = _begin(locked, number, [], "", moment)
    path = [*run.path, step_of(said, str(key))]
    changes: dict[str, Any] = {"path": path, "place": said.place.id}
    result = None
    if isinstance(said.place, Ending):
        points = [step["points"] for step in path if not step.get("undone")]
        result = outcome(content.dialogue, points, said.place, rule=content.completed_by, pass_mark=content.pass_mark)
        changes |= {"state": ENDED, "ending": ending_of(said.place), "heard": heard_of(result), "passed": result.passed}
    if not _change(run, locked, moment, **changes):
        return Moved(_last(locked), stale=True)
    return Moved(run, completed=_record(run, result, moment) if result else False)


@transaction.atomic
def take_back(*, registration: UUID, user_id: Any, activity: UUID, number: int, revision: int) -> Moved:
    """Go one sentence back in a conversation that is going on; what was said stays in the path, marked.

    Raises RunNotFound.
    """
    locked = _lock(registration, user_id, activity)
    run = _last(locked)
    if run is None or not run.steps or (run.number, run.revision, run.state) != (number, revision, GOING):
        return Moved(run, stale=True)
    last = run.steps[-1]
    path = [step | {"undone": True} if step["key"] == last["key"] else step for step in run.path]
    stale = not _change(run, locked, timezone.now(), path=path, place=last["turn"])
    return Moved(run, stale=stale)


@transaction.atomic
def leave(*, registration: UUID, user_id: Any, activity: UUID, number: int, revision: int) -> Moved:
    """Stop the conversation that is going on, so that another can begin. Raises RunNotFound."""
    locked = _lock(registration, user_id, activity)
    run = _last(locked)
    if run is None or (run.number, run.revision, run.state) != (number, revision, GOING):
        return Moved(run, stale=True)
    stale = not _change(run, locked, timezone.now(), state=LEFT)
    return Moved(run, stale=stale)


@transaction.atomic
def go_from(*, registration: UUID, user_id: Any, activity: UUID, number: int, step: int, language: str = "nl") -> Moved:
    """Begin a new conversation that is the same as the finished one with this number up to `step` (0, 1, ...).

    Nothing happens while another is going on. Raises RunNotFound; also when there is no such conversation or step.
    """
    locked = _lock(registration, user_id, activity)
    last = _last(locked)
    old = SimulationRun.objects.of(locked.registration_id, locked.activity_id).filter(number=number).first()
    if last is None or old is None or old.state != ENDED or not 0 <= step < len(old.steps):
        raise RunNotFound
    if last.state == GOING:
        return Moved(last, stale=True)
    content = published.content(locked.activity_id, locked.content_version, language)
    place = old.steps[step]["turn"]
    kept = old.steps[:step] if isinstance(content.dialogue.places.get(place), Turn) else []
    # Keys are the client's, of one sending: the copies get keys of their own, the same ones each time.
    name = f"simulation:{locked.registration_id}/{locked.activity_id}/{last.number + 1}"
    path = [each | {"key": str(uuid5(NAMESPACE_URL, f"{name}/{index}"))} for index, each in enumerate(kept)]
    return Moved(_begin(locked, last.number + 1, path, place if kept else "", timezone.now()))


def _lock(registration: UUID, user_id: Any, activity: UUID) -> sql.LockedRun:
    locked = sql.lock_run(registration, user_id, activity)
    if locked is None or locked.kind != "simulation":
        raise RunNotFound
    return locked


def _last(locked: sql.LockedRun) -> SimulationRun | None:
    return SimulationRun.objects.of(locked.registration_id, locked.activity_id).first()


def _begin(
    locked: sql.LockedRun, number: int, path: list[dict[str, Any]], place: str, now: datetime.datetime
) -> SimulationRun:
    """The row of a new conversation; the constraints leave one when two begin it."""
    whose = {"registration_id": locked.registration_id, "activity_id": locked.activity_id, "number": number}
    row = SimulationRun(
        **whose, path=path, place=place, content_version=locked.content_version, started_at=now, updated_at=now
    )
    SimulationRun.objects.bulk_create([row], ignore_conflicts=True)
    return SimulationRun.objects.get(**whose)


def _change(run: SimulationRun, locked: sql.LockedRun, now: datetime.datetime, **changes: Any) -> bool:
    """Compare and swap on the revision; False when somebody else was first."""
    changes |= {"revision": run.revision + 1, "content_version": locked.content_version, "updated_at": now}
    changed = SimulationRun.objects.filter(pk=run.pk, revision=run.revision, state=GOING).update(**changes)
    for name, value in changes.items():
        setattr(run, name, value)
    return bool(changed)


def _record(run: SimulationRun, result: Outcome, now: datetime.datetime) -> bool:
    finished = complete_for(
        registration_id=run.registration_id,
        activity=run.activity_id,
        key=uuid5(NAMESPACE_URL, f"simulation:{run.registration_id}/{run.activity_id}/{run.number}"),
        number=run.number,
        now=now,
        score=result.score,
        points=result.points,
        max_points=result.max_points,
        passed=result.passed,
        answers=run.heard,
    )
    return finished.first_completion
