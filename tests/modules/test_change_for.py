"""An author changes a quiz while people are in the middle: for everybody, or only for who did not begin."""

from uuid import uuid4

import pytest
from django.urls import reverse

from modules.models import Answer, Attempt, QuizPage, Try
from modules.panels import BusyPanel
from modules.services.attempts import answer_question
from modules.services.versions import busy_with
from tests.content import published_module, quiz_page, single_choice
from tests.factories import RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz():
    questions = [single_choice("Eerste vraag?"), single_choice("Tweede vraag?")]
    return published_module([quiz_page(questions=questions, pass_mark=100)])


def answer(run, quiz, question):
    whom = {"registration": run.uuid, "user_id": run.person.user_id, "activity": quiz.activities[0].pk}
    return answer_question(**whom, question=question.pk, given=["goed"], key=uuid4())


def questions_of(quiz):
    return [
        each.question.get_real_instance() for each in QuizPage.objects.get(pk=quiz.steps[0].pk).quiz_questions.all()
    ]


def drop_second_question(quiz, change_for):
    page = QuizPage.objects.get(pk=quiz.steps[0].pk)
    page.quiz_questions.set(list(page.quiz_questions.all())[:1])
    page.change_for = change_for
    page.save_revision().publish()


def screen(client_of, run, quiz):
    return (
        client_of(run.person)
        .get(reverse("lms_modules:activity", args=[run.uuid, quiz.activities[0].pk]))
        .content.decode()
    )


def test_who_is_in_the_middle_keeps_the_questions_and_who_begins_gets_the_new_ones(quiz, client_of):
    busy, fresh = RegistrationFactory(module=quiz.module), RegistrationFactory(module=quiz.module)
    first, second = questions_of(quiz)
    answer(busy, quiz, first)
    drop_second_question(quiz, "new")
    assert "Tweede vraag?" in screen(client_of, busy, quiz)
    assert answer(busy, quiz, second).finished.passed
    assert Attempt.objects.get(registration=busy).max_points == 2
    assert answer(fresh, quiz, first).finished.passed, "one question is the whole quiz now"
    assert not busy_with([quiz.activities[0].pk]).exists()


def test_a_change_for_everybody_changes_the_try_that_goes_on(quiz, client_of):
    busy = RegistrationFactory(module=quiz.module)
    first, _second = questions_of(quiz)
    answer(busy, quiz, first)
    drop_second_question(quiz, "all")
    assert not Try.objects.exists()
    assert "Je hebt alle vragen beantwoord." in screen(client_of, busy, quiz)


def test_a_changed_question_is_scored_as_it_was_asked(quiz, client_of):
    busy = RegistrationFactory(module=quiz.module)
    first, second = questions_of(quiz)
    asked = second.live_revision_id
    answer(busy, quiz, first)
    second.text, second.points, second.change_for = "Heel anders?", 5, "new"
    second.save_revision().publish()
    assert "Tweede vraag?" in screen(client_of, busy, quiz)
    answer(busy, quiz, second)
    given = Answer.objects.get(registration=busy, question=second.pk)
    assert (given.question_revision, given.max_points) == (asked, 1)


def test_the_author_sees_how_many_are_in_the_middle(quiz):
    for _ in range(2):
        answer(RegistrationFactory(module=quiz.module), quiz, questions_of(quiz)[0])
    page = QuizPage.objects.get(pk=quiz.steps[0].pk)
    panel = BusyPanel().bind_to_model(QuizPage).get_bound_panel(instance=page, request=None, form=None)
    assert "Er zijn nu 2 deelnemers bezig." in panel.render_html({})
