"""Statistics of questions: numbers worked out by hand, and what authors and trainers see of them."""

import time
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from modules.models import Answer
from modules.quiz_statistics import rows_of
from modules.rules.item_statistics import ItemAnswer, ItemStatistics, advice_of, correlation, statistics_of
from tests.content import published_module, quiz_page, single_choice
from tests.factories import RegistrationFactory


def answers(*scores: tuple[float | None, ...]) -> list[ItemAnswer]:
    """Tries as rows of points, one column per question, each out of 1."""
    return [
        ItemAnswer(question, who, points, 1.0, ["goed" if points else "fout1"])
        for who, row in enumerate(scores)
        for question, points in enumerate(row, 1)
    ]


def test_correlation_by_hand():
    # x: 1 2 3 (mean 2), y: 1 3 2 (mean 2): product 0 + ... = (-1)(-1) + 0 + (1)(0) = 1; spread sqrt(2 * 2) = 2.
    assert correlation([(1, 1), (2, 3), (3, 2)]) == pytest.approx(0.5)
    assert correlation([(1, 2), (2, 4), (3, 6)]) == pytest.approx(1)
    assert correlation([(1, 2), (2, 2)]) is None
    assert correlation([]) is None


def test_difficulty_is_the_mean_share_of_the_points():
    rows = [ItemAnswer(7, who, points, 4.0, []) for who, points in enumerate((4.0, 2.0, 0.0, 4.0, 4.0))]
    item = statistics_of(rows)[7]
    assert (item.answers, item.difficulty) == (5, pytest.approx(0.7))


def test_discrimination_leaves_the_question_itself_out_of_the_score():
    # Question 1 goes with 2 and against 3; the rest of 1 is the mean of 2 and 3, which is always a half.
    good, bad = (1.0, 1.0, 0.0), (0.0, 0.0, 1.0)
    found = statistics_of(answers(*[good] * 10, *[bad] * 10))
    assert found[1].discrimination is None
    # 3 has 1 and 2 as its rest: exactly the other way round.
    assert found[3].discrimination == pytest.approx(-1)
    assert found[3].difficulty == pytest.approx(0.5)


def test_discrimination_worked_out_by_hand():
    # Of question 1: share 1 in ten tries and 0 in ten. Rest (question 2): right in 8 of the first and 3 of the others.
    # Phi = (8*7 - 2*3) / sqrt(10 * 10 * 11 * 9) = 50 / 99.4987 = 0.50252.
    rows = [(1.0, 1.0)] * 8 + [(1.0, 0.0)] * 2 + [(0.0, 1.0)] * 3 + [(0.0, 0.0)] * 7
    assert statistics_of(answers(*rows))[1].discrimination == pytest.approx(0.50252, abs=1e-5)


def test_below_twenty_tries_there_is_no_discrimination_and_below_five_answers_nothing():
    some = statistics_of(answers(*[(1.0, 1.0)] * 9, *[(0.0, 0.0)] * 10))[1]
    assert (some.discrimination, some.answers) == (None, 19)
    few = statistics_of(answers(*[(1.0, 1.0)] * 4))[1]
    assert (few.difficulty, few.chosen, advice_of(few)) == (None, None, "few")


def test_answers_that_wait_for_a_person_do_not_count():
    item = statistics_of(answers(*[(1.0,)] * 5, *[(None,)] * 5))[1]
    assert (item.answers, item.difficulty) == (5, 1.0)


@pytest.mark.parametrize(
    ("difficulty", "discrimination", "chosen", "code"),
    [
        (0.6, -0.3, {}, "reversed"),
        (0.97, None, {}, "easy"),
        (0.97, -0.3, {}, "reversed"),
        (0.4, 0.3, {"g": 8, "f": 12}, "trap"),
        (0.2, 0.3, {"g": 8, "f": 4}, "hard"),
        (0.6, 0.05, {"g": 12, "f": 8}, "flat"),
        (0.6, 0.4, {"g": 20}, "unused"),
        (0.6, 0.4, {"g": 12, "f": 8}, "fine"),
        (0.6, None, {"g": 12, "f": 8}, ""),
    ],
)
def test_advice(difficulty, discrimination, chosen, code):
    item = ItemStatistics(1, 20, difficulty, discrimination, chosen)
    with_options = ("g",) if chosen else ()
    assert advice_of(item, with_options, ("f",) if chosen else ()) == code


def test_ten_thousand_answers_take_less_than_a_second():
    rows = answers(*[tuple(float((who * question) % 3 > 0) for question in range(10)) for who in range(1000)])
    begin = time.perf_counter()
    assert len(statistics_of(rows)) == 10
    assert time.perf_counter() - begin < 1


@pytest.fixture
def quiz(db):
    """A quiz with two questions and a function that gives answers to both as a new learner."""
    questions = [single_choice("Eerste?"), single_choice("Tweede?")]
    module = published_module([quiz_page(questions=questions)])

    def answer(*points: float, number: int = 1, run=None, counts: bool = True):
        run = run or RegistrationFactory(module=module.module)
        Answer.objects.bulk_create(
            Answer(
                registration=run,
                activity=module.activities[0],
                question=question,
                number=number,
                key=uuid4(),
                given=["goed" if each else "fout1"],
                points=each,
                max_points=1,
                counts=counts,
                created_at=timezone.now(),
            )
            for question, each in zip(questions, points, strict=True)
        )
        return run

    return module, answer


def test_only_the_first_counted_answers_are_taken(quiz, assert_max_queries):
    module, answer = quiz
    runs = [answer(1, 1) for _ in range(4)] + [answer(1, 0) for _ in range(2)]
    answer(0, 0, run=runs[0], number=2)
    answer(0, 0, run=runs[1], counts=False)
    with assert_max_queries(4):
        rows = {row.text: row for row in rows_of(module.activities[0].pk)}
    assert (rows["Eerste?"].percentage, rows["Tweede?"].percentage) == (100, 67)
    assert [(each.text, each.percentage) for each in rows["Tweede?"].options] == [("Luisteren", 67), ("Ophangen", 33)]
    assert rows["Eerste?"].advice == "Bijna iedereen heeft dit goed."
    some = rows_of(module.activities[0].pk, [run.pk for run in runs[:4]])
    assert all(row.is_hidden and not row.options for row in some)


def test_an_author_sees_numbers_and_no_names(quiz, author):
    module, answer = quiz
    runs = [answer(1, 0) for _ in range(5)]
    url = reverse("lms_modules_quiz_statistics", args=[module.steps[0].pk])
    html = author.get(url).content.decode()
    assert "Bijna iedereen heeft dit goed." in html
    assert "100 %" in html
    assert not any(run.person.name in html for run in runs)
    edit = author.get(reverse("wagtailadmin_pages:edit", args=[module.steps[0].pk])).content.decode()
    assert url in edit
    assert author.get(reverse("lms_modules_quiz_statistics", args=[module.page.pk])).status_code == 404


def test_below_five_answers_an_author_sees_no_number(quiz, author):
    module, answer = quiz
    for _ in range(4):
        answer(1, 0)
    html = author.get(reverse("lms_modules_quiz_statistics", args=[module.steps[0].pk])).content.decode()
    assert "minder dan 5" in html
    assert "100 %" not in html
