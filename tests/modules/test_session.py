"""A meeting: the trainer says who was there, and that completes the step."""

import datetime

import pytest
from django.utils import timezone

from modules import sessions
from modules.models import Attendance, AttendanceChange, Completion
from modules.services.attendance import Mark, record_attendance
from modules.sessions import SessionDate
from tests.content_workplace import session_page
from tests.modules.guided import Guided, guided, key

TODAY = timezone.localdate()


@pytest.fixture
def meeting(db: None) -> Guided:
    return guided(session_page(title="Oefendag", preparation="<p>Lees je gespreksleidraad.</p>"))


def address(meeting: Guided) -> str:
    return f"/begeleiding/aanwezigheid/{meeting.activity.pk}/"


def form(meeting: Guided, state: str, *, was: str = "open", number: int = 1, **fields: str) -> dict[str, str]:
    run = meeting.registration.uuid
    sent = {f"er-{run}": state, f"was-{run}": was, "datum": str(TODAY), "sleutel": str(key(number)), "minuten": "90"}
    return sent | {"actie": "bewaren"} | fields


def test_who_was_there_has_the_step_done(client_of, meeting):
    other = meeting.another()
    trainer = client_of(meeting.trainer)
    response = trainer.post(address(meeting), form(meeting, "present"), follow=True)
    assert "Bewaard: 1 wijziging." in response.content.decode()
    assert Completion.objects.get().registration == meeting.registration
    assert not other.completions.exists()
    row = Attendance.objects.get()
    assert (row.state, row.minutes, row.recorded_by) == ("present", 90, meeting.trainer)
    page = client_of(meeting.learner).get(meeting.url).content.decode()
    assert "Je was erbij" in page


@pytest.mark.parametrize("state", ["absent", "excused"])
def test_who_was_not_there_has_not(client_of, meeting, state):
    client_of(meeting.trainer).post(address(meeting), form(meeting, state))
    assert Attendance.objects.get().state == state
    assert not Completion.objects.exists()
    page = client_of(meeting.learner).get(meeting.url).content.decode()
    assert "Je trainer meldt dat je er was" in page
    assert str(Attendance.State(state).label) in page.lower()


def test_sending_the_list_twice_changes_it_once(client_of, meeting):
    trainer = client_of(meeting.trainer)
    for _ in range(2):
        trainer.post(address(meeting), form(meeting, "present"))
    assert AttendanceChange.objects.count() == 1
    assert Completion.objects.count() == 1


def test_a_replay_does_not_undo_what_was_changed_since(meeting):
    at = {"activity": meeting.activity.pk, "on_date": TODAY, "by": meeting.trainer}
    first = [Mark(meeting.registration.pk, "absent")]
    record_attendance(**at, marks=first, key=key(1))
    record_attendance(**at, marks=[Mark(meeting.registration.pk, "excused")], key=key(2))
    assert record_attendance(**at, marks=first, key=key(1)) == 0
    assert Attendance.objects.get().state == "excused"


def test_a_save_is_undone_and_the_history_stays(client_of, meeting):
    trainer = client_of(meeting.trainer)
    page = trainer.post(address(meeting), form(meeting, "absent"), follow=True).content.decode()
    assert "Maak ongedaan" in page
    undo = {"actie": "terug", "bewaard": str(key(1)), "sleutel": str(key(2)), "datum": str(TODAY)}
    page = trainer.post(address(meeting), undo, follow=True).content.decode()
    assert "De lijst is weer zoals eerst." in page
    assert Attendance.objects.get().state == "open"
    assert [(each.before, each.after) for each in AttendanceChange.objects.all()] == [
        ("open", "absent"),
        ("absent", "open"),
    ]


def test_what_another_trainer_changed_meanwhile_stays(client_of, meeting):
    """Both opened the list; the second one saves it with what was on the screen."""
    trainer = client_of(meeting.trainer)
    trainer.post(address(meeting), form(meeting, "excused"))
    trainer.post(address(meeting), form(meeting, "open", was="open", number=2))
    assert Attendance.objects.get().state == "excused"


def test_one_press_says_that_the_rest_was_there(client_of, meeting):
    other = meeting.another()
    sent = form(meeting, "absent", actie="iedereen") | {f"er-{other.uuid}": "open", f"was-{other.uuid}": "open"}
    client_of(meeting.trainer).post(address(meeting), sent)
    states = dict(Attendance.objects.values_list("registration", "state"))
    assert states == {meeting.registration.pk: "absent", other.pk: "present"}


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"datum": str(TODAY + datetime.timedelta(days=1))}, "Dat is vandaag of eerder."),
        ({"minuten": "veel"}, "van 1 tot en met 1440"),
    ],
)
def test_a_list_that_cannot_be_saved_comes_back_as_typed(client_of, meeting, fields, message):
    response = client_of(meeting.trainer).post(address(meeting), form(meeting, "absent", **fields))
    page = response.content.decode()
    assert response.status_code == 422
    assert message in page
    assert 'value="absent" checked' in page
    assert not Attendance.objects.exists()


def test_only_the_trainer_of_the_group_comes_in(client_of, meeting):
    stranger = guided(session_page()).trainer
    assert client_of(stranger).get(address(meeting)).status_code == 404
    assert client_of(meeting.coach).get(address(meeting)).status_code == 404
    assert client_of(stranger).post(address(meeting), form(meeting, "present")).status_code == 404
    assert client_of(meeting.learner).get(address(meeting)).status_code == 403
    assert "Oefendag" in client_of(meeting.trainer).get("/begeleiding/aanwezigheid/").content.decode()


def test_a_learner_cannot_complete_a_meeting_by_sending_a_form(client_of, meeting):
    client_of(meeting.learner).post(meeting.url, {"sleutel": str(key(1))})
    assert not Completion.objects.exists()


def test_dates_that_a_room_above_knows_are_shown(client_of, meeting, monkeypatch):
    start = timezone.localtime().replace(hour=9, minute=30, second=0) + datetime.timedelta(days=3)
    monkeypatch.setattr(sessions, "_providers", [lambda run, activity: [SessionDate(start, place="Zaal 2")]])
    page = client_of(meeting.learner).get(meeting.url).content.decode()
    assert "09.30" in page
    assert "Zaal 2" in page
    assert "Gepland" in page
