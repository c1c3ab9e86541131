"""Drawn questions, limited time, feedback at another moment, and answers that a person judges."""

import datetime
import re

import pytest
from django.utils import timezone
from taggit.models import Tag

from lms.housekeeping import run_jobs
from modules.models import Answer, Attempt, Completion, QuizDraw, Try
from modules.services.accommodations import grant_extra_time
from modules.services.attempts import RunNotFound, answer_question
from modules.services.tries import begin_try
from tests.content import multiple_choice, published_module, quiz_page, single_choice
from tests.factories import RegistrationFactory
from tests.modules.authoring import version
from tests.modules.quiz_forms import Learner, hidden_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def questions():
    return [single_choice(f"Vraag {number}?") for number in range(6)]


def tagged(question, *tags: str):
    question.tags.add(*tags)
    question.save_revision().publish()
    return question


def test_a_try_asks_a_draw_and_the_next_try_another_one(client_of, questions):
    learner = Learner(client_of, questions, draw_listed=2, pass_mark=100)
    assert "Je krijgt 2 vragen." in learner.get()
    drawn = []
    for number in (1, 2, 3, 4):
        learner.post(actie="beginnen")
        learner.post(actie="beginnen")  # a double click draws once
        (row,) = Try.objects.filter(registration=learner.run, number=number)
        drawn.append({question for question, _revision in row.questions})
        assert "Vraag 1 van 2" in learner.get()
        learner.answer(["fout1"])
        learner.answer(["fout1"])
    assert all(len(each) == 2 for each in drawn)
    assert len(set(map(frozenset, drawn))) > 1
    assert Attempt.objects.filter(registration=learner.run, max_points=2).count() == 4


def test_questions_are_drawn_by_tag_and_never_twice(client_of):
    listed = tagged(single_choice("Uit de lijst"), "zorg")
    other = [tagged(single_choice(f"Zorg {n}"), "zorg") for n in range(3)]
    tagged(single_choice("Over parkeren"), "parkeren")
    page = quiz_page(questions=[listed])
    page.draws.add(QuizDraw(tag=Tag.objects.get(name="zorg"), number=5))
    module = published_module([page])
    run = RegistrationFactory(module=module.module)
    plan = begin_try(registration=run.uuid, user_id=run.person.user_id, activity=module.activities[0].pk)
    assert sorted(spec.id for spec in plan.questions) == sorted(each.pk for each in [listed, *other])


def test_publishing_a_question_renews_the_quizzes_that_draw_by_tag():
    tagged(single_choice("Oud"), "zorg")
    page = quiz_page(questions=[])
    page.draws.add(QuizDraw(tag=Tag.objects.get(name="zorg"), number=1))
    module = published_module([page])
    before = version(module.module)
    tagged(single_choice("Nieuw"), "zorg")
    assert version(module.module) > before


def test_a_try_keeps_the_version_of_its_questions(client_of, questions):
    learner = Learner(client_of, questions[:2], draw_listed=1)
    learner.post(actie="beginnen")
    ((drawn, revision),) = Try.objects.get().questions
    question = next(each for each in questions if each.pk == drawn)
    question.text = "Heel anders"
    question.options[0].value["correct"], question.options[1].value["correct"] = False, True
    question.save_revision().publish()
    assert "Heel anders" not in learner.get()
    learner.browser.post(learner.url, hidden_of(learner.get()) | {"antwoord": "goed"})
    assert (Answer.objects.get().points, Answer.objects.get().question_revision) == (1, revision)
    assert Attempt.objects.get().score == 1


def test_an_answer_outside_the_draw_does_not_count(client_of, questions):
    learner = Learner(client_of, questions, draw_listed=1)
    learner.post(actie="beginnen")
    drawn = Try.objects.get().questions[0][0]
    other = next(each.pk for each in questions if each.pk != drawn)
    learner.browser.post(learner.url, {"vraag": other, "poging": "1", "antwoord": "goed"})
    assert not Answer.objects.get().counts


def test_questions_stand_in_one_order_within_a_try(client_of, questions):
    learner = Learner(client_of, questions, shuffle_questions=True)
    first = re.findall(r"<h1>(.*?)</h1>", learner.get())
    assert first == re.findall(r"<h1>(.*?)</h1>", learner.get())
    seen = []
    for _ in questions:
        seen += re.findall(r"<h1>(Vraag \d\?)</h1>", learner.get("?opnieuw=1"))
        learner.answer()
    assert sorted(seen) == [str(each) for each in questions]
    assert Attempt.objects.get().passed


def test_the_screen_says_until_when_and_the_time_includes_extra_time(client_of, questions):
    learner = Learner(client_of, questions[:2], time_limit=20)
    grant_extra_time(person=learner.run.person, extra_percent=50, reason="Afgesproken.", granted_by=None)
    start = learner.get()
    assert "Je hebt 30 minuten." in start
    assert "Je extra tijd zit daar al in." in start
    page = learner.post(actie="beginnen")
    begun = Try.objects.get()
    assert begun.deadline - begun.started_at == datetime.timedelta(minutes=30)
    assert f"tot {timezone.localtime(begun.deadline):%H.%M} uur" in page


def test_when_the_time_is_up_the_try_ends_with_what_was_answered(client_of, questions):
    learner = Learner(client_of, questions[:2], time_limit=20, pass_mark=100)
    learner.post(actie="beginnen")
    learner.answer(["goed"])
    fields = hidden_of(learner.get("?opnieuw=1")) | {"antwoord": "goed"}
    learner.time_passes(21)
    assert "De tijd is om" in learner.get()
    html = learner.browser.post(learner.url, fields, follow=True).content.decode()
    attempt = Attempt.objects.get()
    assert (attempt.points, attempt.max_points, attempt.passed) == (1, 2, False)
    assert "Dit laatste antwoord telt niet mee" in html
    assert list(Answer.objects.order_by("pk").values_list("counts", flat=True)) == [True, False]


def test_an_answer_on_its_way_when_the_time_ends_still_counts(client_of, questions):
    learner = Learner(client_of, questions[:1], time_limit=20)
    learner.post(actie="beginnen")
    fields = hidden_of(learner.get()) | {"antwoord": "goed"}
    learner.time_passes(20.2)
    learner.browser.post(learner.url, fields)
    assert Attempt.objects.get().passed


def test_a_try_that_nobody_came_back_to_is_finished_by_housekeeping(client_of, questions):
    learner = Learner(client_of, questions[:2], time_limit=20, pass_mark=50)
    learner.post(actie="beginnen")
    learner.answer(["goed"])
    assert run_jobs()["finish_overdue_tries"] == 0
    learner.time_passes(30)
    assert run_jobs()["finish_overdue_tries"] == 1
    assert run_jobs()["finish_overdue_tries"] == 0
    assert Completion.objects.filter(registration=learner.run).exists()


def test_no_try_begins_after_the_last_one(client_of, questions):
    learner = Learner(client_of, questions[:1], time_limit=20, max_attempts=1, pass_mark=100)
    learner.post(actie="beginnen")
    learner.answer(["fout1"])
    assert "Je pogingen zijn op" in learner.get()
    with pytest.raises(RunNotFound):
        begin_try(**learner.whom)


@pytest.mark.parametrize("feedback", ["end", "never"])
def test_feedback_waits_until_the_try_is_over_or_never_comes(client_of, feedback):
    learner = Learner(client_of, [single_choice("Een"), single_choice("Twee")], feedback=feedback)
    page = learner.answer(["fout1"])
    assert "Vraag 2 van 2" in page
    key = Answer.objects.get().key
    assert "Dit is het goede antwoord" not in learner.get(f"?antwoord={key}")
    page = learner.answer()
    assert "Je hebt 1 van 2 punten" in page
    review = learner.get(f"?antwoord={key}")
    assert ("Dit is het goede antwoord" in review) is (feedback == "end")
    assert (f"?antwoord={key}" in page) is (feedback == "end")


def test_without_partial_credit_only_all_is_something(client_of):
    learner = Learner(client_of, [multiple_choice()], partial=False)
    assert "Kijk hier nog eens naar" in learner.answer(["goed1"])
    assert Attempt.objects.get().score == 0


def test_answers_of_a_quiz_without_draw_or_time_need_no_begin(client_of, questions):
    learner = Learner(client_of, questions[:1])
    answered = answer_question(**learner.whom, question=questions[0].pk, given=["goed"], key=learner.run.uuid)
    assert answered.finished.passed
    assert not Try.objects.exists()
