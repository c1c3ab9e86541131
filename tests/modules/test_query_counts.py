"""How many statements a learner's screens cost; the same number with 1 row and with 30 (issue: page 10, answer 12)."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from modules.models import Registration
from modules.services.registrations import register
from tests.content import PublishedModule, published_module, quiz_page, reading_page, single_choice
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db

PAGE, ANSWER = 10, 12
AtMost = Callable[[int], AbstractContextManager[list[str]]]


@pytest.fixture
def learner(client_of) -> tuple[Client, Callable[[PublishedModule], Registration]]:
    """A learner's browser, and a function that registers the learner for a module."""
    person = PersonFactory()
    return client_of(person), lambda published: register(person=person, module=published.module)


def quiz_of(number: int) -> PublishedModule:
    return published_module([quiz_page(questions=[single_choice(f"Vraag {n}?") for n in range(number)])])


def url_of(run: Registration, published: PublishedModule) -> str:
    return reverse("lms_modules:activity", args=[run.uuid, published.activities[0].pk])


def fields(published: PublishedModule, place: int) -> dict[str, object]:
    """A right answer to the question at this place of the quiz in the first step."""
    question = published.steps[0].quiz_questions.all()[place].question_id
    return {"vraag": question, "antwoord": "goed", "sleutel": str(uuid4())}


def test_the_module_page_costs_the_same_with_6_and_60_activities(learner, assert_max_queries: AtMost):
    client, register_for = learner
    counts = []
    for number in (6, 60):
        published = published_module([reading_page() for _ in range(number)])
        run = register_for(published)
        for activity in published.activities[: number // 2]:
            client.post(reverse("lms_modules:activity", args=[run.uuid, activity.pk]), {"sleutel": str(uuid4())})
        url = reverse("lms_modules:module", args=[run.uuid])
        client.get(url)  # the outline is now kept for this content version
        with assert_max_queries(PAGE) as statements:
            assert client.get(url).status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_the_first_visit_after_a_publication_costs_little_more_and_does_not_grow(learner, assert_max_queries: AtMost):
    client, register_for = learner
    counts = []
    for number in (2, 30):
        run = register_for(published_module([reading_page() for _ in range(number)]))
        with assert_max_queries(2 * PAGE) as statements:
            client.get(reverse("lms_modules:module", args=[run.uuid]))
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_the_first_visit_to_a_quiz_does_not_ask_per_question(learner, assert_max_queries: AtMost):
    client, register_for = learner
    counts = []
    for number in (2, 30):
        published = quiz_of(number)
        url = url_of(register_for(published), published)
        with assert_max_queries(2 * PAGE) as statements:
            assert client.get(url).status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("kind", ["reading", "quiz", "reflection"])
def test_an_activity_costs_at_most_a_page(learner, assert_max_queries: AtMost, kind: str):
    client, register_for = learner
    published = published_module([kind])
    url = url_of(register_for(published), published)
    client.get(url)
    with assert_max_queries(PAGE):
        assert client.get(url).status_code == 200


def test_answering_costs_the_same_with_1_and_30_questions(learner, assert_max_queries: AtMost):
    """Also the answer that finishes the try, and with it the module."""
    client, register_for = learner
    counts = []
    for number in (1, 30):
        published = quiz_of(number)
        url = url_of(register_for(published), published)
        for place in range(number - 1):
            client.post(url, fields(published, place))
        last = fields(published, number - 1)
        client.get(url)
        with assert_max_queries(ANSWER) as statements:
            assert client.post(url, last).status_code == 302
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_an_answer_in_the_middle_and_a_repeated_one_cost_at_most_an_answer(learner, assert_max_queries: AtMost):
    client, register_for = learner
    published = quiz_of(30)
    url = url_of(register_for(published), published)
    client.get(url)
    form = fields(published, 0)
    for _ in range(2):
        with assert_max_queries(ANSWER):
            assert client.post(url, form).status_code == 302
    with assert_max_queries(PAGE):
        assert client.get(f"{url}?antwoord={form['sleutel']}").status_code == 200


@pytest.mark.parametrize(
    ("kind", "form"), [("reading", {}), ("reflection", {"tekst": "Ik luister nu langer dan eerst."})]
)
def test_finishing_costs_at_most_an_answer(learner, assert_max_queries: AtMost, kind: str, form: dict[str, str]):
    client, register_for = learner
    published = published_module([kind, *["reading"] * 29])
    url = url_of(register_for(published), published)
    client.get(url)
    with assert_max_queries(ANSWER):
        assert client.post(url, form | {"sleutel": str(uuid4())}).status_code == 302


def test_my_learning_costs_the_same_with_1_and_30_modules(learner, assert_max_queries: AtMost):
    client, register_for = learner
    counts = []
    for number in (1, 29):
        for _ in range(number):
            register_for(published_module(["reading"]))
        client.get(reverse("lms:leren"))
        with assert_max_queries(2 * PAGE) as statements:
            client.get(reverse("lms:leren"))
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_an_answer_with_a_draw_and_a_time_limit_costs_two_more(learner, assert_max_queries: AtMost):
    client, register_for = learner
    questions = [single_choice(f"Vraag {number}?") for number in range(12)]
    published = published_module([quiz_page(questions=questions, draw_listed=10, time_limit=30)])
    plain = quiz_of(10)
    counts = []
    for module in (plain, published):
        url = url_of(register_for(module), module)
        if module is published:
            client.post(url, {"actie": "beginnen"})
        client.get(url)  # the content is now kept for this version
        with assert_max_queries(PAGE):
            page = client.get(f"{url}?opnieuw=1").content.decode()
        question = re.search(r'name="vraag" value="(\d+)"', page).group(1)
        form = {"vraag": question, "antwoord": "goed", "poging": "1", "sleutel": str(uuid4())}
        with assert_max_queries(ANSWER) as statements:
            assert client.post(url, form).status_code == 302
        counts.append(len(statements))
    assert counts[1] - counts[0] == 2
