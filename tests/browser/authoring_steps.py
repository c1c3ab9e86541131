"""What an author makes in the Wagtail admin before the steps: a recording, questions and a rubric."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.admin_form import add_block, fill, items, named, picture, publish, section, select, tick, write

RUBRIC = "Samenvatten met een check"
CHOICE = "Wat doe je als eerste?"
OPEN = "Vat deze klacht samen in één zin."
RECORDING = "Meneer Denkbeeld belt"
LEVELS = ("Nog niet", "Deels", "Goed", "Sterk")
CRITERIA = ("Vat samen in eigen woorden", "Controleert of het klopt")


def a_recording(page: Page, sound: Path) -> None:
    """Sound with its text."""
    page.goto("/beheer/")
    page.locator("main").get_by_role("link", name="Video en audio").click()
    page.get_by_role("link", name="Opname toevoegen").first.click()
    fill(page, "Titel", RECORDING)
    page.get_by_label("Bestand").first.set_input_files(sound)
    write(section(page, "Uitgeschreven tekst"), "Goedemorgen. Ik heb een brief gekregen en ik snap hem niet.")
    with page.expect_navigation():
        page.get_by_role("button", name="Maak aan").click()
    assert "Klaar voor gebruik" in page.inner_text("main")


def a_rubric(page: Page) -> None:
    """Two criteria; the levels are there already."""
    page.goto("/beheer/")
    page.locator("main").get_by_role("link", name="Beoordelingskaders").click()
    page.get_by_role("link", name="Beoordelingskader toevoegen").first.click()
    fill(page, "Titel", RUBRIC)
    select(page, "Kanaal", "telefoon")
    for name in CRITERIA:
        criterion = add_block(section(page, "Criteria"))
        fill(criterion, "Criterium", name)
        levels = [
            row.get_by_role("textbox", name=named("Niveau")).input_value() for row in items(criterion, "Niveaus").all()
        ]
        assert tuple(levels) == LEVELS
    picture(page, "author-rubric")
    publish(page)


def questions(page: Page) -> None:
    """One to choose and one to write, in the bank."""
    _new_question(page, "Vraag met één goed antwoord")
    fill(page, "Situatie", "Een inwoner belt. Zij praat snel en klinkt boos.")
    fill(page, "Vraag", CHOICE)
    for text, right, why in (
        ("Ik noem het gevoel dat ik hoor.", True, "Wie zich gehoord voelt, wordt rustiger."),
        ("Ik leg de regels uit.", False, "Dat komt later pas aan."),
    ):
        answer = add_block(section(page, "Antwoorden"))
        fill(answer, "Antwoord", text)
        tick(answer, "Goed", on=right)
        fill(answer, "Uitleg bij dit antwoord", why)
    picture(page, "author-question", "Situatie")
    publish(page)
    _new_question(page, "Open vraag")
    fill(page, "Situatie", "‘Ik bel nu voor de derde keer. Niemand belt terug.’")
    fill(page, "Vraag", OPEN)
    fill(page, "Waar let je op bij het nakijken?", "Het gevoel en de vraag staan er allebei in.")
    publish(page)


def _new_question(page: Page, kind: str) -> None:
    page.goto("/beheer/")
    page.locator("main").get_by_role("link", name="Vragen", exact=True).click()
    page.get_by_role("link", name="Vraag toevoegen").first.click()
    page.locator("main").get_by_role("link", name=kind).click()
