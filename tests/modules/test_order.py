"""Steps that are not open yet: one after the other, or from a date counted from the start."""

import datetime
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from modules.models import Attempt, Piece
from modules.rules.opening import Closed, OrderedStep, closed_steps
from modules.services.attempts import finish
from tests.content import published_module, reading_page
from tests.factories import RegistrationFactory

A, B, C = (UUID(int=number) for number in range(1, 4))
START = datetime.date(2026, 11, 2)


def closed(steps, handed=(), begun=(), today=START):
    return closed_steps(steps, handed=handed, begun=begun, start=START, today=today)


def test_a_waiting_step_opens_after_the_required_steps_before_it():
    steps = [OrderedStep(A, True), OrderedStep(B, False, waits=True), OrderedStep(C, True, waits=True)]
    assert closed(steps) == {B: Closed(first=A), C: Closed(first=A)}
    assert closed(steps, handed={A}) == {}  # B may be skipped
    assert closed(steps, begun={C}) == {B: Closed(first=A)}, "what was begun stays open"


def test_a_step_with_a_date_opens_on_that_day():
    steps = [OrderedStep(A, True, after_days=7)]
    assert closed(steps, today=START + datetime.timedelta(days=6)) == {A: Closed(opens_on=datetime.date(2026, 11, 9))}
    assert closed(steps, today=START + datetime.timedelta(days=7)) == {}


@pytest.fixture
def ordered():
    return published_module([reading_page(title="Een"), reading_page(title="Twee")], in_order=True)


@pytest.mark.django_db
def test_a_closed_step_says_what_comes_first_and_takes_nothing_in(ordered, client_of):
    run = RegistrationFactory(module=ordered.module)
    client = client_of(run.person)
    first, second = (reverse("lms_modules:activity", args=[run.uuid, each.pk]) for each in ordered.activities)
    response = client.get(second)
    assert "Doe eerst ‘Een’." in response.content.decode()
    assert client.post(second, {"sleutel": str(uuid4())}).status_code == 409
    assert not Attempt.objects.exists()
    assert "Nog niet open" in client.get(reverse("lms_modules:module", args=[run.uuid])).content.decode()
    client.post(first, {"sleutel": str(uuid4())})
    assert "Ik heb dit gelezen" in client.get(second).content.decode()


@pytest.mark.django_db
def test_a_date_counts_from_the_start_of_the_group(client_of):
    module = published_module([reading_page(title="Later", opens_after_days=10)])
    today = timezone.localdate()
    late = RegistrationFactory(module=module.module, starts_on=today - datetime.timedelta(days=10))
    early = RegistrationFactory(module=module.module, starts_on=today)
    addresses = {
        run: reverse("lms_modules:activity", args=[run.uuid, module.activities[0].pk]) for run in (late, early)
    }
    assert "Ik heb dit gelezen" in client_of(late.person).get(addresses[late]).content.decode()
    assert "Deze stap is nog niet open" in client_of(early.person).get(addresses[early]).content.decode()


@pytest.mark.django_db
def test_waiting_for_a_trainer_does_not_hold_up_the_learner(ordered, client_of):
    run = RegistrationFactory(module=ordered.module)
    first, second = ordered.activities
    Piece.objects.create(
        registration=run, activity=first, key=uuid4(), content_version=1, state="waiting", handed_in_at=timezone.now()
    )
    client = client_of(run.person)
    assert client.get(reverse("lms_modules:activity", args=[run.uuid, second.pk])).status_code == 200
    page = client.get(reverse("lms_modules:module", args=[run.uuid])).content.decode()
    assert "Wacht op feedback" in page
    finish(registration=run.uuid, user_id=run.person.user_id, activity=second.pk, key=uuid4())
    home = client.get(reverse("lms:leren")).content.decode().split("<main", 1)[1]
    assert "Ligt bij je trainer" in home
    assert "Ga verder" not in home, "there is nothing that the learner can do now"
