"""The portfolio in a browser: from feedback to kept, proof from elsewhere, and removal. By keyboard; without script."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from modules.models import Evidence, ExternalEvidence, PieceFile, PlannedMoment
from tests.browser.look import look
from tests.content import published_module
from tests.content_assignment import assignment_page, decided, piece_of
from tests.content_desk import presentation_page, rubric
from tests.factories import PersonFactory, RegistrationFactory
from tests.media.files import PDF, WAV
from tests.modules.test_portfolio import file_for

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = "Mevrouw De Vries belde over haar paspoort. Ik vatte samen: u vliegt zaterdag en u bent uw paspoort kwijt."


@pytest.fixture
def run():
    pages = [assignment_page(title="Samenvatten in drie gesprekken"), presentation_page(title="Wat ik leerde")]
    module = published_module(pages, title="Waardevol klantcontact")
    return RegistrationFactory(module=module.module, person=PersonFactory(name="Noor Voorbeeld"))


@pytest.fixture
def address(run) -> str:
    """Work that was found good, with a file; and a presentation that needs more."""
    frame = rubric("Vat samen in eigen woorden", "Controleert of het klopt", title="Samenvatten")
    ruben = PersonFactory(name="Ruben Trainer")
    used = {"rubric": frame, "rubric_revision": frame.live_revision_id, "scores": {"k1": 3, "k2": 2}}
    steps = list(run.module.activities.order_by("position"))
    piece = piece_of(run, steps[0].pk, text=TEXT)
    file = file_for(run.person)
    type(file).objects.filter(pk=file.pk).update(name="verslag-van-drie-gesprekken-met-inwoners.txt")
    PieceFile.objects.create(piece=piece, file=file)
    decided(piece, ruben, good=True, text="Mooi hoe je bij gesprek 2 ziet wat er misging.", **used)
    shown = piece_of(run, steps[1].pk)
    PlannedMoment.objects.create(
        registration=run,
        activity=steps[1],
        piece=shown,
        starts_at=shown.handed_in_at,
        place="Stadhuis, zaal 2",
        first_assessor=ruben,
    )
    decided(shown, ruben, good=False, reason="Laat ook horen hoe je doorvraagt.", **used)
    return reverse("lms_modules:activity", args=[run.uuid, steps[0].pk])


@pytest.fixture
def page(page_at, log_in, run) -> Page:
    page = page_at(1280)
    log_in(page, run.person.user)
    return page


def test_from_feedback_to_portfolio_by_keyboard(page, keyboard, address):
    page.goto("/leren/portfolio/")
    look(page, "portfolio-empty")
    page.goto(address)
    look(page, "portfolio-button")
    page.get_by_role("button", name="Bewaar in mijn portfolio").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bewaard in je portfolio.")).to_be_visible()
    expect(page.get_by_role("heading", level=2)).to_have_count(2)
    page.goto(address.rsplit("/", 2)[0] + f"/{Evidence.objects.first().registration.pieces.last().activity_id}/")
    page.get_by_role("button", name="Bewaar in mijn portfolio").click()
    expect(page.get_by_role("heading", name="Wat ik leerde")).to_be_visible()
    look(page, "portfolio-observation")
    page.goto("/leren/portfolio/")
    look(page, "portfolio-list")
    page.get_by_role("link", name="Samenvatten in drie gesprekken", exact=True).click()
    expect(page.get_by_text("Dit verandert niet meer.")).to_be_visible()
    page.get_by_label("Jouw toelichting").fill("Hier begon ik echt te luisteren.")
    look(page, "portfolio-item")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Je toelichting is bewaard.")).to_be_visible()


def test_proof_from_elsewhere_with_a_file(page, tmp_path: Path):
    paper = tmp_path / "diploma-mbo-3.pdf"
    paper.write_bytes(PDF)
    page.goto("/leren/portfolio/toevoegen/")
    page.get_by_label("Foto of document").set_input_files(paper)
    expect(page.get_by_text("diploma-mbo-3.pdf is binnen.")).to_be_visible()
    page.get_by_role("button", name="Bewaar in mijn portfolio").click()
    expect(page.get_by_role("link", name="diploma-mbo-3.pdf")).to_be_visible()
    look(page, "portfolio-add-errors")
    page.get_by_label("Wat is het?").fill("Diploma mbo 3 Klantcontact")
    page.get_by_label("Van wie kreeg je het?").fill("ROC Voorbeeld")
    page.get_by_label("Wanneer kreeg je het?").fill("2020-06-30")
    page.get_by_label("Wat is het?").press("Enter")  # keeps the whole, and takes no file away
    expect(page.get_by_text("Nog niet gecontroleerd").first).to_be_visible()
    assert ExternalEvidence.objects.get().file.name == "diploma-mbo-3.pdf"
    look(page, "portfolio-external")
    page.get_by_role("link", name="Haal uit mijn portfolio").click()
    look(page, "portfolio-remove")


def test_everything_works_without_javascript_on_a_telephone(page_at, log_in, run, address, tmp_path: Path):
    paper = tmp_path / "gesprek.wav"
    paper.write_bytes(WAV)
    page = page_at(360, javascript=False)
    log_in(page, run.person.user)
    page.goto(address)
    page.get_by_role("button", name="Bewaar in mijn portfolio").click()
    expect(page.get_by_text("Bewaard in je portfolio.")).to_be_visible()
    page.get_by_role("link", name="Voeg bewijs van buiten toe").click()
    page.get_by_label("Wat is het?").fill("Cursus")
    page.get_by_label("Foto of document").set_input_files(paper)
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_text("Dit soort bestand kan niet.")).to_be_visible()
    expect(page.get_by_label("Wat is het?")).to_have_value("Cursus")
    page.get_by_label("Van wie kreeg je het?").fill("Opleider")
    page.get_by_label("Wanneer kreeg je het?").fill("2020-06-30")
    page.get_by_role("button", name="Bewaar in mijn portfolio").click()
    expect(page.get_by_role("heading", name="Cursus", level=1)).to_be_visible()
    page.goto("/leren/portfolio/")
    page.get_by_role("link", name="Cursus").click()
    page.get_by_role("link", name="Haal uit mijn portfolio").click()
    page.get_by_role("button", name="Haal weg").click()
    expect(page.get_by_text("‘Cursus’ is uit je portfolio.")).to_be_visible()
    assert Evidence.objects.kept().count() == 2
