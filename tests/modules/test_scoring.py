"""Scoring without a database."""

import pytest

from modules.rules.scoring import (
    InvalidAnswer,
    Option,
    QuestionSpec,
    QuizSpec,
    Scored,
    score_question,
    score_try,
)


def question(kind: str, correct: str, wrong: str, points: int = 1) -> QuestionSpec:
    options = [Option(key, key, True) for key in correct] + [Option(key, key, False) for key in wrong]
    return QuestionSpec(id=1, revision=7, kind=kind, text="?", options=tuple(options), points=points)


def test_single_choice_gives_all_points_or_none():
    spec = question("single", "a", "bc", points=2)
    assert score_question(spec, ["a"]) == Scored(2, 2)
    assert score_question(spec, ["b"]) == Scored(0, 2)


@pytest.mark.parametrize("given", [[], ["a", "b"], ["nee"]])
def test_single_choice_refuses_anything_but_one_known_option(given):
    with pytest.raises(InvalidAnswer):
        score_question(question("single", "a", "b"), given)


@pytest.mark.parametrize(
    ("given", "points"),
    [("ab", 3), ("a", 1.5), ("ac", 0), ("abc", 1.5), ("abcd", 0), ("cd", 0), ("aab", 3)],
)
def test_multiple_choice_takes_a_wrong_choice_off_and_never_goes_below_zero(given, points):
    assert score_question(question("multiple", "ab", "cd", points=3), list(given)).points == points


def test_multiple_choice_refuses_nothing_and_the_unknown():
    for given in ([], ["a", "x"]):
        with pytest.raises(InvalidAnswer):
            score_question(question("multiple", "ab", "c"), given)


@pytest.mark.parametrize(("right", "passed"), [(6, False), (7, True), (10, True)])
def test_the_pass_mark_itself_is_enough(right, passed):
    quiz = QuizSpec(questions=(), pass_mark=70)
    result = score_try(quiz, [Scored(float(number < right), 1) for number in range(10)])
    assert (result.passed, result.score) == (passed, right / 10)


def test_parts_of_points_do_not_fail_on_binary_fractions():
    """Seven times a tenth is 0.7000000000000001 or 0.7, by the order of adding."""
    result = score_try(QuizSpec(questions=(), pass_mark=70), [Scored(0.1, 1 / 7)] * 7)
    assert result.passed
