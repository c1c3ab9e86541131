"""The field for files in a real browser: refuses before it sends, pauses, loses the connection, goes on."""

import hashlib
import secrets
import time
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from media.models import PrivateFile
from modules.models import PieceFile
from tests.browser.look import look
from tests.content import published_module
from tests.content_assignment import assignment_page
from tests.factories import PersonFactory, RegistrationFactory
from tests.media.files import PDF

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MEGABYTE = 1024 * 1024
FIELD = "Jouw bestanden"
expect.set_options(timeout=30_000)


@pytest.fixture
def run():
    module = published_module([assignment_page(title="Drie gesprekken")], title="Luisteren")
    return RegistrationFactory(module=module.module, person=PersonFactory(name="Noor Voorbeeld"))


@pytest.fixture
def address(run) -> str:
    activity = run.module.activities.get().pk
    return reverse("lms_modules:activity", args=[run.uuid, activity])


@pytest.fixture
def page(page_at, log_in, run, address) -> Page:
    page = page_at(1280)
    log_in(page, run.person.user)
    page.goto(address)
    return page


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """A file of twelve parts."""
    path = tmp_path / "gesprek.pdf"
    path.write_bytes(PDF + secrets.token_bytes(12 * MEGABYTE))
    return path


def slow_down(page: Page, seconds: float = 0.15) -> list[int]:
    """Make every part take a while; gives the list of the places at which parts begin."""
    places: list[int] = []

    def wait(route: Route) -> None:
        if route.request.method == "PATCH":
            places.append(int(route.request.headers["upload-offset"]))
            time.sleep(seconds)
        route.continue_()

    page.route("**/uploads/**", wait)
    return places


def is_whole(path: Path) -> bool:
    file = PrivateFile.objects.complete().get()
    return file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest() and PieceFile.objects.get().file == file


def test_a_file_goes_in_parts_and_stays_after_a_reload(page, recording):
    places = slow_down(page, 0)
    page.get_by_label(FIELD).set_input_files(recording)
    expect(page.get_by_text("gesprek.pdf is binnen.")).to_be_visible()
    assert len(places) == 13
    assert is_whole(recording)
    page.reload()
    expect(page.get_by_role("link", name="gesprek.pdf")).to_be_visible()
    page.get_by_role("button", name="Haal weg gesprek.pdf").click()
    expect(page.get_by_role("link", name="gesprek.pdf")).to_have_count(0)
    assert not PieceFile.objects.exists()


def test_a_lost_connection_goes_on_by_itself_where_it_was(page, recording):
    places = slow_down(page)
    page.get_by_label(FIELD).set_input_files(recording)
    expect(page.get_by_text("procent is binnen")).to_be_visible()
    page.context.set_offline(True)
    expect(page.get_by_text("Geen verbinding. gesprek.pdf gaat vanzelf verder.")).to_be_visible()
    look(page, "upload-offline")
    before = max(places)
    page.context.set_offline(False)
    expect(page.get_by_text("gesprek.pdf is binnen.")).to_be_visible()
    assert is_whole(recording)
    # Not from the beginning again: at most the part that broke off is sent twice.
    assert places.count(0) == 1
    assert min(place for place in places[places.index(before) + 1 :]) >= before


def test_pause_and_continue_by_keyboard(page, recording, keyboard):
    slow_down(page)
    page.get_by_label(FIELD).set_input_files(recording)
    expect(page.get_by_text("Onderweg")).to_be_visible()
    keys = keyboard(page)
    page.get_by_label(FIELD).focus()
    page.keyboard.press("Shift+Tab")
    keys.page.get_by_role("button", name="Pauze gesprek.pdf").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Staat stil", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Ga verder gesprek.pdf")).to_be_focused()
    look(page, "upload-paused")
    page.get_by_role("button", name="Lever in").click()
    expect(page.get_by_text("Er is nog een bestand onderweg.")).to_be_visible()
    page.get_by_role("button", name="Ga verder gesprek.pdf").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("gesprek.pdf is binnen.")).to_be_visible()
    assert is_whole(recording)


def test_after_a_reload_the_same_file_goes_on(page, recording):
    slow_down(page)
    page.get_by_label(FIELD).set_input_files(recording)
    expect(page.get_by_text("procent is binnen")).to_be_visible()
    page.get_by_role("button", name="Pauze gesprek.pdf").click()
    page.reload()
    expect(page.get_by_text("Kies dit bestand opnieuw. Dan gaat het verder waar het was.")).to_be_visible()
    look(page, "upload-unfinished")
    places = slow_down(page, 0)
    page.get_by_label(FIELD).set_input_files(recording)
    expect(page.get_by_text("gesprek.pdf is binnen.")).to_be_visible()
    assert places[0] > 0
    assert is_whole(recording)
    expect(page.get_by_text("Kies dit bestand opnieuw.")).to_have_count(0)


def test_two_gigabytes_and_a_wrong_kind_are_refused_before_anything_is_sent(page, tmp_path):
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if "/uploads/" in request.url else None)
    big, wrong, empty = tmp_path / "film.mp4", tmp_path / "verslag.exe", tmp_path / "leeg.pdf"
    wrong.write_bytes(b"MZ")
    empty.write_bytes(b"")
    with big.open("wb") as file:
        file.truncate(2 * 1024 * MEGABYTE)
    page.get_by_label(FIELD).set_input_files([big, wrong, empty])
    for words in (
        "Dit bestand is te groot: 2.048\u00a0MB. Het mag hoogstens 50\u00a0MB zijn.",
        "Dit soort bestand kan niet. Deze soorten kunnen wel: pdf, docx",
        "Dit bestand is leeg. Kies een ander bestand.",
    ):
        expect(page.locator("[data-message]", has_text=words)).to_be_visible()
    assert not sent
    assert not PrivateFile.objects.exists()
    look(page, "upload-refused")


def test_several_files_go_one_after_another_and_one_is_stopped(page, recording, tmp_path):
    small = tmp_path / "klein.pdf"
    small.write_bytes(PDF)
    slow_down(page)
    page.get_by_label(FIELD).set_input_files([recording, small])
    expect(page.get_by_text("Wacht op zijn beurt").last).to_be_visible()
    expect(page.get_by_text("procent is binnen")).to_be_visible()
    with page.expect_response(lambda response: response.request.method == "DELETE"):
        page.get_by_role("button", name="Stop gesprek.pdf").click()
    expect(page.get_by_text("klein.pdf is binnen.")).to_be_visible()
    assert list(PrivateFile.objects.complete().values_list("name", flat=True)) == ["klein.pdf"]
    assert PrivateFile.objects.get(name="gesprek.pdf").state == "removed"
    look(page, "upload-done")
