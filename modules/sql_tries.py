"""The row that a try begins with, as SQL texts: one statement more per answer where it is there."""

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from modules.sql import LockedRun, _all, _db, _moment


@dataclass(frozen=True)
class BegunTry:
    """questions: (id, revision) in the order of asking. deadline: with extra time; None when no time runs."""

    questions: tuple[tuple[int, int | None], ...]
    started_at: datetime.datetime
    deadline: datetime.datetime | None


_TRY = """
SELECT questions, started_at, deadline FROM lms_modules_try
WHERE registration_id = %s AND activity_id = %s AND number = %s
"""

_INSERT_TRY = """
INSERT INTO lms_modules_try (registration_id, activity_id, number, questions, started_at, deadline)
VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT DO NOTHING RETURNING id
"""


def begun_try(registration_id: int, activity: UUID, number: int) -> BegunTry | None:
    """The try with this number; None when it did not begin."""
    rows = _all(_TRY, [registration_id, activity.hex, number])
    if not rows:
        return None
    stored, started_at, deadline = rows[0]
    questions = json.loads(stored) if isinstance(stored, str) else stored
    started = _moment(started_at)
    assert started is not None  # noqa: S101  (the column cannot be empty)
    return BegunTry(tuple((question, revision) for question, revision in questions), started, _moment(deadline))


def insert_try(
    *,
    run: LockedRun,
    number: int,
    questions: Sequence[tuple[int, int | None]],
    now: datetime.datetime,
    deadline: datetime.datetime | None,
) -> bool:
    """Begin a try; False when it had begun already: a second tab finds the same questions and the same time."""
    values = [run.registration_id, run.activity_id.hex, number, json.dumps(list(questions)), _db(now)]
    return bool(_all(_INSERT_TRY, [*values, _db(deadline) if deadline else None]))
