"""The demo data: made twice it is the same, taken away it is gone, and never by accident on a real site."""

import datetime
import re

import pytest
from django.apps import apps
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from certificates.models import Award
from lms.models import Organisation, Person, Theme
from lms.site import demo as demo_data
from lms.site.demo import accounts, content_files
from modules.models import (
    Answer,
    LocalInsert,
    Module,
    Piece,
    PlannedMoment,
    Registration,
    Review,
    SurveyResponse,
)
from modules.queue import for_me
from modules.signing import waiting_tasks
from tests.content import home_page, published_module
from tests.factories import MembershipFactory, RegistrationFactory

SLUGS = [activity["slug"] for activity in content_files.course()["module"]["activities"]]
# Every table with what somebody did that the demo shows.
RECORDS = [
    *("Accommodation", "Answer", "Attempt", "Attendance", "AttendanceChange", "CannedRemark", "Completion"),
    *("ItemReport", "LocalInsert", "Piece", "PieceFile", "PlannedMoment", "Reflection", "ReflectionShare"),
    *("ReflectionText", "Review", "SignOff", "SimulationRun", "SurveyResponse", "SurveyTaken", "Watched"),
    "WitnessLink",
]
ROOMS = {"lms", "lms_site", "lms_media", "lms_modules", "lms_courses", "lms_certificates"}


@pytest.fixture
def demo(db, capsys):
    home_page()  # a test before this one may have emptied the database, Wagtail's first pages included
    call_command("demo")


def counts() -> dict[str, int]:
    ours = [model for model in apps.get_models() if model._meta.app_label in ROOMS]
    return {model._meta.label: model._base_manager.count() for model in [*ours, Page, get_user_model()]}


FIRST, SECOND = "Luisteren, samenvatten, doorvragen", "Oefenplaats"


def run_of(email: str, module: str = FIRST) -> Registration:
    return Registration.objects.get(person__email=email, module__title=module)


@pytest.mark.slow
def test_it_holds_what_the_first_look_promises(demo):
    municipalities = Organisation.objects.filter(kind="municipality")
    assert municipalities.count() == 8
    assert all(re.fullmatch(r"\d{4}", each.cbs_code) for each in municipalities)
    assert all(module.activity_count >= 6 for module in Module.objects.filter(title__in=[FIRST, SECOND]))
    assert Registration.objects.count() == 2 * 24
    assert Theme.objects.filter(is_active=True, organisations__isnull=False).count() == 2
    noor = run_of("noor.voorbeeld@apeldoorn.example")
    assert noor.done_count == 2
    assert Answer.objects.filter(registration=noor).count() == 2
    runs = Registration.objects.filter(module__title=FIRST)
    states = {(run.done_count > 0, run.completed_at is not None) for run in runs}
    assert states == {(False, False), (True, False), (True, True)}
    award = Award.objects.get()
    assert award.shared_at is not None
    assert award.person.email == "priya.proefland@overbetuwe.example"


@pytest.mark.slow
def test_learners_have_the_state_of_the_file_with_moments_in_the_past_and_in_order(demo):
    for entry in content_files.people()["people"]:
        if "state" not in entry:
            continue
        run = run_of(entry["email"])
        assert run.done_count == (SLUGS.index(entry["state"]["until"]) + 1 if "until" in entry["state"] else 0)
        assert (run.last_activity_at is None) == ("days_ago" not in entry["state"])
        moments = list(run.completions.order_by("activity__position").values_list("created_at", flat=True))
        assert moments == sorted(moments)
        if moments:
            assert run.started_at < moments[0]
            assert moments[-1] <= run.last_activity_at


@pytest.mark.slow
def test_making_it_twice_changes_nothing(demo):
    before = counts()
    call_command("demo")
    assert counts() == before


@pytest.mark.slow
def test_taken_away_it_is_gone_whatever_table_it_stood_in(db):
    home_page()
    before = counts()
    call_command("demo")
    filled = {name for name, number in counts().items() if number}
    assert {f"lms_modules.{name}" for name in RECORDS} <= filled
    demo_data.wipe(lambda text: None)
    left = counts()
    # The catalogue took the place of Wagtail's welcome page, and stays with its pages' base rows.
    kept = {"lms_courses.ProgrammeIndexPage": 1}
    assert {name: left[name] for name in left if left[name] != before[name]} == kept


@pytest.mark.slow
def test_every_screen_has_something_to_show(demo):
    trainer = Person.objects.get(email="ruben.de.bedachte@leerlijn.example")
    coach = Person.objects.get(email="wim.klankbord@apeldoorn.example")
    queue = Piece.objects.visible_to(trainer.user, "piece.review").filter(for_me(trainer)).waiting()
    on_desk = queue.filter(handed_in_at__lte=timezone.now())
    assert on_desk.count() >= 6
    assert {piece.activity.kind for piece in on_desk} == {"assignment", "quiz", "presentation"}
    assert on_desk.filter(number=2).exists()
    assert len({piece.handed_in_at.date() for piece in on_desk}) >= 5
    soon = timezone.now() + datetime.timedelta(days=14)
    assert PlannedMoment.objects.filter(starts_at__gt=timezone.now(), starts_at__lt=soon).count() == 2
    assert Review.objects.filter(piece__registration=run_of("noor.voorbeeld@apeldoorn.example", SECOND)).count() == 3
    assert waiting_tasks(coach.user, coach).count() == 3
    assert SurveyResponse.objects.filter(released=True).count() == 5
    today = timezone.localdate()
    assert LocalInsert.objects.filter(valid_until__lt=today).count() == 1
    assert LocalInsert.objects.in_force().values("organisation").distinct().count() == 2
    finished = Registration.objects.filter(module__title=SECOND).exclude(completed_at=None)
    assert [run.person.email for run in finished] == ["priya.proefland@overbetuwe.example"]
    assert not Registration.objects.filter(last_activity_at__gt=timezone.now()).exists()


@pytest.mark.slow
def test_making_it_anew_gives_the_same_and_keeps_what_is_not_demo(demo):
    before = counts()
    other = published_module(["reading"], title="Van onszelf")
    RegistrationFactory(module=other.module)
    visitor = RegistrationFactory(module=Module.objects.get(title=SECOND))
    with_ours = counts()
    call_command("demo", reset=True)
    assert Module.objects.filter(title="Van onszelf").exists()
    assert Registration.objects.filter(module=other.module).count() == 1
    assert not Registration.objects.filter(pk=visitor.pk).exists()
    assert Person.objects.filter(pk=visitor.person_id).exists()
    now = counts()
    assert {name: now[name] for name in before if now[name] != with_ours[name]} == {
        "lms_modules.Registration": with_ours["lms_modules.Registration"] - 1
    }


@pytest.mark.slow
def test_an_organisation_that_got_other_members_loses_the_memberships_and_comes_back(demo):
    colleague = MembershipFactory(organisation=Organisation.objects.get(slug="apeldoorn")).person
    call_command("demo", reset=True)
    assert Organisation.objects.filter(slug="apeldoorn").count() == 1
    assert Person.objects.filter(pk=colleague.pk).exists()


@pytest.mark.slow
def test_every_account_that_it_prints_can_log_in_and_lands_on_a_page(demo, capsys):
    capsys.readouterr()
    call_command("demo", accounts=True)
    table = capsys.readouterr().out
    found = re.findall(r"(\S+@\S+\.example)\s+(\S+)", table)
    assert len(found) == len(table.splitlines()) - 2 == len(accounts.table().splitlines()) - 2
    for email, password in found:
        user = authenticate(None, username=email, password=password)
        browser = Client()
        browser.force_login(user)
        assert browser.get("/start/", follow=True).status_code == 200
        assert (browser.get("/beheer/").status_code == 200) == (
            user.is_superuser or user.groups.filter(name="Auteurs").exists()
        )


@pytest.mark.slow
def test_a_visitor_sees_the_catalogue_instead_of_wagtails_welcome(demo, client):
    page = client.get("/").content.decode()
    assert "Opleidingen" in page
    assert "Waardevol klantcontact" in page
    assert not Page.objects.filter(slug="home").exists()
    assert Site.objects.get().root_page.slug == "opleidingen"


@pytest.mark.django_db
def test_a_site_that_does_not_allow_demo_data_refuses_with_a_reason(settings):
    settings.LEERLIJN = {name: value for name, value in settings.LEERLIJN.items() if name != "DEMO"}
    for arguments in ({}, {"reset": True}):
        with pytest.raises(CommandError, match="does not allow demo data"):
            call_command("demo", **arguments)
    assert not Person.objects.exists()
