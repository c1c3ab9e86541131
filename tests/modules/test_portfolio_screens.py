"""The portfolio as its owner uses it; for everybody else it does not exist."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from media.models import PrivateFile
from modules.models import Evidence, ExternalEvidence
from modules.services.evidence_files import PURPOSE
from tests.content import published_module
from tests.content_assignment import assignment_page, decided, piece_of
from tests.content_portfolio import text_evidence
from tests.content_workplace import session_page
from tests.factories import PersonFactory, RegistrationFactory
from tests.media.files import HTML, PDF, begin, whole
from tests.modules.guided import guided

pytestmark = pytest.mark.django_db

LIST, ADD = "/leren/portfolio/", "/leren/portfolio/toevoegen/"


@pytest.fixture
def person():
    return PersonFactory()


@pytest.fixture
def browser(client_of, person):
    return client_of(person)


def address(evidence: Evidence, ending: str = "") -> str:
    return f"{LIST}{evidence.uuid}/{ending}"


def filled_in(**fields: object) -> dict[str, object]:
    about = {"titel": "Diploma", "uitgever": "ROC", "datum": str(timezone.localdate()), "sleutel": str(uuid4())}
    return about | fields


def main_of(response) -> str:
    return response.content.decode().split("<main", 1)[1]


def test_an_empty_portfolio_says_how_it_is_filled(browser):
    assert "Je portfolio is nog leeg" in main_of(browser.get(LIST))
    assert f'href="{LIST}"' in browser.get("/leren/").content.decode()


def test_the_list_costs_the_same_with_1_and_30(browser, person, assert_max_queries):
    text_evidence(person)
    browser.get(LIST)
    with assert_max_queries(6) as with_one:
        browser.get(LIST)
    for _ in range(29):
        text_evidence(person)
    with assert_max_queries(len(with_one)):
        assert main_of(browser.get(LIST)).count("ll-list__title") == 30


def test_from_the_feedback_into_the_portfolio(client_of):
    module = published_module([assignment_page(title="Samenvatten")], title="Luisteren")
    run = RegistrationFactory(module=module.module)
    browser, step = client_of(run.person), module.activities[0]
    url = reverse("lms_modules:activity", args=[run.uuid, step.pk])
    keep = reverse("lms_modules:portfolio_keep", args=[run.uuid, step.pk])
    piece = piece_of(run, step.pk, text="Ik vatte samen.")
    assert keep not in main_of(browser.get(url))
    assert "Hier is nog niets om te bewaren." in main_of(browser.post(keep, follow=True))
    decided(piece, PersonFactory(name="Ruben Trainer"), good=True, text="Mooi werk.")
    assert keep in main_of(browser.get(url))
    page = main_of(browser.post(keep, {"inzending": piece.pk}, follow=True))
    assert "Bewaard in je portfolio. Alleen jij ziet het." in page
    assert "Ik vatte samen." in page
    assert "Mooi werk." in page
    assert keep not in main_of(browser.get(url))
    assert "Staat in je portfolio" in main_of(browser.get(url))


def test_only_the_owner_may_keep_and_only_of_this_step(client_of):
    module = published_module([assignment_page(), assignment_page()])
    run = RegistrationFactory(module=module.module)
    piece = piece_of(run, module.activities[0].pk, text="Ja.")
    decided(piece, PersonFactory(), good=True)
    keep = [reverse("lms_modules:portfolio_keep", args=[run.uuid, step.pk]) for step in module.activities]
    assert client_of(PersonFactory()).post(keep[0], {"inzending": piece.pk}).status_code == 404
    own = client_of(run.person)
    assert own.post(keep[1], {"inzending": piece.pk}).status_code == 404
    assert own.post(keep[0], {"inzending": "x"}).status_code == 404
    assert not Evidence.objects.exists()


def test_for_a_stranger_it_does_not_exist(client_of, person):
    evidence = text_evidence(person, title="Van Noor")
    stranger = client_of(PersonFactory(user__is_superuser=True))
    for url in (address(evidence), address(evidence, "weghalen/")):
        assert stranger.get(url).status_code == 404
        assert stranger.post(url, {"toelichting": "x"}).status_code == 404
    assert "Van Noor" not in stranger.get(LIST).content.decode()
    evidence.refresh_from_db()
    assert (evidence.note, evidence.removed_at) == ("", None)


def test_the_owner_writes_a_note(browser, person):
    evidence = text_evidence(person)
    page = browser.post(address(evidence), {"toelichting": " Hier ben ik trots op. "}, follow=True)
    assert "Je toelichting is bewaard." in main_of(page)
    evidence.refresh_from_db()
    assert evidence.note == "Hier ben ik trots op."
    assert browser.post(address(evidence), {"toelichting": "x" * 5001}).status_code == 422


def test_removal_asks_first(browser, person):
    evidence = text_evidence(person, title="Oud werk")
    assert "Weghalen uit je portfolio?" in main_of(browser.get(address(evidence, "weghalen/")))
    assert "‘Oud werk’ is uit je portfolio." in main_of(browser.post(address(evidence, "weghalen/"), follow=True))
    assert browser.get(address(evidence)).status_code == 404


def test_proof_from_elsewhere_with_a_file_sent_by_the_form(browser):
    fields = filled_in(toelichting="In 2020.", bestand=SimpleUploadedFile("diploma.pdf", PDF))
    page = main_of(browser.post(ADD, fields, follow=True))
    assert "Nog niet gecontroleerd" in page
    assert "diploma.pdf" in page
    kept = ExternalEvidence.objects.get()
    assert (kept.issuer, kept.note, kept.file.purpose) == ("ROC", "In 2020.", PURPOSE)
    fields["bestand"] = SimpleUploadedFile("diploma.pdf", PDF)
    assert browser.post(ADD, fields).headers["Location"] == address(kept)
    assert ExternalEvidence.objects.count() == 1


def test_proof_from_elsewhere_with_a_file_that_came_in_parts(browser, person, client_of):
    fields = filled_in()
    file = whole(browser, PDF, purpose=PURPOSE, target=fields["sleutel"])
    assert begin(browser, 9, purpose=PURPOSE, target="geen-sleutel").status_code == 403
    stranger = client_of(PersonFactory())
    assert stranger.get(reverse("lms_media:file", args=[file.uuid])).status_code == 404
    stranger.post(ADD, fields)
    assert ExternalEvidence.objects.get().file is None
    browser.post(ADD, fields)
    assert ExternalEvidence.objects.get(owner=person).file == file
    assert begin(browser, 9, purpose=PURPOSE, target=fields["sleutel"]).status_code == 403


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(browser):
    page = browser.post(ADD, filled_in(titel="Mijn diploma", datum="2199-01-01"))
    assert page.status_code == 422
    assert "Deze dag komt nog." in main_of(page)
    assert "Mijn diploma" in main_of(page)
    page = browser.post(ADD, filled_in(bestand=SimpleUploadedFile("pagina.pdf", HTML)))
    assert page.status_code == 422
    assert "pagina.pdf" in main_of(page)
    assert not Evidence.objects.exists()


def test_a_file_can_be_added_and_taken_away_without_javascript(browser):
    fields = filled_in(titel="Mijn diploma")
    added = browser.post(ADD, fields | {"actie": "bestand", "bestand": SimpleUploadedFile("diploma.pdf", PDF)})
    file = PrivateFile.objects.get()
    assert "Mijn diploma" in main_of(added)
    assert str(file.uuid) in main_of(added)
    gone = browser.post(ADD, fields | {"actie": f"weg:{file.uuid}"})
    assert str(file.uuid) not in main_of(gone)
    assert PrivateFile.objects.get().state == "removed"


def test_the_screen_of_a_meeting_offers_it_when_somebody_was_there(client_of):
    meeting = guided(session_page())
    keep = reverse("lms_modules:portfolio_keep", args=[meeting.registration.uuid, meeting.activity.pk])
    browser = client_of(meeting.learner)
    assert keep not in main_of(browser.get(meeting.url))
    meeting.registration.attendance.create(
        activity=meeting.activity,
        on_date=timezone.localdate(),
        state="present",
        minutes=90,
        recorded_by=meeting.trainer,
        recorded_at=timezone.now(),
    )
    assert keep in main_of(browser.get(meeting.url))
    page = main_of(browser.post(keep, follow=True))
    assert "90 minuten" in page
    assert "Ans Trainster" in page
    assert "Staat in je portfolio" in main_of(browser.get(meeting.url))
