"""When somebody is behind, on track or done."""

import datetime

import pytest

from courses.rules.pace import Situation, Word, pace_of

TODAY = datetime.date(2026, 11, 23)
LONG_AGO = 60


def ago(days: int) -> datetime.date:
    return TODAY - datetime.timedelta(days=days)


def pace(
    *, silent: int | None, started: int = LONG_AGO, enrolled: int = LONG_AGO, modules: int = 1, unfinished: int = 1
):
    last = None if silent is None else ago(silent)
    return pace_of(Situation(modules, unfinished, last, ago(started), ago(enrolled)), TODAY)


@pytest.mark.parametrize(("silent", "word"), [(0, Word.ON_TRACK), (20, Word.ON_TRACK), (21, Word.BEHIND)])
def test_who_did_nothing_for_three_weeks_is_behind(silent, word):
    assert pace(silent=silent).word == word


@pytest.mark.parametrize(("started", "word"), [(13, Word.ON_TRACK), (14, Word.BEHIND)])
def test_who_has_not_begun_two_weeks_after_the_start_is_behind(started, word):
    assert pace(silent=None, started=started).word == word


@pytest.mark.parametrize(("enrolled", "word"), [(13, Word.ON_TRACK), (14, Word.BEHIND)])
def test_who_came_in_later_gets_the_same_two_weeks(enrolled, word):
    assert pace(silent=None, enrolled=enrolled).word == word


def test_who_finished_everything_is_done_however_long_ago():
    assert pace(silent=300, unfinished=0).word == Word.DONE


def test_who_finished_one_of_two_modules_and_went_silent_is_behind():
    assert pace(silent=30, modules=2, unfinished=1).word == Word.BEHIND


def test_nobody_is_behind_before_the_group_begins():
    assert pace(silent=90, started=-1).word == Word.ON_TRACK
    assert pace(silent=None, started=-30).word == Word.ON_TRACK


def test_nobody_is_done_in_a_programme_without_modules():
    assert pace(silent=3, modules=0, unfinished=0).word == Word.ON_TRACK


def test_the_reason_counts_days():
    silent = pace(silent=27)
    assert (silent.begun, silent.silent_days) == (True, 27)
    waiting = pace(silent=None, started=56, enrolled=30)
    assert (waiting.begun, waiting.waiting_days) == (False, 30)
