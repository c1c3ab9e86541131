"""An assignment from draft to good: by keyboard, without JavaScript on a telephone, and as pictures."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from modules.models import Piece, Rubric
from tests.browser.look import look
from tests.content import published_module
from tests.content_assignment import assignment_page, decided
from tests.factories import PersonFactory, RegistrationFactory
from tests.media.files import PDF, WAV

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def rubric() -> Rubric:
    levels = [
        {"label": label, "points": points, "description": ""} for points, label in enumerate(["Nog niet", "Goed"])
    ]
    criteria = [
        {"type": "criterion", "id": f"c{number}", "value": {"name": name, "description": "", "levels": levels}}
        for number, name in enumerate(["Vat samen in eigen woorden", "Controleert of het klopt"])
    ]
    made = Rubric.objects.create(title="Samenvatten", criteria=criteria, live=False)
    made.save_revision().publish()
    made.refresh_from_db()
    return made


@pytest.fixture
def run() -> Any:
    page = assignment_page(
        title="Samenvatten in drie gesprekken",
        intro="Luister naar drie echte gesprekken en vat samen wat je hoort.",
        checklist="Gebruik geen namen van inwoners.\nSchrijf ook op wat er daarna gebeurde.",
        example="<p>‘Dus u bent uw paspoort kwijt en u vliegt zaterdag. Klopt dat?’</p>",
        min_words=3,
        rubric=rubric(),
    )
    module = published_module([page], title="Luisteren")
    return RegistrationFactory(module=module.module, person=PersonFactory(name="Noor Voorbeeld"))


@pytest.fixture
def address(run) -> str:
    return reverse("lms_modules:activity", args=[run.uuid, run.module.activities.get().pk])


def judge(*, good: bool) -> None:
    """What the desk does, without the desk."""
    piece = Piece.objects.get(state="waiting")
    rubric = Rubric.objects.get()
    decided(
        piece,
        PersonFactory(name="Ruben Trainer"),
        good=good,
        text="Mooi hoe je bij gesprek 2 ziet wat er misging.",
        reason="" if good else "Schrijf bij gesprek 3 ook op wat de inwoner voelde.",
        scores={"c0": 1, "c1": 1 if good else 0},
        rubric=rubric,
        rubric_revision=rubric.live_revision_id,
    )


def test_from_draft_to_good_by_keyboard_alone(page_at, log_in, keyboard, run, address, tmp_path):
    recording = tmp_path / "gesprek-2.wav"
    recording.write_bytes(WAV)
    page = page_at(1280)
    log_in(page, run.person.user)
    page.goto(address)
    look(page, "assignment-open")
    keys = keyboard(page)
    keys.tab_to("Schrijf je antwoord")
    page.keyboard.type("Ik vatte drie gesprekken samen.")
    expect(page.get_by_text("Bewaard om")).to_be_visible()
    keys.tab_to("Jouw bestanden")
    page.get_by_label("Jouw bestanden").set_input_files(recording)
    expect(page.get_by_text("gesprek-2.wav is binnen.")).to_be_visible()
    look(page, "assignment-draft")
    keys.activate("Lever in")
    expect(page.get_by_role("heading", name="Wacht op feedback")).to_be_visible()
    look(page, "assignment-waiting")
    judge(good=False)
    page.reload()
    expect(page.get_by_text("Schrijf bij gesprek 3 ook op wat de inwoner voelde.")).to_be_visible()
    look(page, "assignment-again")
    keys.tab_to("Schrijf je antwoord")
    page.keyboard.press("End")
    page.keyboard.type(" En wat de inwoner voelde.")
    keys.activate("Lever in")
    judge(good=True)
    page.reload()
    expect(page.get_by_role("heading", name="Goed. Deze opdracht is klaar")).to_be_visible()
    keys.tab_to("Versie 1, ingeleverd op")
    page.keyboard.press("Enter")
    look(page, "assignment-good")
    assert sorted(Piece.objects.values_list("number", "state")) == [(1, "again"), (2, "good")]


def test_without_javascript_on_a_telephone(page_at, log_in, run, address, tmp_path):
    document = tmp_path / "verslag.pdf"
    document.write_bytes(PDF)
    page = page_at(360, javascript=False)
    log_in(page, run.person.user)
    page.goto(address)
    page.get_by_label("Schrijf je antwoord").fill("Te kort")
    page.get_by_role("button", name="Lever in").click()
    assert "Schrijf minstens 3 woorden" in page.inner_text("main")
    page.get_by_label("Schrijf je antwoord").fill("Ik vatte drie gesprekken samen.")
    page.get_by_label("Jouw bestanden").set_input_files(document)
    page.get_by_role("button", name="Voeg toe").click()
    assert "verslag.pdf" in page.inner_text("main")
    page.get_by_role("button", name="Haal weg verslag.pdf").click()
    assert page.get_by_role("link", name="verslag.pdf").count() == 0
    page.get_by_label("Jouw bestanden").set_input_files(document)
    page.get_by_role("button", name="Lever in").click()
    assert "Wacht op feedback" in page.inner_text("main")
    page.get_by_role("button", name="Trek terug en wijzig").click()
    assert "verslag.pdf" in page.inner_text("main")
    page.get_by_role("button", name="Lever in").click()
    judge(good=True)
    page.reload()
    assert "Deze opdracht is klaar" in page.inner_text("main")
