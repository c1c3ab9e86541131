"""Reviews given at the same moment: one decision, nobody's words lost. Also with DATABASE_URL=postgres://..."""

from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lms.models import Person
from modules.models import Attempt, Completion, Piece, Review
from tests.at_once import at_once, tabs_of
from tests.content_desk import presentation_page, rubric
from tests.modules.desk import Desk, desk_with

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk() -> Desk:
    return desk_with(presentation_page(judged_with=rubric("Luistert")))


def give(tab: Client, piece: Piece, decision: str) -> Any:
    form = {"c-k1": "3", "fb": f"Woorden: {decision}", "reden": "Nog iets.", "besluit": decision, "actie": "geven"}
    return tab.post(reverse("lms_modules:desk_piece", args=[piece.pk]), form)


def tab_of(person: Person) -> Client:
    return tabs_of(person, 1)[0]


def test_two_trainers_at_once_are_one_decision_and_no_words_are_lost(desk):
    piece, other = desk.piece(), desk.colleague()
    pages = at_once(
        [partial(give, tab_of(desk.trainer), piece, "goed"), partial(give, tab_of(other), piece, "opnieuw")]
    )
    assert {page.status_code for page in pages} == {302}
    given = Review.objects.get(state="given")
    piece.refresh_from_db()
    assert piece.state == given.decision
    assert Review.objects.get(state="draft").text
    assert Attempt.objects.count() == 1
    assert Completion.objects.count() == (1 if piece.state == "good" else 0)


def test_two_assessors_at_once_decide_together(desk):
    piece, other = desk.piece(reviewers_needed=2), desk.colleague()
    at_once([partial(give, tab_of(desk.trainer), piece, "goed"), partial(give, tab_of(other), piece, "opnieuw")])
    piece.refresh_from_db()
    assert (piece.state, Review.objects.filter(state="given").count()) == ("again", 2)
    assert Attempt.objects.get().passed is False


def test_one_trainer_pressing_six_times_gives_one_review(desk):
    piece = desk.piece()
    pages = at_once([partial(give, tab, piece, "goed") for tab in tabs_of(desk.trainer, 6)])
    assert {page.status_code for page in pages} == {302}
    assert (Review.objects.count(), Attempt.objects.count(), Completion.objects.count()) == (1, 1, 1)
