"""Real threads on a real database: whatever learners press at the same moment, nothing is lost or counted twice.

SQLite by default; DATABASE_URL=postgres://... runs the same tests on PostgreSQL.
"""

from functools import partial
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from lms.models import Person
from modules.models import Answer, Attempt, Completion, Registration
from modules.services.registrations import register
from modules.signals import module_completed
from tests.at_once import at_once, crossing, tabs_of
from tests.content import PublishedModule, published_module, quiz_page, reading_page, single_choice
from tests.factories import (
    MembershipFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 8
QUESTIONS = 12


@pytest.fixture
def published() -> PublishedModule:
    """A reading page, and a quiz of twelve questions that passes with all of them right."""
    questions = [single_choice(f"Vraag {number}?") for number in range(1, QUESTIONS + 1)]
    return published_module([reading_page(), quiz_page(questions=questions, pass_mark=100)])


@pytest.fixture
def run(published: PublishedModule) -> Registration:
    return register(person=PersonFactory(), module=published.module)


def address(run: Registration, published: PublishedModule, step: int) -> str:
    return reverse("lms_modules:activity", args=[run.uuid, published.activities[step].pk])


def questions_of(published: PublishedModule) -> list[int]:
    return list(published.steps[1].quiz_questions.values_list("question_id", flat=True))


def answer(tab: Client, url: str, question: int, given: str = "goed", key: UUID | None = None) -> HttpResponse:
    """Answer and follow to the page that the learner gets to see."""
    return tab.post(url, {"vraag": question, "antwoord": given, "sleutel": str(key or uuid4())}, follow=True)


def assert_counters_are_right(run: Registration) -> None:
    """The kept counters say what the rows say, whatever happened."""
    run.refresh_from_db()
    required = run.completions.filter(activity__required=True).count()
    assert (run.done_count, run.done_required) == (run.completions.count(), required)
    assert (run.completed_at is not None) == (required >= run.module.required_count)


def test_a_double_click_on_finish_is_one_attempt_and_one_completion(run, published):
    url, key = address(run, published, 0), uuid4()
    tabs = tabs_of(run.person, WRITERS)
    pages = at_once([partial(tab.post, url, {"sleutel": str(key)}, follow=True) for tab in tabs])
    assert {page.status_code for page in pages} == {200}
    assert (Attempt.objects.count(), Completion.objects.count()) == (1, 1)
    assert_counters_are_right(run)


def test_two_tabs_that_finish_are_two_attempts_and_one_completion(run, published):
    url = address(run, published, 0)
    tabs = tabs_of(run.person, 2)
    pages = at_once([partial(tab.post, url, {"sleutel": str(uuid4())}, follow=True) for tab in tabs])
    assert {page.status_code for page in pages} == {200}
    assert (Attempt.objects.count(), Completion.objects.count()) == (2, 1)
    assert_counters_are_right(run)


def test_twelve_attempts_with_keys_of_their_own_are_all_kept(run, published):
    url = address(run, published, 0)
    tabs = tabs_of(run.person, 12)
    pages = at_once([partial(tab.post, url, {"sleutel": str(uuid4())}, follow=True) for tab in tabs])
    assert {page.status_code for page in pages} == {200}
    assert (Attempt.objects.count(), Completion.objects.count()) == (12, 1)
    assert_counters_are_right(run)


def test_the_same_answer_with_the_same_key_is_kept_once_and_shown_to_every_sender(run, published):
    url, key, question = address(run, published, 1), uuid4(), questions_of(published)[0]
    pages = at_once([partial(answer, tab, url, question, "goed", key) for tab in tabs_of(run.person, WRITERS)])
    assert {page.status_code for page in pages} == {200}
    assert {page.redirect_chain[0][0] for page in pages} == {f"{url}?antwoord={key}"}
    assert Answer.objects.get().key == key
    assert_counters_are_right(run)


def test_two_tabs_with_different_answers_are_both_kept_and_one_counts(run, published):
    url, question = address(run, published, 1), questions_of(published)[0]
    tabs = tabs_of(run.person, 2)
    pages = at_once(
        [partial(answer, tab, url, question, given) for tab, given in zip(tabs, ["goed", "fout1"], strict=True)]
    )
    assert {page.status_code for page in pages} == {200}
    assert sorted(Answer.objects.values_list("counts", flat=True)) == [False, True]


def test_twelve_different_answers_at_once_are_twelve_answers_one_attempt_and_one_completion(run, published):
    url = address(run, published, 1)
    tabs = tabs_of(run.person, QUESTIONS)
    pairs = zip(tabs, questions_of(published), strict=True)
    pages = at_once([partial(answer, tab, url, question) for tab, question in pairs])
    assert {page.status_code for page in pages} == {200}
    assert set(Answer.objects.values_list("question_id", "counts")) == {(q, True) for q in questions_of(published)}
    attempt = Attempt.objects.get()
    assert (attempt.score, attempt.passed, len(attempt.answers)) == (1, True, QUESTIONS)
    assert Completion.objects.get().attempt == attempt
    assert_counters_are_right(run)


def test_two_last_answers_that_cross_finish_the_try():
    """Each of the two must see the other's answer, or nobody finishes the try."""
    one, other = single_choice("Eén?"), single_choice("Twee?")
    published = published_module([quiz_page(questions=[one, other])])
    run = register(person=PersonFactory(), module=published.module)
    url = address(run, published, 0)
    pairs = zip(tabs_of(run.person, 2), [one.pk, other.pk], strict=True)
    pages = crossing([partial(answer, tab, url, pk) for tab, pk in pairs], after="INSERT INTO lms_modules_answer")
    assert {page.status_code for page in pages} == {200}
    assert (Answer.objects.count(), Attempt.objects.count(), Completion.objects.count()) == (2, 1, 1)
    assert_counters_are_right(run)


def test_the_last_steps_finished_in_two_tabs_complete_the_module_once(run, published):
    told = []

    def listen(registration_id, **kwargs):
        told.append(registration_id)

    module_completed.connect(listen)
    try:
        url = address(run, published, 1)
        first, second = tabs_of(run.person, 2)
        for question in questions_of(published)[1:]:
            answer(first, url, question)
        last = partial(answer, first, url, questions_of(published)[0])
        reading = partial(second.post, address(run, published, 0), {"sleutel": str(uuid4())}, follow=True)
        pages = at_once([last, reading])
    finally:
        module_completed.disconnect(listen)
    assert {page.status_code for page in pages} == {200}
    assert told == [run.pk]
    assert_counters_are_right(run)
    assert run.completed_at is not None


def test_eight_learners_at_once_lose_nothing(published):
    """Eight writers: each reads, answers every question and sends each form twice, as a bad line does."""

    def learn(run: Registration) -> set[int]:
        tab, url = tabs_of(run.person, 1)[0], address(run, published, 1)
        finish = {"sleutel": str(uuid4())}
        codes = {tab.post(address(run, published, 0), finish).status_code for _ in range(2)}
        for question in questions_of(published):
            key = uuid4()
            codes |= {answer(tab, url, question, key=key).status_code for _ in range(2)}
        return codes

    runs = [register(person=PersonFactory(), module=published.module) for _ in range(WRITERS)]
    assert at_once([partial(learn, run) for run in runs]) == [{302, 200}] * WRITERS
    assert Answer.objects.count() == WRITERS * QUESTIONS
    assert Attempt.objects.count() == Completion.objects.count() == WRITERS * 2
    for run in runs:
        assert_counters_are_right(run)
        assert run.completed_at is not None


def test_learners_go_on_while_an_author_publishes(published):
    runs = [register(person=PersonFactory(), module=published.module) for _ in range(4)]

    def publish() -> set[int]:
        for number in range(6):
            page = type(published.steps[0]).objects.get(pk=published.steps[0].pk)
            page.intro = f"Versie {number}"
            page.save_revision().publish()
        return set()

    def learn(run: Registration) -> set[int]:
        tab, url = tabs_of(run.person, 1)[0], address(run, published, 1)
        codes = {answer(tab, url, question).status_code for question in questions_of(published)}
        return codes | {tab.post(address(run, published, 0), follow=True).status_code}

    results = at_once([publish, *(partial(learn, run) for run in runs)])
    assert results[1:] == [{200}] * len(runs)
    for run in runs:
        assert run.attempts.count() == 2
        assert_counters_are_right(run)


def test_starting_a_module_many_times_at_once_is_one_registration():
    module = published_module(["reading"], open_to_all=True).module
    person = MembershipFactory().person
    url = reverse("lms_modules:start", args=[module.pk])
    pages = at_once([partial(tab.post, url, follow=True) for tab in tabs_of(person, WRITERS)])
    assert {page.status_code for page in pages} == {200}
    assert Registration.objects.get().person == person


def test_a_first_visit_in_two_tabs_makes_one_person(django_user_model):
    user = django_user_model.objects.create_user("nieuw@proef.example")
    pages = at_once([partial(tab.get, reverse("lms:leren")) for tab in tabs_of(Person(user=user), 4)])
    assert {page.status_code for page in pages} == {200}
    assert Person.objects.filter(user=user).count() == 1
