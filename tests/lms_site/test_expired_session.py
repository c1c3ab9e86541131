"""The session ends in the middle of a quiz: what was answered is not lost."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from lms.site.models import Session
from modules.models import Answer
from tests.content import published_module, quiz_page, single_choice
from tests.factories import PASSWORD, PersonFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz():
    return published_module([quiz_page(questions=[single_choice("Eerst?"), single_choice("Dan?")])])


@pytest.fixture
def run(quiz):
    return RegistrationFactory(module=quiz.module)


@pytest.fixture
def late_answer(client, quiz, run):
    """A learner whose session ended between reading the question and pressing the button: what came back."""
    client.force_login(run.person.user)
    url = reverse("lms_modules:activity", args=[run.uuid, quiz.steps[0].translation_key])
    main = client.get(url).content.decode().split("<main", 1)[1]
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', main))
    Session.objects.all().delete()
    return client.post(url, fields | {"antwoord": "goed"})


def log_in(client, person, where):
    return client.post(where, {"login": person.user.email, "password": PASSWORD, "next": where.split("next=")[1]})


def test_the_log_in_page_says_that_the_answer_is_kept(client, late_answer):
    assert late_answer.status_code == 302
    page = client.get(late_answer["Location"]).content.decode()
    assert "Je was een tijd weg." in page
    assert "Je antwoord is bewaard. Na het inloggen ga je verder." in page
    assert not Answer.objects.exists()


def test_after_log_in_the_answer_counts_once_and_the_learner_goes_on(client, run, late_answer):
    resumed = log_in(client, run.person, late_answer["Location"])
    assert resumed["Location"] == reverse("lms:resume")
    after = client.get(resumed["Location"], follow=True)
    assert after.status_code == 200
    assert Answer.objects.get().given == ["goed"]
    client.get(reverse("lms:resume"))
    assert Answer.objects.count() == 1
    page = client.get("/account/inloggen/", follow=True).content.decode()
    # Texts that the script may show stand in a template of the page.
    assert "Je was een tijd weg" not in re.sub(r"<template.*?</template>", "", page, flags=re.S)


def test_somebody_else_who_logs_in_on_that_desk_hands_in_nothing(client, late_answer):
    resumed = log_in(client, PersonFactory(), late_answer["Location"])
    after = client.get(resumed["Location"])
    assert after["Location"] == reverse("lms:start")
    assert not Answer.objects.exists()


def test_a_form_that_is_too_big_to_keep_still_leads_to_log_in(client):
    response = client.post(reverse("lms_modules:activity", args=[uuid4(), uuid4()]), {"tekst": "x" * 70_000})
    assert response.status_code == 302
    assert "Je was een tijd weg" not in client.get(response["Location"]).content.decode()
