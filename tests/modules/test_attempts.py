"""What a learner does leaves exactly one result, and the counters say what the rows say."""

from uuid import uuid4

import pytest

from modules.models import Answer, Attempt, Completion, Registration
from modules.rules.scoring import InvalidAnswer
from modules.services.attempts import RunNotFound, answer_question, finish
from modules.services.reflections import write_reflection
from modules.signals import activity_completed, module_completed
from tests.content import multiple_choice, published_module, quiz_page, reading_page, single_choice
from tests.factories import PersonFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz_module():
    questions = [single_choice(f"Vraag {number}") for number in (1, 2)]
    return published_module([reading_page(), quiz_page(questions=questions, pass_mark=100)])


@pytest.fixture
def run(quiz_module):
    return RegistrationFactory(module=quiz_module.module)


def whom(run: Registration, activity) -> dict:
    return {"registration": run.uuid, "user_id": run.person.user_id, "activity": activity.pk}


def answer(run, activity, question, option, **more):
    more.setdefault("key", uuid4())
    return answer_question(**whom(run, activity), question=question.pk, given=[option], **more)


def questions_of(module):
    return [each.question for each in module.steps[1].quiz_questions.all()]


def test_finishing_a_reading_page_twice_with_one_key_is_one_attempt(quiz_module, run):
    reading, key = quiz_module.activities[0], uuid4()
    first = finish(**whom(run, reading), key=key)
    second = finish(**whom(run, reading), key=key)
    assert (first.replay, first.first_completion, second.replay) == (False, True, True)
    run.refresh_from_db()
    assert (run.done_count, run.done_required, run.completed_at) == (1, 1, None)
    assert Attempt.objects.filter(registration=run).count() == 1


def test_a_quiz_is_finished_by_its_last_answer_and_completes_the_module(
    quiz_module, run, django_capture_on_commit_callbacks
):
    heard = []
    activity_completed.connect(lambda **kwargs: heard.append(("activity", kwargs["registration_id"])), weak=False)
    module_completed.connect(lambda **kwargs: heard.append(("module", kwargs["registration_id"])), weak=False)
    reading, quiz = quiz_module.activities
    one, two = questions_of(quiz_module)
    with django_capture_on_commit_callbacks(execute=True):
        finish(**whom(run, reading), key=uuid4())
        assert answer(run, quiz, one, "goed").finished is None
        result = answer(run, quiz, two, "goed")
    assert result.finished
    assert result.finished.passed
    assert result.finished.module_completed
    run.refresh_from_db()
    assert run.done_count == 2
    assert run.completed_at is not None
    assert run.completed_version == quiz_module.module.content_version
    assert heard == [("activity", run.pk), ("activity", run.pk), ("module", run.pk)]
    attempt = Attempt.objects.get(registration=run, activity=quiz)
    assert (attempt.score, attempt.passed, attempt.number) == (1.0, True, 1)
    assert [row["revision"] for row in attempt.answers] == [one.live_revision_id, two.live_revision_id]


def test_a_failed_try_is_kept_and_the_next_one_can_pass(quiz_module, run):
    quiz = quiz_module.activities[1]
    one, two = questions_of(quiz_module)
    answer(run, quiz, one, "fout1")
    assert not answer(run, quiz, two, "goed").finished.passed
    assert not Completion.objects.filter(registration=run).exists()
    answer(run, quiz, one, "goed")
    assert answer(run, quiz, two, "goed").finished.first_completion
    assert list(Attempt.objects.filter(registration=run).values_list("number", "passed").order_by("number")) == [
        (1, False),
        (2, True),
    ]


def test_the_first_answer_to_a_question_counts_and_a_second_tab_is_kept(quiz_module, run):
    quiz = quiz_module.activities[1]
    one, _two = questions_of(quiz_module)
    answer(run, quiz, one, "goed", number=1)
    other_tab = answer(run, quiz, one, "fout1", number=1)
    assert not other_tab.counts
    assert list(Answer.objects.filter(registration=run).values_list("given", "counts").order_by("pk")) == [
        (["goed"], True),
        (["fout1"], False),
    ]


def test_an_answer_from_a_try_that_is_over_does_not_leak_into_the_next(quiz_module, run):
    quiz = quiz_module.activities[1]
    one, two = questions_of(quiz_module)
    answer(run, quiz, one, "fout1", number=1)
    answer(run, quiz, two, "fout1", number=1)
    late = answer(run, quiz, two, "goed", number=1)
    assert not late.counts
    assert Answer.objects.get(key=late.key).number == 1


def test_no_answer_counts_after_the_last_allowed_try():
    question = single_choice()
    module = published_module([quiz_page(questions=[question], pass_mark=100, max_attempts=1)])
    run = RegistrationFactory(module=module.module)
    answer(run, module.activities[0], question, "fout1")
    assert not answer(run, module.activities[0], question, "goed").counts
    assert not Completion.objects.filter(registration=run).exists()


def test_an_answer_that_cannot_be_scored_writes_nothing(quiz_module, run):
    one, _ = questions_of(quiz_module)
    for given in ([], ["verzonnen"]):
        with pytest.raises(InvalidAnswer):
            answer_question(**whom(run, quiz_module.activities[1]), question=one.pk, given=given, key=uuid4())
    assert not Answer.objects.exists()


def test_somebody_else_cannot_answer_or_finish_in_my_run(quiz_module, run):
    reading, quiz = quiz_module.activities
    stranger = PersonFactory()
    mine = {"registration": run.uuid, "user_id": stranger.user_id}
    with pytest.raises(RunNotFound):
        finish(**mine, activity=reading.pk, key=uuid4())
    with pytest.raises(RunNotFound):
        answer_question(**mine, activity=quiz.pk, question=1, given=["goed"], key=uuid4())


def test_an_activity_of_another_module_is_not_in_this_run(run):
    other = published_module(["reading"])
    with pytest.raises(RunNotFound):
        finish(**whom(run, other.activities[0]), key=uuid4())


def test_a_question_of_another_quiz_cannot_be_answered(quiz_module, run):
    with pytest.raises(RunNotFound):
        answer(run, quiz_module.activities[1], single_choice("Van een ander"), "goed")


def test_a_reflection_keeps_its_text_out_of_the_attempt():
    module = published_module(["reflection"])
    run = RegistrationFactory(module=module.module)
    result = write_reflection(**whom(run, module.activities[0]), text="geheime gedachte", key=uuid4())
    assert result.module_completed
    attempt = Attempt.objects.get(registration=run)
    assert "geheime" not in str(attempt.answers)


def test_partial_credit_adds_up_to_the_score():
    question = multiple_choice()
    module = published_module([quiz_page(questions=[question], pass_mark=50)])
    run = RegistrationFactory(module=module.module)
    result = answer(run, module.activities[0], question, "goed1")
    assert result.finished.passed
    assert Attempt.objects.get(registration=run).score == 0.5


def test_counters_equal_the_rows_after_a_mix_of_everything(quiz_module, run):
    reading, quiz = quiz_module.activities
    one, two = questions_of(quiz_module)
    for _ in range(3):
        finish(**whom(run, reading), key=uuid4())
    for _ in range(2):
        answer(run, quiz, one, "goed")
        answer(run, quiz, two, "goed")
    run.refresh_from_db()
    assert run.done_count == Completion.objects.filter(registration=run).count() == 2
    assert Attempt.objects.filter(registration=run).count() == 5
