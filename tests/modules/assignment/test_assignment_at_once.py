"""Handing in from several tabs at the same moment: one version waits, whatever was pressed."""

from functools import partial
from uuid import uuid4

import pytest
from django.urls import reverse

from modules.models import Completion, Piece, PieceFile
from tests.at_once import at_once, tabs_of
from tests.content import published_module
from tests.content_assignment import assignment_page
from tests.factories import RegistrationFactory
from tests.media.files import PDF, begin, send, whole

pytestmark = pytest.mark.django_db(transaction=True)

TABS = 6


def start(**fields):
    """A run of an assignment: its tabs, the address of the step, and the target of its files."""
    module = published_module([assignment_page(**fields)])
    run = RegistrationFactory(module=module.module)
    step = module.steps[0].translation_key
    return tabs_of(run.person, TABS), reverse("lms_modules:activity", args=[run.uuid, step]), f"{run.uuid}/{step}"


def hand_in(tab, url, text, key):
    return tab.post(url, {"actie": "inleveren", "tekst": text, "sleutel": str(key)})


def test_a_double_click_hands_in_once():
    tabs, url, _ = start()
    key = uuid4()
    answers = at_once([partial(hand_in, tab, url, "Mijn werk", key) for tab in tabs])
    assert {answer.status_code for answer in answers} == {302}
    assert [piece.state for piece in Piece.objects.all()] == ["waiting"]


def test_of_several_tabs_one_is_handed_in_and_the_others_are_told():
    tabs, url, _ = start()
    answers = at_once([partial(hand_in, tab, url, f"Tekst {number}", uuid4()) for number, tab in enumerate(tabs)])
    assert sorted(answer.status_code for answer in answers) == [302, *[422] * (TABS - 1)]
    piece = Piece.objects.get()
    won = [answer.status_code for answer in answers].index(302)
    assert (piece.state, piece.text) == ("waiting", f"Tekst {won}")


def test_without_a_trainer_it_is_completed_once():
    tabs, url, _ = start(graded=False)
    at_once([partial(hand_in, tab, url, "Mijn werk", uuid4()) for tab in tabs])
    assert Piece.objects.count() == Completion.objects.count() == 1


def test_files_that_come_in_together_find_one_draft_and_no_more_places_than_there_are():
    tabs, _, target = start(max_files=4)
    bodies = [PDF + bytes([number]) for number in range(TABS)]
    urls = [begin(tabs[0], len(body), purpose="piece", target=target).headers["Location"] for body in bodies]
    calls = [partial(send, tab, url, 0, body) for tab, url, body in zip(tabs, urls, bodies, strict=True)]
    assert sorted(answer.status_code for answer in at_once(calls)) == [204] * 4 + [409] * 2
    assert Piece.objects.count() == 1
    assert PieceFile.objects.count() == 4


def test_taking_back_twice_makes_one_new_draft():
    tabs, url, target = start()
    whole(tabs[0], PDF, purpose="piece", target=target)
    hand_in(tabs[0], url, "Mijn werk", uuid4())
    at_once([partial(tab.post, url, {"actie": "terugtrekken"}) for tab in tabs])
    assert sorted(Piece.objects.values_list("number", "state")) == [(1, "withdrawn"), (2, "draft")]
    assert PieceFile.objects.filter(piece__state="draft").count() == 1
