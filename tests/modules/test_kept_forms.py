"""What a script gets for a form that it may send again: docs/offline.md."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from lms.models import Person
from modules.models import Answer, Attempt, Completion, Reflection, ReflectionText, Registration
from tests.content import published_module, quiz_page, reading_page, reflection_page, single_choice
from tests.factories import PersonFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def module():
    questions = [single_choice("Wat doe je eerst?"), single_choice("En dan?")]
    return published_module([reading_page(), quiz_page(questions=questions), reflection_page(min_words=3)])


@pytest.fixture
def run(module) -> Registration:
    return RegistrationFactory(module=module.module)


@pytest.fixture
def browser(client_of, run) -> Client:
    return client_of(run.person)


def url(run: Registration, step: Any) -> str:
    return reverse("lms_modules:activity", args=[run.uuid, step.translation_key])


def send(client: Client, address: str, when: str = "nu", owner: str | None = None, **fields: Any) -> Any:
    mine = client.get(reverse("lms_modules:connection")).json()["owner"] if owner is None else owner
    headers = {"Leerlijn-Verzending": when, "Leerlijn-Eigenaar": mine}
    return client.post(address, {"sleutel": uuid4(), **fields}, headers=headers)


def test_the_first_sending_is_kept_and_the_second_a_replay(module, run, browser):
    key = uuid4()
    first, second = (send(browser, url(run, module.steps[0]), sleutel=key) for _ in range(2))
    assert first.json() == {"state": "kept", "to": reverse("lms_modules:module", args=[run.uuid])}
    assert second.json()["state"] == "replay"
    assert Attempt.objects.count() == Completion.objects.count() == 1


def test_a_form_without_the_header_gets_the_redirect_that_it_always_got(module, run, browser):
    response = browser.post(url(run, module.steps[0]), {"sleutel": uuid4()})
    assert response.status_code == 302
    assert response.headers["Location"] == reverse("lms_modules:module", args=[run.uuid])


def test_a_refused_form_says_why_and_nothing_is_kept(module, run, browser):
    response = send(browser, url(run, module.steps[1]), vraag="1")
    assert response.status_code in (404, 422)
    question = module.steps[1].quiz_questions.first().question_id
    response = send(browser, url(run, module.steps[1]), vraag=question)
    assert response.status_code == 422
    assert response.json() == {"state": "refused", "errors": {"antwoord": "Kies één antwoord."}}
    assert not Answer.objects.exists()


def test_who_is_logged_out_is_told_so_and_nothing_goes_into_the_session(module, run, browser):
    browser.logout()
    response = send(browser, url(run, module.steps[0]))
    assert response.status_code == 401
    assert response.json()["state"] == "login"
    assert "lms_pending_form" not in browser.session


def test_what_one_person_left_in_the_browser_is_not_taken_from_another(module, run, browser, client_of):
    mark = browser.get(reverse("lms_modules:connection")).json()["owner"]
    stranger: Person = PersonFactory()
    response = send(client_of(stranger), url(run, module.steps[0]), owner=mark)
    assert response.status_code == 409
    assert response.json()["state"] == "other"
    assert not Attempt.objects.exists()


def test_a_mark_under_an_earlier_secret_key_is_still_ones_own(module, run, browser, settings):
    mark = browser.get(reverse("lms_modules:connection")).json()["owner"]
    with override_settings(SECRET_KEY="n" * 50, SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        browser.force_login(run.person.user)
        assert send(browser, url(run, module.steps[0]), owner=mark).json()["state"] == "kept"


def test_a_closed_run_refuses_what_is_new_and_knows_what_came_before(module, run, browser):
    key = uuid4()
    send(browser, url(run, module.steps[0]), sleutel=key)
    Registration.objects.update(closed_at="2026-01-01T12:00:00Z")
    assert send(browser, url(run, module.steps[0]), sleutel=key).json()["state"] == "replay"
    refused = send(browser, url(run, module.steps[0]))
    assert refused.status_code == 404
    assert "niet meer open" in refused.json()["errors"][""]


def test_an_answer_that_came_in_before_the_question_changed_is_a_replay(module, run, browser):
    quiz, key = module.steps[1], uuid4()
    question = quiz.quiz_questions.first().question
    fields = {"sleutel": key, "vraag": question.pk, "antwoord": "goed"}
    assert send(browser, url(run, quiz), **fields).json()["state"] == "kept"
    question.options = [
        {"type": "option", "id": "nieuw", "value": {"text": "Nieuw", "correct": True, "feedback": ""}},
        {"type": "option", "id": "fout1", "value": {"text": "Fout", "correct": False, "feedback": ""}},
    ]
    question.save_revision().publish()
    assert send(browser, url(run, quiz), **fields).json()["state"] == "replay"
    assert send(browser, url(run, quiz), **fields | {"sleutel": uuid4()}).json()["state"] == "refused"


def test_a_key_used_on_another_activity_does_not_stop_this_one(module, run, browser):
    key = uuid4()
    send(browser, url(run, module.steps[0]), sleutel=key)
    for _ in range(2):
        send(browser, url(run, module.steps[2]), sleutel=key, tekst="Ik vatte twee keer samen")
    assert Completion.objects.count() == Attempt.objects.count() == 2


def test_an_impossible_number_of_a_try_does_not_count_and_does_not_break(module, run, browser):
    question = module.steps[1].quiz_questions.first().question_id
    send(browser, url(run, module.steps[1]), vraag=question, antwoord="goed", poging="999999999")
    assert list(Answer.objects.values_list("number", "counts")) == [(1, False)]


def test_a_message_is_for_who_waits_not_for_what_comes_out_of_the_queue(module, run, browser):
    send(browser, url(run, module.steps[0]), when="later")
    home = reverse("lms_modules:module", args=[run.uuid])
    assert "is klaar" not in browser.get(home).content.decode()
    send(browser, url(run, module.steps[0]))
    assert "is klaar" in browser.get(home).content.decode()


def words(client: Client, run: Registration, step: Any, text: str, **fields: Any) -> Any:
    return send(client, url(run, step), tekst=text, actie="bewaren", **fields).json()["state"]


def test_an_old_replay_does_not_overwrite_a_newer_text(module, run, browser):
    step, one, two = module.steps[2], uuid4(), uuid4()
    words(browser, run, step, "eerst", sleutel=one)
    words(browser, run, step, "daarna", sleutel=two, basis=one)
    assert words(browser, run, step, "eerst", sleutel=one) == "replay"
    assert Reflection.objects.get().text == "daarna"


def test_texts_of_two_devices_are_both_kept_and_the_writer_chooses(module, run, browser):
    step = module.steps[2]
    words(browser, run, step, "Op de telefoon in de trein")
    words(browser, run, step, "Op de computer aan het bureau")
    page = browser.get(url(run, step)).content.decode()
    assert "Er is nog een tekst van jou" in page
    assert "Op de telefoon in de trein</textarea>" in page
    assert "Op de computer aan het bureau</p>" in page
    choice = {"sleutel": uuid4(), "welke": ReflectionText.objects.get(beside=True).key}
    browser.post(url(run, step), choice | {"actie": "gebruik"})
    assert Reflection.objects.get().text == "Op de computer aan het bureau"
    assert ReflectionText.objects.get(beside=True).text == "Op de telefoon in de trein"
    choice = {"sleutel": uuid4(), "welke": ReflectionText.objects.get(beside=True).key, "actie": "samen"}
    for _ in range(2):
        browser.post(url(run, step), choice)
    assert Reflection.objects.get().text == "Op de computer aan het bureau\n\nOp de telefoon in de trein"
    assert "Er is nog een tekst van jou" not in browser.get(url(run, step)).content.decode()
    assert not ReflectionText.objects.exclude(text="").exists()


def test_a_text_that_waits_can_be_thrown_away_by_its_writer_alone(module, run, browser, client_of):
    step = module.steps[2]
    words(browser, run, step, "Een")
    words(browser, run, step, "Twee")
    choice = {"sleutel": uuid4(), "welke": ReflectionText.objects.get(beside=True).key, "actie": "weg"}
    assert client_of(PersonFactory()).post(url(run, step), choice).status_code == 404
    assert ReflectionText.objects.filter(beside=True).exists()
    browser.post(url(run, step), choice)
    assert not ReflectionText.objects.filter(beside=True).exists()
    assert Reflection.objects.get().text == "Een"


def test_back_in_the_browser_and_other_words_is_a_newer_text(module, run, browser):
    step, key = module.steps[2], uuid4()
    words(browser, run, step, "Een eerste begin", sleutel=key)
    words(browser, run, step, "Een beter begin", sleutel=key)
    assert Reflection.objects.get().text == "Een beter begin"
    assert words(browser, run, step, "Een eerste begin", sleutel=key) == "replay"
    assert Reflection.objects.get().text == "Een beter begin"
