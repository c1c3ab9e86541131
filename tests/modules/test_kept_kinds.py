"""A survey and a practised conversation, sent by a script and sent again: docs/offline.md."""

from uuid import uuid4

import pytest
from django.urls import reverse

from modules.models import Attempt, Completion, Registration, SimulationRun, SurveyResponse
from tests.content_workplace import CHOICE, SCALE, YES, survey_page
from tests.modules.guided import guided
from tests.modules.talking import Talk, said
from tests.modules.test_kept_forms import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(client_of):
    return Talk(client_of)


@pytest.fixture
def survey():
    return guided(survey_page())


def opinion(**fields: object) -> dict[str, object]:
    return {"sleutel": uuid4(), f"v-{SCALE}": "4", f"v-{CHOICE}": YES} | fields


def test_a_survey_comes_in_once(survey, client_of):
    browser, fields = client_of(survey.learner), opinion()
    first, second = (send(browser, survey.url, **fields) for _ in range(2))
    home = reverse("lms_modules:module", args=[survey.registration.uuid])
    assert first.json() == {"state": "kept", "to": home}
    assert second.json() == {"state": "replay", "to": home}
    assert SurveyResponse.objects.count() == Completion.objects.count() == 1


def test_of_two_devices_the_first_survey_counts(survey, client_of):
    browser = client_of(survey.learner)
    send(browser, survey.url, **opinion())
    assert send(browser, survey.url, when="later", **opinion() | {f"v-{SCALE}": "1"}).json()["state"] == "replay"
    assert SurveyResponse.objects.get().answers[SCALE] == "4"


def test_a_survey_that_came_in_is_a_replay_whatever_happened_since(survey, client_of):
    browser, fields = client_of(survey.learner), opinion()
    send(browser, survey.url, **fields)
    assert send(browser, survey.url, **fields | {f"v-{CHOICE}": "weg"}).json()["state"] == "replay"
    Registration.objects.update(closed_at="2026-01-01T12:00:00Z")
    assert send(browser, survey.url, **fields).json()["state"] == "replay"


def test_a_survey_without_an_answer_is_refused(survey, client_of):
    response = send(client_of(survey.learner), survey.url, **opinion() | {f"v-{SCALE}": ""})
    assert response.status_code == 422
    assert list(response.json()["errors"]) == [f"v-{SCALE}"]
    assert not SurveyResponse.objects.exists()


def test_a_sentence_of_a_conversation_comes_in_once(talk):
    form = talk.form() | {"antwoord": "schrik"}
    first, second = (send(talk.client, talk.url, **form) for _ in range(2))
    assert first.json() == {"state": "kept", "to": talk.url + "#nu"}
    assert second.json() == {"state": "replay", "to": talk.url + "#nu"}
    assert said() == ["schrik"]


def test_an_old_sentence_that_comes_again_later_changes_nothing(talk):
    form = talk.form() | {"antwoord": "regels"}
    send(talk.client, talk.url, **form)
    talk.say("dag")
    assert send(talk.client, talk.url, when="later", **form).json()["state"] == "replay"
    assert SimulationRun.objects.get().state == SimulationRun.State.ENDED
    assert Attempt.objects.count() == 1
    Registration.objects.update(closed_at="2026-01-01T12:00:00Z")
    assert send(talk.client, talk.url, when="later", **form).json()["state"] == "replay"
    assert send(talk.client, talk.url, when="later", **form | {"sleutel": uuid4()}).json()["state"] == "refused"


def test_the_forms_of_both_go_into_the_outbox(talk, survey, client_of):
    assert 'data-keep="De brief" data-keep-once' in talk.page()
    assert "data-keep-once" in client_of(survey.learner).get(survey.url).content.decode()
