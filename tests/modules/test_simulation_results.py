"""What a practised conversation brings, and what happens when its author changes it meanwhile."""

import pytest

from modules.kinds.simulation import kind
from modules.models import Completion
from tests.content_simulation import conversation
from tests.modules.authoring import publish
from tests.modules.talking import Talk, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(client_of):
    return Talk(client_of)


def test_who_is_busy_goes_on_when_the_author_changes_another_turn(talk):
    talk.say("schrik")
    turns = conversation()
    turns[0]["value"]["text"] = "Een heel ander begin."
    turns[2]["value"]["text"] = "Het gaat om mijn vrouw."
    publish(talk.module.steps[0], turns=turns)
    page = talk.page()
    assert "Wat is dit voor brief?" in page  # as it was said
    assert "Het gaat om mijn vrouw." in page
    assert "Hij is geholpen" in talk.say("vat")


def test_who_stands_where_nothing_is_any_more_reads_why_and_begins_again(talk):
    talk.say("regels")
    turns = [each for each in conversation() if each["id"] != "muur"]
    for each in turns[:2]:
        each["value"]["replies"] = [reply for reply in each["value"]["replies"] if reply["value"]["to"] != "muur"]
    publish(talk.module.steps[0], turns=turns)
    page = talk.page()
    assert "De trainer heeft dit gesprek veranderd" in page
    assert "Dat zijn de regels." in page
    assert "Wat is dit voor brief?" in talk.send(talk.form(page), actie="opnieuw")
    assert said() == ["regels"]


def test_the_points_of_a_finished_conversation_stay_when_the_author_changes_it(talk):
    talk.say("schrik", "vat")
    publish(talk.module.steps[0], own_criteria=[])
    assert "2 van 3 punten" in talk.page()


def test_enough_points_can_be_the_rule(talk):
    publish(talk.module.steps[0], completed_by="score", pass_mark=70)
    assert "Klaar als je 70 % van de punten haalt." in talk.page()
    talk.say("schrik", "vat")
    assert not Completion.objects.exists()
    talk.send(talk.form(talk.page("?opnieuw=1")), antwoord="regels")
    talk.say("sorry", "vat")
    assert Completion.objects.count() == 1


def test_the_trainer_gets_the_last_ending_the_points_and_the_number(talk):
    activity = talk.module.activities[0].pk
    assert kind.result_cells(activity, [talk.run.pk]) == {}
    talk.say("regels", "dag")
    talk.send(talk.form(talk.page("?opnieuw=1")), antwoord="schrik")
    assert kind.result_cells(activity, [talk.run.pk]) == {
        talk.run.pk: ("Hij hing op", "Benoemt het gevoel 0/2, Vat samen 0/1", "1")
    }
    talk.say("vat")
    assert kind.result_cells(activity, [talk.run.pk])[talk.run.pk] == (
        "Hij is geholpen", "Benoemt het gevoel 1/2, Vat samen 1/1", "2"
    )  # fmt: skip
    assert len(kind.result_headings) == 3


def test_the_screen_takes_few_statements(talk, assert_max_queries):
    talk.say("schrik")
    talk.page()
    with assert_max_queries(6):
        talk.page()
    form = talk.form()
    with assert_max_queries(16):
        talk.client.post(talk.url, form | {"antwoord": "vat"})
