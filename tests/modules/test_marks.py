"""What the outline says of a step that somebody began, handed in, or has a moment for."""

import datetime
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from modules.models import Piece, SimulationRun
from modules.rules.progress import Step, progress
from modules.sql_page import touched
from tests.modules.desk import Desk, desk_with
from tests.modules.talking import Talk

pytestmark = pytest.mark.django_db
LATER = datetime.timedelta(days=3)


@pytest.fixture
def desk() -> Desk:
    return desk_with()


def mark_of(run, activity, **when):
    return touched([run.pk], **when)[run.pk].marks.get(activity.pk)


def test_a_moment_that_lies_ahead_is_planned_and_then_waits(desk):
    piece = desk.piece(handed_in_at=timezone.now() + LATER)
    assert mark_of(piece.registration, desk.activity) == "gepland"
    assert mark_of(piece.registration, desk.activity, now=timezone.now() + LATER * 2) == "wacht"
    Piece.objects.update(state=Piece.State.WITHDRAWN)
    assert mark_of(piece.registration, desk.activity) is None


def test_the_outline_says_planned_and_the_next_step_skips_it(desk, client_of):
    piece = desk.piece(handed_in_at=timezone.now() + LATER)
    client = client_of(piece.registration.person)
    page = client.get(reverse("lms_modules:module", args=[piece.registration.uuid])).content.decode()
    assert "Gepland" in page
    assert "Wacht op feedback" not in page
    assert "Hier ben je" not in page
    assert "Ligt bij je trainer" not in client.get(reverse("lms:leren")).content.decode()


def test_what_others_must_look_at_goes_before_what_is_planned(desk):
    run = desk.learner()
    desk.piece(run=run, state=Piece.State.AGAIN)
    assert mark_of(run, desk.activity) == "opnieuw"
    desk.piece(run=run, handed_in_at=timezone.now() + LATER)
    assert mark_of(run, desk.activity) == "gepland"
    Piece.objects.filter(state=Piece.State.WAITING).update(handed_in_at=timezone.now() - LATER)
    assert mark_of(run, desk.activity) == "wacht"


def test_nobody_is_sent_to_a_step_that_is_planned():
    first, second = uuid.UUID(int=1), uuid.UUID(int=2)
    where = progress([Step(first, True), Step(second, True)], set(), {first}, {first: "gepland"})
    assert (where.next_step, where.done, where.is_complete) == (second, 0, False)


def test_a_conversation_that_was_begun_makes_the_step_one_that_is_going_on(client_of):
    talk = Talk(client_of)
    activity = talk.module.activities[0]
    assert activity.pk not in touched([talk.run.pk])[talk.run.pk].best
    talk.say("schrik")
    assert SimulationRun.objects.get().state == SimulationRun.State.GOING
    assert activity.pk in touched([talk.run.pk])[talk.run.pk].best
    talk.send(talk.form(), actie="opnieuw")
    assert activity.pk in touched([talk.run.pk])[talk.run.pk].best, "who stopped did begin"
