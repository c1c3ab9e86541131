"""Files of an assignment: with the form or in parts, in the draft at once, and never more than the author asks."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from media.models import PrivateFile
from modules.models import Piece, PieceFile
from tests.content import published_module
from tests.content_assignment import assignment_page, decided
from tests.factories import PersonFactory, RegistrationFactory
from tests.media.files import HTML, PDF, begin, whole
from tests.modules.assignment.screens import screen, send

pytestmark = pytest.mark.django_db


def test_files_go_with_the_form_when_there_is_no_javascript(browser, url):
    files = [SimpleUploadedFile("verslag.pdf", PDF), SimpleUploadedFile("../nog een.pdf", PDF + b"%")]
    page = send(browser, url, "bestand", bestand=files, tekst="Wat ik schreef").content.decode()
    assert "verslag.pdf" in page
    assert "nog een.pdf" in page
    assert "Wat ik schreef" in page
    file = PrivateFile.objects.get(name="verslag.pdf")
    page = send(browser, url, f"weg:{file.uuid}", tekst="Wat ik schreef").content.decode()
    assert "verslag.pdf" not in page
    assert PieceFile.objects.count() == 1


def test_a_wrong_file_in_a_form_is_refused_with_the_text_kept(browser, url):
    wrong = SimpleUploadedFile("verslag.pdf", HTML, content_type="application/pdf")
    answer = browser.post(url, {"actie": "inleveren", "bestand": wrong, "tekst": "Mijn hele werk hier"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "De inhoud past niet bij de naam" in page
    assert "Mijn hele werk hier" in page
    assert Piece.objects.get().state == "draft"
    file = PrivateFile.objects.get()
    assert (file.state, file.refusal, bool(file.content)) == ("removed", "content", False)


def test_a_double_click_with_a_file_leaves_it_once(browser, url):
    fields = {"sleutel": str(uuid4()), "tekst": "Drie woorden hier"}
    for _ in range(2):
        send(browser, url, bestand=SimpleUploadedFile("verslag.pdf", PDF), **fields)
    assert PieceFile.objects.count() == 1


def test_a_file_that_came_in_parts_is_in_the_draft_at_once(browser, url, target):
    file = whole(browser, PDF, purpose="piece", target=target)
    assert file.state == "complete"
    assert "verslag.pdf" in screen(browser, url)
    send(browser, url, tekst="Drie woorden hier")
    assert [each.file for each in Piece.objects.get().piece_files.all()] == [file]
    # What waits for somebody does not change.
    assert whole_status(browser, target) == 403


def whole_status(browser, target) -> int:
    return begin(browser, 10, purpose="piece", target=target).status_code


def test_no_more_files_than_the_assignment_asks(browser, url, target):
    for number in range(3):
        whole(browser, PDF + bytes([number]), purpose="piece", target=target, name=f"{number}.pdf")
    file = whole(browser, PDF + b"x", purpose="piece", target=target, name="vier.pdf")
    assert (file.state, file.refusal) == ("removed", "too_many")
    assert "Er kan geen bestand meer bij." in screen(browser, url)


def test_somebody_elses_assignment_takes_no_files(client_of, target, browser):
    stranger = client_of(PersonFactory())
    assert whole_status(stranger, target) == 403
    assert whole_status(browser, "onzin") == 403


def test_only_the_kinds_that_the_author_chose(client_of):
    module = published_module([assignment_page(asks_documents=False, asks_video=False)])
    run = RegistrationFactory(module=module.module)
    about = {"purpose": "piece", "target": f"{run.uuid}/{module.steps[0].translation_key}"}
    browser = client_of(run.person)
    assert begin(browser, 10, name="film.mp4", **about).status_code == 415
    assert begin(browser, 10, name="opname.m4a", **about).status_code == 201
    assert begin(browser, 51 * 1024**2, name="opname.m4a", **about).status_code == 413


def test_taking_a_file_out_of_the_new_version_leaves_it_in_the_old_one(browser, url, target):
    file = whole(browser, PDF, purpose="piece", target=target)
    send(browser, url, tekst="Eerste versie van mij")
    decided(Piece.objects.get(), PersonFactory(), good=False)
    send(browser, url, f"weg:{file.uuid}", tekst="Nieuwe tekst")
    file.refresh_from_db()
    assert file.state == "complete"
    assert Piece.objects.get(state="again").piece_files.count() == 1
    assert Piece.objects.get(state="draft").piece_files.count() == 0
