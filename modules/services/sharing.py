"""Sharing a reflection with a named person, and stopping it. The writer alone decides."""

import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from lms.models import Person
from lms.services.audit import record_change
from modules import sql
from modules.guides import guides_of
from modules.models import Reflection, ReflectionShare
from modules.services.attempts import RunNotFound

LONGEST = datetime.timedelta(days=366)


class NotAGuide(LookupError):
    """A reflection is shared with people who guide the writer, and with nobody else."""


@transaction.atomic
def share_reflection(
    *,
    registration: UUID,
    user_id: Any,
    activity: UUID,
    person: UUID,
    until: datetime.date,
    now: datetime.datetime | None = None,
) -> ReflectionShare:
    """Let one guide read the text until a day, that day included. Sharing again changes the day; sent twice it is one.

    Raises NotAGuide, and RunNotFound, also when nothing was written yet.
    """
    run = sql.lock_run(registration, user_id, activity)
    text = run and Reflection.objects.filter(registration_id=run.registration_id, activity_id=run.activity_id).first()
    if run is None or not text or not text.text:
        raise RunNotFound
    guide = next((each for each in guides_of(run.registration_id) if each.uuid == person), None)
    if guide is None:
        raise NotAGuide
    known = ReflectionShare.objects.filter(reflection=text, person_id=guide.person_id).first()  # the run is locked
    if known is not None and known.withdrawn_at is None and known.until == until:
        return known
    fields = {"until": until, "withdrawn_at": None, "created_at": now or timezone.now()}
    share, _ = ReflectionShare.objects.update_or_create(reflection=text, person_id=guide.person_id, defaults=fields)
    data = {"until": until.isoformat(), "person": guide.person_id}
    record_change(actor=_writer(user_id), action="reflection.shared", obj=share, data=data)
    return share


@transaction.atomic
def stop_sharing(*, registration: UUID, user_id: Any, activity: UUID, share: UUID) -> None:
    """Take the text away from a reader, from this moment. Sent twice it is one. Raises RunNotFound."""
    run = sql.lock_run(registration, user_id, activity)
    if run is None:
        raise RunNotFound
    mine = ReflectionShare.objects.filter(
        uuid=share, reflection__registration_id=run.registration_id, reflection__activity_id=run.activity_id
    )
    row = mine.first()
    if row is not None and mine.filter(withdrawn_at=None).update(withdrawn_at=timezone.now()):
        record_change(actor=_writer(user_id), action="reflection.unshared", obj=row)


def _writer(user_id: Any) -> Person | None:
    return Person.objects.filter(user_id=user_id).first()
