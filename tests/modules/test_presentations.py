"""Presentations: planned by the trainer, judged blind by two, and the results of a step."""

import csv
import datetime
import io
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from lms.export import safe_cell
from lms.tenancy import Role
from modules.kinds import registry
from modules.models import Attempt, Piece, PlannedMoment
from modules.queue import Queue
from modules.services.moments import AlreadyPlanned, Appointment, NotAllowed, cancel_moment, move_moment, plan_moment
from tests.content_desk import presentation_page, rubric
from tests.factories import PersonFactory
from tests.modules.desk import Desk, desk_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return desk_with(presentation_page(judged_with=rubric("Luistert", "Vat samen"), title="Mijn verbeterplan"))


def in_hours(desk: Desk, hours: float, *people: object) -> Appointment:
    return Appointment(timezone.now() + datetime.timedelta(hours=hours), people or (desk.trainer,), place="Zaal 1")


def plan(desk: Desk, run: object, appointment: Appointment, key: uuid.UUID | None = None) -> PlannedMoment:
    return plan_moment(
        registration=run,
        activity=desk.activity,
        appointment=appointment,
        planned_by=desk.trainer,
        key=key or uuid.uuid4(),
    )


def test_it_waits_for_its_two_assessors_from_the_moment_on(desk):
    assessor, bystander = desk.colleague(Role.ASSESSOR), desk.colleague()
    moment = plan(desk, desk.learner(), in_hours(desk, 2, desk.trainer, assessor))
    assert Queue(desk.trainer.user, desk.trainer).count == 0
    move_moment(moment=moment, appointment=in_hours(desk, -1, desk.trainer, assessor))
    for person, waits in ((desk.trainer, 1), (assessor, 1), (bystander, 0)):
        assert Queue(person.user, person).count == waits


def test_a_retry_plans_once_and_a_second_plan_is_refused(desk):
    run, key = desk.learner(), uuid.uuid4()
    first = plan(desk, run, in_hours(desk, 2), key)
    assert plan(desk, run, in_hours(desk, 2), key) == first
    with pytest.raises(AlreadyPlanned):
        plan(desk, run, in_hours(desk, 3))
    cancel_moment(moment=first)
    assert plan(desk, run, in_hours(desk, 3)).piece.number == 1


def test_nobody_judges_alone_twice_oneself_or_from_outside(desk):
    run = desk.learner()
    for people in ((desk.trainer, desk.trainer), (run.person,), (PersonFactory(),)):
        with pytest.raises(NotAllowed):
            plan(desk, run, in_hours(desk, 2, *people))
    assert not Piece.objects.exists()


def test_a_trainer_plans_on_the_screen_and_the_learner_reads_when(desk, client_of):
    run, assessor = desk.learner("Noor Voorbeeld"), desk.colleague(Role.ASSESSOR, name="Jelle Beoordelaar")
    client = client_of(desk.trainer)
    assert "Noor Voorbeeld" in client.get(reverse("lms_modules:moments")).content.decode()
    url = reverse("lms_modules:moment", args=[run.uuid, desk.activity.pk])
    when = timezone.localtime() + datetime.timedelta(days=3)
    form = {
        "wanneer": when.strftime("%Y-%m-%dT%H:%M"),
        "plaats": "Zaal 1",
        "eerste": str(desk.trainer.pk),
        "sleutel": str(uuid.uuid4()),
    }
    same = client.post(url, form | {"tweede": str(desk.trainer.pk)})
    assert "Kies iemand anders" in same.content.decode()
    assert client.post(url, form | {"tweede": str(assessor.pk)}).status_code == 302
    learner = client_of(run.person)
    page = learner.get(reverse("lms_modules:activity", args=[run.uuid, desk.activity.pk])).content.decode()
    assert "Ruben Trainer en Jelle Beoordelaar luisteren en beoordelen." in page
    assert "Zaal 1" in page
    assert "Mijn verbeterplan" in learner.get(reverse("lms:leren")).content.decode()


def test_a_presentation_without_a_rubric_is_not_published():
    kind = registry.get("presentation")
    page = presentation_page()
    assert kind.problems(page) == []
    page.rubric = None
    assert [problem.field for problem in kind.problems(page)] == ["rubric"]
    page.reviewers_needed = 3
    with pytest.raises(ValidationError, match="reviewers_needed"):
        page.clean_fields(exclude=["title", "slug", "path", "depth"])


@pytest.mark.parametrize(
    ("value", "cell"),
    [("=1+1", "'=1+1"), ("+31 6", "'+31 6"), (" @x", "' @x"), ("-", "'-"), ("Noor", "Noor"), (-3, "-3"), (None, "")],
)
def test_a_spreadsheet_runs_nothing(value, cell):
    assert safe_cell(value) == cell


def test_results_are_a_table_and_a_file(desk, client_of, assert_max_queries):
    counts = []
    for number in (1, 40):
        for _ in range(number):
            run = desk.learner('=HYPERLINK("x")' if number == 1 else "")
        url = reverse("lms_modules:results_of", args=[desk.activity.pk])
        client = client_of(desk.trainer)
        client.get(url)
        with assert_max_queries(18) as statements:
            assert client.get(url).status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1]
    for score in (0.4, 0.9):
        Attempt.objects.create(
            registration=run,
            activity=desk.activity,
            key=uuid.uuid4(),
            content_version=1,
            score=score,
            created_at=timezone.now(),
        )
    response = client.get(reverse("lms_modules:results_export", args=[desk.activity.pk]))
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))
    assert len(rows) == 41
    tried = next(row for row in rows if row["Deelnemer"] == run.person.name)
    assert (tried["Pogingen"], tried["Beste score"], tried["Stand"]) == ("2", "90 %", "Bezig")
    assert any(row["Deelnemer"].startswith("'=HYPERLINK") for row in rows)
