"""What reviews decide, and what a rubric is worth; without a database."""

import datetime

import pytest

from modules.rules.review import Given, outcome, problems, score, working_days
from modules.rules.rubric import Criterion, Level, RubricSpec

LEVELS = tuple(Level(label, points) for points, label in enumerate(("Nog niet", "Deels", "Goed")))
RUBRIC = RubricSpec(1, 7, "Kader", (Criterion("a", "Luistert", "", LEVELS), Criterion("b", "Vat samen", "", LEVELS)))
GOOD, AGAIN = Given("good"), Given("again")


@pytest.mark.parametrize(
    ("needed", "given", "expected"),
    [
        (1, [], "waiting"),
        (1, [GOOD], "good"),
        (1, [AGAIN], "again"),
        (2, [GOOD], "waiting"),
        (2, [AGAIN], "waiting"),  # never decided by one, also when the outcome is certain
        (2, [GOOD, GOOD], "good"),
        (2, [GOOD, AGAIN], "again"),
        (2, [AGAIN, GOOD], "again"),
        (2, [AGAIN, AGAIN], "again"),
    ],
)
def test_what_reviews_decide(needed, given, expected):
    assert outcome(needed, given) == expected


def test_the_score_is_the_mean_of_those_who_used_a_rubric():
    assert score([Given("good", 0.5), Given("good", 1.0), Given("good")]) == 0.75
    assert score([GOOD]) is None


@pytest.mark.parametrize(
    ("decision", "reason", "scores", "expected"),
    [
        ("good", "", {"a": 2, "b": 0}, []),
        ("good", "", {"a": 2}, ["rubric"]),
        ("again", "Noem het gevoel.", {}, []),
        ("again", " \n", {"a": 1, "b": 1}, ["reason"]),
        ("", "", {"a": 2, "b": 2}, ["decision"]),
        ("diploma", "", {}, ["decision"]),
    ],
)
def test_what_a_review_needs(decision, reason, scores, expected):
    assert problems(decision, reason, RUBRIC, scores) == expected
    assert problems("good", "", None, {}) == []


def test_a_rubric_takes_only_levels_that_it_has():
    assert RUBRIC.usable({"a": 3, "b": 1, "c": 0}) == {"b": 1}
    assert RUBRIC.usable({"a": -1}) == {}
    assert RUBRIC.worth({"a": 2, "b": 9}) == (2.0, 4.0)
    assert [each.id for each in RUBRIC.open_criteria({"a": 0})] == ["b"]


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        ("2026-11-17", "2026-11-17", 0),
        ("2026-11-17", "2026-11-18", 1),
        ("2026-11-20", "2026-11-23", 1),  # Friday to Monday
        ("2026-11-21", "2026-11-22", 0),  # Saturday to Sunday
        ("2026-11-16", "2026-11-30", 10),
        ("2026-11-18", "2026-11-17", 0),
    ],
)
def test_working_days(since, until, days):
    assert working_days(datetime.date.fromisoformat(since), datetime.date.fromisoformat(until)) == days
