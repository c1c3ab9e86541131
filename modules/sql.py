"""The hot path of an answer as SQL texts (four to six statements); the learner's page stands in modules.sql_page.

Each runs unchanged on PostgreSQL and on SQLite 3.35 or newer; only the row lock differs. Uniqueness is decided by
constraints and ON CONFLICT, never by a read before the write. tests/modules/test_sql.py holds them against the ORM.
"""

import datetime
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import connection


@dataclass(frozen=True)
class LockedRun:
    """A registration and one of its live activities, read under the lock that serialises one learner's run."""

    registration_id: int
    module_id: UUID
    activity_id: UUID
    kind: str
    content_version: int
    has_rule: bool


_LOCK = """
SELECT r.id, r.module_id, a.id, a.kind, m.content_version, m.has_rule
FROM lms_modules_registration r
JOIN lms_person p ON p.id = r.person_id
JOIN lms_modules_module m ON m.id = r.module_id
JOIN lms_modules_activity a ON a.module_id = r.module_id AND a.id = %s
WHERE r.uuid = %s AND p.user_id = %s AND r.closed_at IS NULL AND a.archived_at IS NULL
"""

# Of a step that went to another module since: what was handed in there still counts in the run.
_LOCK_REGISTRATION = """
SELECT r.id, r.module_id, a.id, a.kind, m.content_version, m.has_rule
FROM lms_modules_registration r
JOIN lms_modules_module m ON m.id = r.module_id
JOIN lms_modules_activity a ON a.id = %s
WHERE r.id = %s
"""

_CURRENT_TRY = """
SELECT t.number, w.question_id, w.points, w.max_points
FROM (SELECT COUNT(*) + 1 AS number FROM lms_modules_attempt WHERE registration_id = %s AND activity_id = %s) t
LEFT JOIN lms_modules_answer w
  ON w.registration_id = %s AND w.activity_id = %s AND w.counts AND w.number = t.number
"""

_INSERT_ANSWER = """
INSERT INTO lms_modules_answer
  (registration_id, activity_id, question_id, question_revision, number, key, given, points, max_points, counts,
   created_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT DO NOTHING RETURNING id
"""

_INSERT_ATTEMPT = """
INSERT INTO lms_modules_attempt
  (registration_id, activity_id, key, number, content_version, score, points, max_points, passed, seconds, answers,
   created_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (registration_id, key) DO NOTHING RETURNING id
"""

_INSERT_COMPLETION = """
INSERT INTO lms_modules_completion (registration_id, activity_id, attempt_id, content_version, created_at)
VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (registration_id, activity_id) DO NOTHING RETURNING id
"""

# Counts first, then the rule of completion (modules.rules.progress.is_complete) on the counts as they become. Whether
# the step is live and required is read here, not under the lock: who waited for the lock has an old snapshot.
_LIVE = """CASE WHEN EXISTS (
    SELECT 1 FROM lms_modules_activity a
    WHERE a.id = %(activity)s AND a.module_id = lms_modules_registration.module_id AND a.archived_at IS NULL{also}
  ) THEN %(done)s ELSE 0 END"""
_DONE, _REQUIRED = _LIVE.format(also=""), _LIVE.format(also=" AND a.required")
_COMPLETES = f"""completed_at IS NULL AND EXISTS (
    SELECT 1 FROM lms_modules_module m WHERE m.id = lms_modules_registration.module_id AND NOT m.has_rule AND (
      (m.required_count > 0 AND lms_modules_registration.done_required + {_REQUIRED} >= m.required_count)
      OR (m.required_count = 0 AND m.activity_count > 0
          AND lms_modules_registration.done_count + {_DONE} >= m.activity_count)))"""  # noqa: S608  (constant text)
_COUNT = f"""
UPDATE lms_modules_registration SET
  done_count = done_count + {_DONE},
  done_required = done_required + {_REQUIRED},
  last_activity_at = %(now)s,
  completed_at = CASE WHEN {_COMPLETES} THEN %(now)s ELSE completed_at END,
  completed_version = CASE WHEN {_COMPLETES} THEN %(version)s ELSE completed_version END
WHERE id = %(registration)s
RETURNING completed_at IS NOT NULL AND completed_at = %(now)s AND %(done)s = 1
"""  # noqa: S608  (constant text)


def lock_run(registration: UUID, user_id: Any, activity: UUID) -> LockedRun | None:
    """Take the lock on the user's own run and read what an answer needs. Call inside atomic()."""
    lock = " FOR UPDATE OF r" if connection.features.has_select_for_update_of else ""
    rows = _all(_LOCK + lock, [activity.hex, registration.hex, _login(user_id)])
    return _locked(rows[0]) if rows else None


def lock_registration(registration_id: int, activity: UUID) -> LockedRun | None:
    """The same lock for somebody else's judgement: a run that was stopped and a step that is gone count too."""
    lock = " FOR UPDATE OF r" if connection.features.has_select_for_update_of else ""
    rows = _all(_LOCK_REGISTRATION + lock, [activity.hex, registration_id])
    return _locked(rows[0]) if rows else None


def current_try(registration_id: int, activity: UUID) -> tuple[int, dict[int, tuple[float | None, float]]]:
    """Number of the try that is going on, and its answers so far: question -> (points, max_points).

    points is None while a person still has to judge the answer.
    """
    rows = _all(_CURRENT_TRY, [registration_id, activity.hex, registration_id, activity.hex])
    return rows[0][0], {row[1]: (row[2], row[3]) for row in rows if row[1] is not None}


def insert_answer(
    *,
    run: LockedRun,
    question: int,
    revision: int | None,
    number: int,
    key: UUID,
    given: list[str] | dict[str, str],
    points: float | None,
    max_points: float,
    counts: bool,
    now: datetime.datetime,
) -> int | None:
    """Append an answer; None when its key, or (for one that counts) its question in this try, was there already."""
    values = [run.registration_id, run.activity_id.hex, question, revision, number, key.hex]
    rows = _all(_INSERT_ANSWER, [*values, json.dumps(given), points, max_points, counts, _db(now)])
    return rows[0][0] if rows else None


def insert_attempt(
    *,
    run: LockedRun,
    key: UUID,
    number: int,
    now: datetime.datetime,
    score: float | None = None,
    points: float | None = None,
    max_points: float | None = None,
    passed: bool = True,
    answers: list[Any] | None = None,
) -> int | None:
    """Append an attempt; None when the key was there already (a retry or a double click)."""
    values = [run.registration_id, run.activity_id.hex, key.hex, number, run.content_version]
    values += [score, points, max_points, passed, None, json.dumps(answers or []), _db(now)]
    rows = _all(_INSERT_ATTEMPT, values)
    return rows[0][0] if rows else None


def insert_completion(*, run: LockedRun, attempt: int, now: datetime.datetime) -> int | None:
    """Record the completion; None when the activity was completed before."""
    values = [run.registration_id, run.activity_id.hex, attempt, run.content_version, _db(now)]
    rows = _all(_INSERT_COMPLETION, values)
    return rows[0][0] if rows else None


def count_activity(*, run: LockedRun, first_completion: bool, now: datetime.datetime) -> bool:
    """Keep the registration's counters; True when this completes the module."""
    rows = _all(
        _COUNT,
        {
            "done": int(first_completion),
            "activity": run.activity_id.hex,
            "now": _db(now),
            "version": run.content_version,
            "registration": run.registration_id,
        },
    )
    return bool(rows and rows[0][0])


def _locked(row: tuple) -> LockedRun:
    return LockedRun(row[0], _uuid(row[1]), _uuid(row[2]), row[3], row[4], bool(row[5]))


def _all(sql: str, params: Any) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def _login(user_id: Any) -> Any:
    """The host's user may have any primary key, a UUID too."""
    return get_user_model()._meta.pk.get_db_prep_value(user_id, connection)


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)


def _db(moment: datetime.datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)


def _moment(value: Any) -> datetime.datetime | None:
    if value is None or isinstance(value, datetime.datetime):
        return value.replace(tzinfo=value.tzinfo or datetime.UTC) if value else None
    return datetime.datetime.fromisoformat(value).replace(tzinfo=datetime.UTC)
