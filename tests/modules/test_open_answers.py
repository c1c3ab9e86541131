"""Answers that a person judges: the try waits, and the points come from the decision."""

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from modules.kinds.quiz import kind
from modules.models import Answer, Attempt, Completion, Piece, Review
from modules.services.grading import piece_decided
from tests import content_questions as bank
from tests.content import single_choice
from tests.factories import PersonFactory
from tests.modules.quiz_forms import Learner, hidden_of

pytestmark = pytest.mark.django_db


def judged(piece: Piece, decision: str, **scores) -> None:
    Review.objects.create(
        piece=piece, reviewer=PersonFactory(), state="given", decision=decision, given_at=timezone.now(), scores=scores
    )
    Piece.objects.filter(pk=piece.pk).update(state=decision, decided_at=timezone.now())
    piece.refresh_from_db()
    piece_decided(piece)


def test_a_try_with_an_open_answer_waits_for_the_trainer(client_of):
    learner = Learner(client_of, [single_choice(), bank.open_answer(), bank.listening(judged=True)], pass_mark=80)
    learner.answer()
    assert "Wacht op feedback" in learner.answer(["Ik hoor dat u zich zorgen maakt"])
    learner.answer()
    page = learner.get()
    assert page.count("Wacht op feedback") >= 3
    assert "Opnieuw" not in page
    assert not Attempt.objects.exists()
    first, second = Piece.objects.order_by("pk")
    assert (first.state, first.text) == ("waiting", "Ik hoor dat u zich zorgen maakt")
    assert first.data["guidance"] == "LEIDRAAD-open"
    judged(first, "good")
    assert not Attempt.objects.exists()
    judged(second, "again")  # a third of one point is missing
    attempt = Attempt.objects.get()
    assert attempt.points == pytest.approx(2 + 2 / 3, abs=1e-3)
    assert Completion.objects.filter(attempt=attempt).exists()
    piece_decided(second)
    assert Attempt.objects.count() == 1
    assert "Je bent geslaagd" in learner.get()


def test_a_reviewer_may_give_a_part_of_the_points(client_of):
    learner = Learner(client_of, [bank.open_answer(points=4)])
    learner.answer()
    judged(Piece.objects.get(), "good", share=0.75)
    assert Attempt.objects.get().points == 3


def test_a_repeated_open_answer_is_one_piece(client_of):
    learner = Learner(client_of, [bank.open_answer(), single_choice()])
    html = learner.get()
    fields = hidden_of(html) | {"antwoord": "Ik hoor uw zorg"}
    for _ in range(2):
        learner.browser.post(learner.url, fields)
    assert Piece.objects.count() == Answer.objects.count() == 1


def test_the_desk_shows_the_answer_with_what_to_look_at(client_of):
    learner = Learner(client_of, [bank.open_answer()])
    learner.answer()
    html = render_to_string(kind.piece_template, {"piece": Piece.objects.get()})
    for seen in ("Wat zeg je tegen mevrouw?", "VOORBEELD-open", "LEIDRAAD-open"):
        assert seen in html
