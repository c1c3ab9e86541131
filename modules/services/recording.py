"""Writing down what came of a step: attempt, completion and counters in one transaction. For the other services."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from modules import signals, sql
from modules.models import Attempt
from modules.services.rule import completes_by_rule


class RunNotFound(LookupError):
    """Not this user's run, a closed run, or an activity that is not (or no longer) in it."""


@dataclass(frozen=True)
class Finished:
    """replay: the key was known, nothing was written. module_completed: this was the last step."""

    replay: bool = False
    passed: bool = True
    first_completion: bool = False
    module_completed: bool = False


def lock(registration: UUID, user_id: Any, activity: UUID) -> sql.LockedRun:
    """Take the lock on the user's own run. Raises RunNotFound."""
    run = sql.lock_run(registration, user_id, activity)
    if run is None:
        raise RunNotFound
    return run


def record(run: sql.LockedRun, *, key: UUID, number: int, now: datetime.datetime, **result: Any) -> Finished:
    """Attempt, then completion when passed, then counters; the unique constraints decide what is new."""
    passed = result.get("passed", True)
    attempt = sql.insert_attempt(run=run, key=key, number=number, now=now, **result)
    if attempt is None and _used_elsewhere(run, key):
        # What was sent for another activity does not stand in the way of this one; a replay makes the same key.
        key = uuid5(key, str(run.activity_id))
        attempt = sql.insert_attempt(run=run, key=key, number=number, now=now, **result)
    if attempt is None:
        return Finished(replay=True, passed=passed)
    completion = sql.insert_completion(run=run, attempt=attempt, now=now) if passed else None
    completed = sql.count_activity(run=run, first_completion=completion is not None, now=now)
    # A better score at a step that was done already can be what a rule still asked for.
    if run.has_rule and passed:
        completed = completes_by_rule(run.registration_id, run.module_id, now)
    if completed and completion is None:
        transaction.on_commit(lambda: _announce_module(run.registration_id), robust=True)
    if completion is not None:
        transaction.on_commit(lambda: _announce(run, completion, completed), robust=True)
    return Finished(passed=passed, first_completion=completion is not None, module_completed=completed)


def _used_elsewhere(run: sql.LockedRun, key: UUID) -> bool:
    taken = Attempt.objects.filter(registration_id=run.registration_id, key=key)
    return taken.exclude(activity_id=run.activity_id).exists()


def _announce(run: sql.LockedRun, completion: int, module_completed: bool) -> None:
    signals.activity_completed.send_robust(
        sender=None, registration_id=run.registration_id, activity_id=run.activity_id, completion_id=completion
    )
    if module_completed:
        _announce_module(run.registration_id)


def _announce_module(registration_id: int) -> None:
    signals.module_completed.send_robust(sender=None, registration_id=registration_id)
