"""A practised conversation on the learner's screen: one path whatever is sent twice, late or from another tab."""

import re
from uuid import uuid4

import pytest

from modules.models import Attempt, Completion, SimulationRun
from tests.content_simulation import SECRETS
from tests.modules.authoring import publish
from tests.modules.talking import Talk, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(client_of):
    return Talk(client_of)


def test_one_sentence_at_a_time_to_a_good_end(talk):
    page = talk.page()
    assert "Meneer Verzonnen belt" in page
    assert "Wat is dit voor brief?" in page
    page = talk.say("schrik")
    assert "U schrikt daarvan." in page
    assert "Mijn vrouw loopt slecht." in page
    assert "Het gesprek begon boos. Jouw laatste zin maakte de inwoner rustiger." in page
    page = talk.say("vat")
    assert "Hij is geholpen" in page
    assert "2 van 3 punten (67 %)" in page
    assert "Dank u wel." in page
    attempt = Attempt.objects.get()
    assert (attempt.points, attempt.max_points, attempt.passed) == (2, 3, True)
    assert [(each["name"], each["points"]) for each in attempt.answers[:2]] == [
        ("Benoemt het gevoel", 1),
        ("Vat samen", 1),
    ]
    assert Completion.objects.get().attempt == attempt
    talk.run.refresh_from_db()
    assert talk.run.done_count == 1


def test_a_bad_end_is_kept_and_another_way_can_be_tried(talk):
    page = talk.say("regels", "dag")
    assert "Deze stap is nog niet klaar." in page
    assert not Completion.objects.exists()
    assert "Wat is dit voor brief?" in talk.page("?opnieuw=1")
    page = talk.send(talk.form(talk.page("?opnieuw=1")), antwoord="schrik")
    page = talk.say("vat")
    assert "Hij is geholpen" in page
    assert "Gesprek 1: Hij hing op" in page
    assert [attempt.passed for attempt in Attempt.objects.order_by("number")] == [False, True]
    assert Completion.objects.count() == 1
    assert "Hij hing op</h1>" in talk.page("?gesprek=1")


def test_what_is_not_chosen_yet_is_not_in_the_page(talk):
    for page in (talk.page(), talk.say("schrik"), talk.page()):
        assert not [secret for secret in SECRETS if secret in page]
        for hidden in ("muur", "goed", "gevoel:", "points"):
            assert not re.search(rf'value="{hidden}', page)
    page = talk.say("vat")
    assert "Je benoemt wat je hoort." in page
    assert "Nog een kans." not in page


def test_feedback_at_once_is_only_of_what_was_said(talk):
    publish(talk.module.steps[0], feedback_at_once=True)
    page = talk.say("schrik")
    assert "Je benoemt wat je hoort." in page
    assert "Je vat samen met een check." not in page


def test_the_same_form_sent_twice_is_one_sentence(talk):
    form = talk.form()
    for _ in range(3):
        page = talk.send(form, antwoord="schrik")
        assert "Dit gesprek was al verder" not in page
    assert said() == ["schrik"]


def test_the_last_sentence_sent_twice_is_one_attempt(talk):
    talk.say("schrik")
    form = talk.form()
    for _ in range(2):
        assert "Hij is geholpen" in talk.send(form, antwoord="vat")
    assert Attempt.objects.count() == SimulationRun.objects.count() == 1


def test_of_two_tabs_the_first_counts_and_the_second_sees_where_the_conversation_is(talk):
    first, second = talk.form(), talk.form()
    talk.send(first, antwoord="schrik")
    page = talk.send(second, antwoord="regels")
    assert "Dit gesprek was al verder" in page
    assert "Mijn vrouw loopt slecht." in page
    assert said() == ["schrik"]


def test_the_back_button_changes_nothing(talk):
    old = talk.form()
    talk.send(old, antwoord="schrik")
    talk.say("weer")
    page = talk.send(old, antwoord="regels", sleutel=str(uuid4()))
    assert "U luistert niet." in page
    assert said() == ["schrik", "weer"]


def test_one_sentence_back_keeps_what_was_said_and_does_not_count_it(talk):
    old = talk.form()
    talk.send(old, antwoord="regels")
    form = talk.form()
    for _ in range(2):
        page = talk.send(form, actie="terug")
        assert "Wat is dit voor brief?" in page
    assert "U luistert niet." not in page
    assert said() == []
    talk.send(old, antwoord="regels")  # a late retry of what was taken back
    assert said() == []
    page = talk.say("schrik", "vat")
    assert "Je ging 1 keer een zin terug." in page
    assert [step["reply"] for step in SimulationRun.objects.get().path] == ["regels", "schrik", "vat"]


def test_beginning_again_leaves_the_old_conversation_as_it_was(talk):
    talk.say("regels")
    form = talk.form()
    for _ in range(2):
        assert "Wat is dit voor brief?" in talk.send(form, actie="opnieuw")
    page = talk.page()
    assert "U luistert niet." not in page
    talk.say("schrik")
    assert said(1) == ["regels"]
    assert SimulationRun.objects.get(number=1).state == "left"
    assert said(2) == ["schrik"]


def test_saying_something_else_from_a_point_on_the_way(talk):
    talk.say("regels", "sorry", "vat")
    page = talk.send({"sleutel": str(uuid4()), "gesprek": "1", "zin": "1"}, actie="anders")
    assert "U luistert niet." in page
    assert said(2) == ["regels"]
    page = talk.say("dag")
    assert "Hij hing op" in page
    assert said(1) == ["regels", "sorry", "vat"]
    for wrong in ({"gesprek": "9", "zin": "0"}, {"gesprek": "1", "zin": "3"}):
        assert talk.client.post(talk.url, {"actie": "anders", **wrong}).status_code == 404


def test_a_sentence_that_is_not_there_is_an_error_and_writes_nothing(talk):
    response = talk.client.post(talk.url, talk.form() | {"antwoord": "vat"})
    assert response.status_code == 422
    assert "Kies een van de zinnen." in response.content.decode()
    assert not SimulationRun.objects.exists()
