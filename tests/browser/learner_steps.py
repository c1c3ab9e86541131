"""What a learner does at each kind of step, on a telephone; WAYS are by the title of the step."""

import time
from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser import authoring_kinds as made
from tests.browser.look import keep, look

SUMMARY = "U belt voor de derde keer en niemand belde terug. Dat is vervelend."


def send(page: Page, button: str) -> None:
    """Press a button that sends a form, and wait for the next page."""
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


def reading(page: Page) -> None:
    look(page)
    send(page, "Ik heb dit gelezen")


def recording(page: Page) -> None:
    look(page)
    page.locator("[data-lms-player]").focus()
    page.keyboard.press("Space")
    end = time.monotonic() + 30
    while not page.locator("[data-lms-done]").is_visible():
        assert time.monotonic() < end, "playing it to the end is enough"
        page.wait_for_timeout(100)


def quiz(page: Page) -> None:
    page.get_by_label("Ik noem het gevoel dat ik hoor.").check()
    look(page)
    keep(page, "telephone-quiz-360.png", full=False)
    send(page, "Kijk na")
    assert "Wie zich gehoord voelt, wordt rustiger." in page.inner_text("main")
    look(page)
    page.locator(".ll-button--next").click()
    page.get_by_label("Je antwoord").fill(SUMMARY)
    look(page)
    send(page, "Verstuur")
    page.get_by_role("heading", name="Wacht op feedback").wait_for()
    look(page)


def conversation(page: Page) -> None:
    look(page)
    keep(page, "telephone-conversation-360.png", full=False)
    page.get_by_role("button", name=made.SECOND_REPLY).click()
    page.get_by_role("heading", name="Hij hing op").wait_for()
    look(page)
    page.get_by_role("button", name="Zeg hier iets anders").first.click()
    page.get_by_role("button", name=made.GOOD_REPLY).click()
    page.get_by_role("heading", name="Hij is geholpen").wait_for()


def assignment(page: Page) -> None:
    look(page)
    page.get_by_label("Schrijf je antwoord").fill("Ik zei: u bent uw paspoort kwijt en u vliegt zaterdag. Hij zei ja.")
    send(page, "Lever in")
    page.get_by_role("heading", name="Wacht op feedback").wait_for()
    look(page)


def workplace(page: Page) -> None:
    page.get_by_label("Dit heb ik gedaan").check()
    page.get_by_label("Hoe ging het?").fill("De inwoner zei ja.")
    look(page)
    send(page, "Vraag je coach")
    assert "Je coach of trainer is aan zet" in page.inner_text("main")


def meeting(page: Page) -> None:
    assert "Je trainer meldt dat je er was" in page.inner_text("main")
    look(page)


def presentation(page: Page) -> None:
    assert "Je trainer plant het moment" in page.inner_text("main")
    look(page)


def reflection(page: Page) -> None:
    page.get_by_label("Wat wil je opschrijven?").fill("Ik wacht twee tellen. Daarna vat ik samen.")
    look(page)
    send(page, "Klaar")


def survey(page: Page) -> None:
    page.get_by_label("4", exact=True).check()
    page.get_by_label("Wat kan beter?").fill("Vaker oefenen.")
    look(page)
    send(page, "Verstuur")


WAYS: dict[str, Callable[[Page], None]] = {
    made.START: reading,
    made.LISTEN: recording,
    made.QUIZ: quiz,
    made.CONVERSATION: conversation,
    made.ASSIGNMENT: assignment,
    made.WORKPLACE: workplace,
    made.MEETING: meeting,
    made.PRESENTATION: presentation,
    made.REFLECTION: reflection,
    made.SURVEY: survey,
}
