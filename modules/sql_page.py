"""The learner's page as SQL texts: one statement for the run, one for what was tried and handed in.

Each runs unchanged on PostgreSQL and on SQLite 3.35 or newer. tests/modules/test_sql.py holds them against the ORM.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone

from modules.rules.progress import Mark
from modules.sql import _all, _db, _login, _moment, _uuid


@dataclass(frozen=True)
class RunState:
    """One learner's registration with the versions that decide what is shown. done: activity -> moment."""

    registration_id: int
    module_id: UUID
    content_version: int
    person_id: int
    organisation_id: int | None
    completed_at: datetime.datetime | None
    closed_at: datetime.datetime | None
    start: datetime.date
    done: dict[UUID, datetime.datetime]


_RUN = """
SELECT r.id, r.module_id, m.content_version, r.person_id, r.organisation_id, r.completed_at, r.closed_at,
  r.starts_on, r.started_at, c.activity_id, c.created_at
FROM lms_modules_registration r
JOIN lms_person p ON p.id = r.person_id
JOIN lms_modules_module m ON m.id = r.module_id
LEFT JOIN lms_modules_completion c ON c.registration_id = r.id
WHERE r.uuid = %s AND p.user_id = %s
"""

# Per activity the state of what was handed in: waiting for somebody goes before a moment that lies ahead, that before
# "needs more", and that before the rest. A piece of a planned presentation is handed in at its moment.
_TOUCHED = """
SELECT registration_id, activity_id, MAX(score), 0 FROM lms_modules_attempt
WHERE registration_id IN ({runs}) GROUP BY registration_id, activity_id
UNION ALL
SELECT registration_id, activity_id, NULL, 0 FROM lms_modules_answer
WHERE registration_id IN ({runs}) GROUP BY registration_id, activity_id
UNION ALL
SELECT registration_id, activity_id, NULL, 0 FROM lms_modules_watched WHERE registration_id IN ({runs})
UNION ALL
SELECT registration_id, activity_id, NULL, 0 FROM lms_modules_simulationrun
WHERE registration_id IN ({runs}) GROUP BY registration_id, activity_id
UNION ALL
SELECT registration_id, activity_id, NULL, MAX(CASE
  WHEN state = 'waiting' AND handed_in_at > %(now)s THEN 2
  WHEN state = 'waiting' THEN 3 WHEN state = 'again' THEN 1 ELSE 0 END)
FROM lms_modules_piece WHERE registration_id IN ({runs}) GROUP BY registration_id, activity_id
UNION ALL
SELECT registration_id, activity_id, NULL,
  MAX(CASE WHEN asked_at IS NOT NULL THEN 3 WHEN judged = 'again' THEN 1 ELSE 0 END)
FROM lms_modules_itemreport WHERE registration_id IN ({runs}) GROUP BY registration_id, activity_id
"""
_MARKS: dict[int, Mark] = {3: "wacht", 2: "gepland", 1: "opnieuw"}


@dataclass(frozen=True)
class Touched:
    """What somebody did at activities. best: activity -> best score (0 to 1) or None. marks: what was handed in."""

    best: dict[UUID, float | None] = field(default_factory=dict)
    marks: dict[UUID, Mark] = field(default_factory=dict)


def run_state(registration: UUID, user_id: Any) -> RunState | None:
    """Everything personal on the module page in one statement; None when it is not the user's own."""
    rows = _all(_RUN, [registration.hex, _login(user_id)])
    if not rows:
        return None
    first = rows[0]
    return RunState(
        registration_id=first[0],
        module_id=_uuid(first[1]),
        content_version=first[2],
        person_id=first[3],
        organisation_id=first[4],
        completed_at=_moment(first[5]),
        closed_at=_moment(first[6]),
        start=_day(first[7]) or timezone.localdate(_moment(first[8])),
        done={_uuid(row[9]): _moment(row[10]) for row in rows if row[9] is not None},  # type: ignore[misc]
    )


def touched(registration_ids: Sequence[int], now: datetime.datetime | None = None) -> dict[int, Touched]:
    """Per registration the activities with a try, an answer, a played part, a conversation or a piece, and its mark.

    now: from when a waiting piece is planned and not yet waiting; None for this moment.
    """
    found = {each: Touched() for each in registration_ids}
    if not found:
        return found
    keys = {f"run{place}": key for place, key in enumerate(found)}
    text = _TOUCHED.format(runs=", ".join(f"%({name})s" for name in keys))
    for registration, activity, score, state in _all(text, keys | {"now": _db(now or timezone.now())}):
        key, of_run = _uuid(activity), found[registration]
        of_run.best[key] = score if score is not None else of_run.best.get(key)
        if state in _MARKS:
            of_run.marks[key] = _MARKS[state]
    return found


def _day(value: Any) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if isinstance(value, str) else value
