"""Keeping evidence: once, frozen, the owner's alone, and with its file as long as it is kept."""

import datetime
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from media.models import PrivateFile
from media.services.orphans import remove_orphans
from modules.models import (
    Evidence,
    ExternalEvidence,
    FileEvidence,
    ObservationEvidence,
    Piece,
    PieceFile,
    PlannedMoment,
    Review,
    TextEvidence,
)
from modules.rules.evidence import read_assessment
from modules.services.attendance import Mark, record_attendance
from modules.services.evidence import NothingToKeep, add_external, keep_piece, keep_result, remove, write_note
from modules.services.evidence_files import PURPOSE
from modules.services.signoff import Judged, sign_off
from tests.content import published_module
from tests.content_assignment import assignment_page, decided, piece_of
from tests.content_desk import presentation_page, rubric
from tests.content_workplace import ASK_ON, SUMMARISE, session_page, workplace_page
from tests.factories import PersonFactory, RegistrationFactory
from tests.modules.guided import guided, key

pytestmark = pytest.mark.django_db

LATER = datetime.timedelta(days=3)
TODAY = timezone.localdate()


@pytest.fixture
def run():
    module = published_module([assignment_page(title="Samenvatten")], title="Luisteren")
    return RegistrationFactory(module=module.module)


@pytest.fixture
def judged_with():
    return rubric("Vat samen", title="Gesprek")


@pytest.fixture
def piece(run, judged_with) -> Piece:
    """A text that Ruben found good."""
    made = piece_of(run, run.module.activities.get().pk, text="Ik vatte drie gesprekken samen.")
    ruben = PersonFactory(name="Ruben Trainer")
    used = {"rubric": judged_with, "rubric_revision": judged_with.live_revision_id, "scores": {"k1": 3}}
    decided(made, ruben, good=True, text="Mooi werk.", **used)
    made.refresh_from_db()
    return made


def file_for(person, *, purpose: str = "piece", target: str = "") -> PrivateFile:
    file = PrivateFile(
        owner=person,
        purpose=purpose,
        target=target,
        name="gesprek.txt",
        size=5,
        offset=5,
        content_type="text/plain",
        sha256="0" * 64,
        state="complete",
        completed_at=timezone.now(),
        expires_at=timezone.now(),
    )
    file.content.save(f"uploads/files/xx/{file.uuid}", ContentFile(b"hallo"), save=False)
    file.save()
    return file


def test_the_text_and_each_file_are_kept_once_whatever_the_number_of_clicks(run, piece):
    for _ in range(2):
        PieceFile.objects.create(piece=piece, file=file_for(run.person))
    first = keep_piece(piece=piece, person=run.person)
    assert [each.kind for each in first] == ["text", "file", "file"]
    again = keep_piece(piece=piece, person=run.person)
    assert [each.pk for each in again] == [each.pk for each in first]
    assert Evidence.objects.count() == 3
    assert {each.context for each in first} == {"Luisteren"}
    assert [type(each) for each in again] == [TextEvidence, FileEvidence, FileEvidence]


def test_the_assessment_stays_as_it_was_whatever_happens_to_review_and_rubric(run, piece, judged_with):
    (kept,) = keep_piece(piece=piece, person=run.person)
    before = kept.assessment
    assert before["decision"] == "good"
    assert before["reviews"][0]["reviewer"] == "Ruben Trainer"
    assert before["reviews"][0]["rubric"] == {"title": "Gesprek", "revision": judged_with.live_revision_id}
    assert before["reviews"][0]["criteria"] == [{"name": "Vat samen", "level": "Sterk", "description": ""}]
    judged_with.title = "Iets anders"
    judged_with.save_revision().publish()
    Review.objects.update(text="Toch niet.", scores={"k1": 0}, decision="again")
    Piece.objects.update(state="again", text="Anders")
    (again,) = keep_piece(piece=Piece.objects.get(), person=run.person)
    assert again.assessment == before
    assert again.text == "Ik vatte drie gesprekken samen."
    assert read_assessment(before).as_json() == before


@pytest.mark.parametrize("state", ["draft", "waiting", "withdrawn"])
def test_what_nobody_decided_about_cannot_be_kept(run, piece, state):
    Piece.objects.update(state=state, decided_at=None)
    with pytest.raises(NothingToKeep):
        keep_piece(piece=Piece.objects.get(), person=run.person)


def test_nobody_keeps_the_work_of_somebody_else(run, piece):
    for keep in (
        lambda: keep_piece(piece=piece, person=PersonFactory()),
        lambda: keep_result(registration=run, activity=piece.activity, person=PersonFactory()),
    ):
        with pytest.raises(NothingToKeep):
            keep()
    assert not Evidence.objects.exists()


def test_after_removal_it_can_be_kept_anew(run, piece):
    (kept,) = keep_result(registration=run, activity=piece.activity, person=run.person)
    write_note(person=run.person, evidence=kept.uuid, note="Van mij.")
    assert not remove(person=PersonFactory(), evidence=kept.uuid)
    assert remove(person=run.person, evidence=kept.uuid)
    assert not remove(person=run.person, evidence=kept.uuid)
    assert not Evidence.objects.kept().exists()
    (anew,) = keep_piece(piece=piece, person=run.person)
    assert anew.pk != kept.pk
    assert anew.note == ""


def test_a_file_stays_while_evidence_refers_to_it_and_goes_after(run):
    number = uuid4()
    file = file_for(run.person, purpose=PURPOSE, target=str(number))
    kept = add_external(person=run.person, key=number, title="Diploma", issuer="School", happened_on=TODAY)
    assert ExternalEvidence.objects.get().file == file
    assert remove_orphans(now=timezone.now() + LATER).unused == []
    remove(person=run.person, evidence=kept.uuid)
    assert remove_orphans(now=timezone.now() + LATER).unused == [str(file.uuid)]


def test_the_file_of_a_piece_stays_with_the_piece_when_the_evidence_goes(run, piece):
    PieceFile.objects.create(piece=piece, file=file_for(run.person))
    kept = keep_piece(piece=piece, person=run.person)[1]
    remove(person=run.person, evidence=kept.uuid)
    assert FileEvidence.objects.get().file is None
    assert remove_orphans(now=timezone.now() + LATER).unused == []


def test_the_same_form_twice_leaves_one_proof(run):
    number = uuid4()
    about = {"person": run.person, "key": number, "title": "Diploma", "issuer": "School", "happened_on": TODAY}
    assert add_external(**about).pk == add_external(**about).pk


def test_a_presentation_is_kept_as_an_observation(run):
    module = published_module([presentation_page(title="Mijn plan")])
    run = RegistrationFactory(module=module.module)
    piece = piece_of(run, module.activities[0].pk)
    ruben = PersonFactory(name="Ruben Trainer")
    PlannedMoment.objects.create(
        registration=run,
        activity=module.activities[0],
        piece=piece,
        starts_at=timezone.now(),
        place="Zaal 1",
        first_assessor=ruben,
    )
    decided(piece, ruben, good=True)
    keep_piece(piece=Piece.objects.get(), person=run.person)
    seen = ObservationEvidence.objects.get()
    assert (seen.place, seen.who) == ("Zaal 1", "Ruben Trainer")
    assert seen.what == "Vertel wat je leerde van drie gesprekken."


def test_a_task_can_be_kept_when_all_of_it_was_signed_off():
    task = guided(workplace_page(title="Aan de balie"))
    whose = {"registration": task.registration, "activity": task.activity, "person": task.learner}
    sign_off(**task.at, judged=Judged(SUMMARISE, "good", "Rustig.", TODAY), by=task.coach, key=key(1))
    with pytest.raises(NothingToKeep):
        keep_result(**whose)
    sign_off(**task.at, judged=Judged(ASK_ON, "good", "", TODAY), by=task.trainer, key=key(2))
    (kept,) = keep_result(**whose)
    assert kept.who == "Ruben Kijker, Ans Trainster"
    assert kept.assessment["reviews"][0]["criteria"][0]["description"] == "Rustig."
    assert keep_result(**whose)[0].pk == kept.pk


def test_each_day_at_a_meeting_is_kept_with_its_minutes():
    meeting = guided(session_page())
    for day in range(2):
        record_attendance(
            activity=meeting.activity.pk,
            on_date=TODAY - datetime.timedelta(days=day),
            marks=[Mark(meeting.registration.pk, "present", 90)],
            by=meeting.trainer,
            key=key(day),
        )
    kept = keep_result(registration=meeting.registration, activity=meeting.activity, person=meeting.learner)
    assert [each.minutes for each in kept] == [90, 90]
    assert kept[1].happened_on == TODAY
