"""Who was at a meeting. The state of each person is one row per day; every change of it is kept."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from lms.models import Person
from modules import sql
from modules.models import Attendance, AttendanceChange
from modules.services.attempts import RunNotFound, complete_for


@dataclass(frozen=True)
class Mark:
    """What is said of one person. minutes: how long; counts only for who was there."""

    registration_id: int
    state: str
    minutes: int | None = None


@transaction.atomic
def record_attendance(
    *,
    activity: UUID,
    on_date: datetime.date,
    marks: Sequence[Mark],
    by: Person,
    key: UUID,
    now: datetime.datetime | None = None,
) -> int:
    """Record a whole list, all or nothing, and complete the step of whoever was there. Idempotent by the form's key.

    The caller checked that `by` may record for these registrations. What is as it was leaves no trace. Returns how
    many rows changed. Raises RunNotFound. A completion stays when somebody is said to have been absent after all.
    """
    moment = now or timezone.now()
    # Always in the same order, so that two lists saved at once wait for each other and never in a circle.
    return sum(_record(activity, on_date, mark, by, key, moment) for mark in sorted(marks, key=_registration))


def _registration(mark: Mark) -> int:
    return mark.registration_id


def _record(activity: UUID, on_date: datetime.date, mark: Mark, by: Person, key: UUID, now: datetime.datetime) -> bool:
    run = sql.lock_registration(mark.registration_id, activity)
    if run is None or run.kind != "session":
        raise RunNotFound
    present = mark.state == Attendance.State.PRESENT
    after, minutes = mark.state, mark.minutes if present else None
    at: dict[str, Any] = {"registration_id": run.registration_id, "activity_id": run.activity_id, "on_date": on_date}
    row = Attendance.objects.filter(**at).first()  # safe to read first: the run is locked
    before = (row.state, row.minutes) if row else (Attendance.State.OPEN.value, None)
    if before == (after, minutes):
        return False
    if row is not None and AttendanceChange.objects.filter(attendance=row, key=key).exists():
        return False
    said = {"recorded_by": by, "recorded_at": now}
    row, _ = Attendance.objects.update_or_create(**at, defaults={"state": after, "minutes": minutes, **said})
    AttendanceChange.objects.create(
        attendance=row,
        registration_id=run.registration_id,
        key=key,
        before=before[0],
        before_minutes=before[1],
        after=after,
        after_minutes=minutes,
        **said,
    )
    if present:
        complete_for(
            registration_id=run.registration_id,
            activity=run.activity_id,
            key=uuid5(NAMESPACE_URL, f"present:{run.registration_id}/{run.activity_id}"),
            now=now,
        )
    return True


def marks_before(*, changes: Sequence[AttendanceChange]) -> list[Mark]:
    """What undoes these changes: for whoever is still as they left it."""
    return [
        Mark(each.registration_id, each.before, each.before_minutes)
        for each in changes
        if (each.attendance.state, each.attendance.minutes) == (each.after, each.after_minutes)
    ]
