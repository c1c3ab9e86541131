"""Keeping what a learner writes for the own eyes: on two devices, in any order, and nothing is lost."""

import hashlib
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db import transaction

from modules import sql
from modules.models import Reflection, ReflectionText
from modules.rules.versions import Standing, Written, standing
from modules.services.attempts import Finished, RunNotFound, finish


@dataclass(frozen=True)
class Kept:
    """key: under which the text is known. beside: it waits beside another text; replay: it was here before."""

    key: UUID
    replay: bool = False
    beside: bool = False


@dataclass(frozen=True)
class Reflected(Finished):
    """The finished activity. beside: the text waits beside another one; replay: both were here before."""

    beside: bool = False


@transaction.atomic
def save_draft(
    *,
    registration: UUID,
    user_id: Any,
    activity: UUID,
    text: str,
    key: UUID | None = None,
    based_on: UUID | None = None,
) -> Kept:
    """Keep a text that is not finished yet. based_on: key of the text that the writer saw. Raises RunNotFound."""
    return _keep(_lock(registration, user_id, activity), Written(key or uuid4(), based_on), text)


@transaction.atomic
def write_reflection(
    *, registration: UUID, user_id: Any, activity: UUID, text: str, key: UUID, based_on: UUID | None = None
) -> Reflected:
    """Keep the text and complete the activity, both or neither; the attempt holds no text. Raises RunNotFound."""
    kept = save_draft(
        registration=registration, user_id=user_id, activity=activity, text=text, key=key, based_on=based_on
    )
    finished = finish(registration=registration, user_id=user_id, activity=activity, key=key)
    return Reflected(**asdict(finished) | {"replay": finished.replay and kept.replay}, beside=kept.beside)


@transaction.atomic
def settle(*, registration: UUID, user_id: Any, activity: UUID, which: UUID, how: str, key: UUID) -> bool:
    """The writer's choice about a text beside the one that stands; False when it was made before.

    how: 'swap' (the other one waits from now on), 'join' (below the one that stands) or 'drop'. Raises RunNotFound.
    """
    run = _lock(registration, user_id, activity)
    texts = _texts(run)
    other = texts.filter(key=which, beside=True).first()
    if other is None:
        return False
    row = Reflection.objects.get(registration_id=run.registration_id, activity_id=run.activity_id)
    texts.filter(pk=other.pk).update(beside=False, text="")
    if how == "swap":
        if not texts.filter(key=row.key).update(beside=True, text=row.text):
            _add(run, Written(uuid5(key, "left"), None), row.text, beside=True)  # from before texts had keys
        Reflection.objects.filter(pk=row.pk).update(text=other.text, key=other.key)
    elif how == "join":
        _put(run, Written(key, row.key), f"{row.text}\n\n{other.text}")
    return True


def _keep(run: sql.LockedRun, written: Written, text: str) -> Kept:
    """The whole history of one reflection is a handful of rows, read under the lock of the run."""
    rows = list(_texts(run))
    used = next((row for row in rows if row.key == written.key), None)
    if used and used.digest != _digest(text):
        # 'Back' in the browser, other words, sent again: a new text, written on the one that has the key.
        written = Written(uuid5(written.key, _digest(text)), written.key)
    now = Reflection.objects.filter(registration_id=run.registration_id, activity_id=run.activity_id).first()
    beside = [row.key for row in rows if row.beside]
    verdict = standing(
        written,
        current=now.key if now else None,
        beside=beside,
        known={row.key: row.based_on for row in rows},
    )
    if verdict is Standing.REPLAY:
        return Kept(written.key, replay=True, beside=written.key in beside)
    if verdict is Standing.BESIDE and now and now.text in ("", text):
        verdict = Standing.STANDS  # no words to choose between
    if verdict is Standing.STANDS:
        _put(run, written, text)
    else:
        _add(run, written, text, beside=verdict is Standing.BESIDE)
    if verdict is Standing.BESIDE:  # it takes the place of the waiting text that it goes on from
        _texts(run).filter(key=written.based_on, beside=True).update(beside=False, text="")
    return Kept(written.key, beside=verdict is Standing.BESIDE)


def _put(run: sql.LockedRun, written: Written, text: str) -> None:
    _add(run, written, text, beside=False)
    Reflection.objects.update_or_create(
        registration_id=run.registration_id, activity_id=run.activity_id, defaults={"text": text, "key": written.key}
    )


def _add(run: sql.LockedRun, written: Written, text: str, *, beside: bool) -> None:
    ReflectionText.objects.create(
        registration_id=run.registration_id,
        activity_id=run.activity_id,
        key=written.key,
        based_on=written.based_on,
        digest=_digest(text),
        beside=beside,
        text=text if beside else "",
    )


def _texts(run: sql.LockedRun) -> Any:
    return ReflectionText.objects.filter(registration_id=run.registration_id, activity_id=run.activity_id)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _lock(registration: UUID, user_id: Any, activity: UUID) -> sql.LockedRun:
    run = sql.lock_run(registration, user_id, activity)
    if run is None:
        raise RunNotFound
    return run
