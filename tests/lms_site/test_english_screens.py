"""Somebody who chose English sees English; what trainers wrote stays as they wrote it."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import trans_real

from certificates.rules.code import grouped
from lms.tenancy import Role
from scripts.translations import compile_all
from tests.certificates import awards
from tests.content import multiple_choice, published_module, quiz_page, single_choice
from tests.courses.groups import group_of, learner_in
from tests.factories import MembershipFactory, OrganisationFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="session")
def _compiled() -> None:
    """The .mo files are not in git: `make env` makes them, and here is who runs pytest by hand."""
    if compile_all():
        trans_real._translations.clear()
        trans_real._default = None


@pytest.fixture
def english(_compiled: None, client_of: Callable[..., Client]) -> Callable[..., str]:
    """english(url, person) is the HTML of a page for somebody who chose English."""

    def read(url: str, person: object = None) -> str:
        client = Client() if person is None else client_of(person)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        response = client.get(url)
        assert response.status_code == 200
        html = response.content.decode()
        assert '<html lang="en">' in html
        return html

    return read


@pytest.fixture
def run():
    questions = [single_choice("Wat doe je eerst?"), multiple_choice("Wat helpt?")]
    module = published_module([quiz_page(title="Hoor je het?", questions=questions)], title="Luisteren")
    return RegistrationFactory(module=module.module)


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_the_home_of_a_learner_is_english(english, run):
    words = words_of(english(reverse("lms:leren"), run.person))
    assert "My learning" in words
    assert "Start here" in words
    assert "Need help?" in words
    assert "on working days from" in words
    assert "Mijn leren" not in words


def test_a_question_of_a_quiz_is_english_around_a_dutch_question(english, run):
    activity = run.module.activities.get()
    words = words_of(english(reverse("lms_modules:activity", args=[run.uuid, activity.pk]), run.person))
    assert "Question 1 of 2" in words
    assert "Choose one answer" in words
    assert "Wat doe je eerst?" in words
    assert "Kijk na" not in words


def test_the_board_is_english(english):
    organisation = OrganisationFactory(name="Waterdrecht")
    cohort = group_of(organisation)
    learner_in(cohort, organisation, "Mees Merel", done=1, silent=30)
    coordinator = MembershipFactory(organisation=organisation, role=Role.COORDINATOR).person
    html = english(reverse("lms_courses:board", args=[cohort.uuid]), coordinator)
    headings = words_of(html[html.index("<thead>") : html.index("</thead>")]).split()
    assert [word for word in headings if word in {"Learner", "Pace", "Steps", "Active"}] == [
        "Learner",
        "Pace",
        "Steps",
        "Active",
    ]
    assert "You see the learners of the municipality of Waterdrecht." in words_of(html)
    assert "Nothing done for 30 days" in words_of(html)
    assert "Deelnemer" not in words_of(html)


def test_the_verification_page_is_english(english):
    award = awards.issued(shared=True)
    words = words_of(english(f"/verificatie/{grouped(award.code)}/"))
    assert "This certificate is valid" in words
    assert "Only an examination board decides that." in words
    assert "Dit certificaat" not in words
