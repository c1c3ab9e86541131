"""Pace: does somebody keep up with the group? Told from dates and finished modules, never from scores.

courses.sql says the same in SQL for whole groups; tests/courses/test_sql.py holds the two together.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum

SILENT_DAYS = 21  # nothing done for so many days: behind
START_DAYS = 14  # not begun so many days after the first day on which it was possible: behind


class Word(StrEnum):
    """What stands in the column; also the value of the filter in the address."""

    BEHIND = "achter"
    ON_TRACK = "op-schema"
    DONE = "klaar"


@dataclass(frozen=True)
class Situation:
    """modules: how many the learner follows; unfinished: how many of them are not completed.

    last_active: local day of the last thing done. group_start, enrolled_on: days.
    """

    modules: int
    unfinished: int
    last_active: datetime.date | None
    group_start: datetime.date
    enrolled_on: datetime.date


@dataclass(frozen=True)
class Pace:
    """silent_days: since the last thing done. waiting_days: since the start was possible, for who did not begin."""

    word: Word
    begun: bool
    silent_days: int = 0
    waiting_days: int = 0


def pace_of(situation: Situation, today: datetime.date) -> Pace:
    """The pace of one learner on a day."""
    begun = situation.last_active is not None
    silent = (today - situation.last_active).days if situation.last_active else 0
    possible = max(situation.group_start, situation.enrolled_on)
    waiting = 0 if begun else max((today - possible).days, 0)
    if situation.modules and not situation.unfinished:
        word = Word.DONE
    elif today < situation.group_start:
        word = Word.ON_TRACK
    elif silent >= SILENT_DAYS or waiting >= START_DAYS:
        word = Word.BEHIND
    else:
        word = Word.ON_TRACK
    return Pace(word, begun, silent, waiting)
