"""The hot paths in SQL say the same as the slow ORM."""

from uuid import uuid4

import pytest

from modules import sql, sql_page
from modules.models import Answer, Attempt, Completion
from modules.services.attempts import answer_question, finish
from tests.content import published_module, quiz_page, single_choice
from tests.factories import PersonFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def busy_run():
    questions = [single_choice("Een"), single_choice("Twee")]
    module = published_module(["reading", "reading", quiz_page(questions=questions)])
    run = RegistrationFactory(module=module.module)
    whom = {"registration": run.uuid, "user_id": run.person.user_id}
    finish(**whom, activity=module.activities[0].pk, key=uuid4())
    answer_question(**whom, activity=module.activities[2].pk, question=questions[0].pk, given=["goed"], key=uuid4())
    return run


def test_run_state_equals_registration_module_and_completions(busy_run):
    state = sql_page.run_state(busy_run.uuid, busy_run.person.user_id)
    busy_run.refresh_from_db()
    assert state.registration_id == busy_run.pk
    assert state.module_id == busy_run.module_id
    assert state.content_version == busy_run.module.content_version
    assert state.completed_at == busy_run.completed_at
    assert state.done == dict(Completion.objects.filter(registration=busy_run).values_list("activity_id", "created_at"))


def test_run_state_is_only_for_its_owner(busy_run):
    assert sql_page.run_state(busy_run.uuid, PersonFactory().user_id) is None
    assert sql_page.run_state(uuid4(), busy_run.person.user_id) is None


def test_touched_equals_activities_with_an_attempt_or_an_answer(busy_run):
    expected = set(Attempt.objects.filter(registration=busy_run).values_list("activity_id", flat=True))
    expected |= set(Answer.objects.filter(registration=busy_run).values_list("activity_id", flat=True))
    assert set(sql_page.touched([busy_run.pk])[busy_run.pk].best) == expected
    assert len(expected) == 2


def test_current_try_holds_the_counting_answers_of_the_try_going_on(busy_run):
    quiz = Answer.objects.get(registration=busy_run).activity_id
    number, answers = sql.current_try(busy_run.pk, quiz)
    assert number == 1
    assert answers == {row.question_id: (row.points, row.max_points) for row in Answer.objects.all()}
