"""What the people around a learner do: a trainer grades, plans and takes the register, others judge and sign off."""

import datetime

from django.utils import timezone
from playwright.sync_api import Page

from tests.browser import authoring_kinds as made
from tests.browser.learner_steps import send
from tests.browser.look import keep, look


def grade(page: Page, *, picture: str = "") -> None:
    """Judge the oldest piece in the queue: the second level from above on every line, and good."""
    page.goto("/begeleiding/nakijken/")
    _judge(page, picture)


def grade_all(page: Page) -> None:
    """An answer of the quiz and the assignment."""
    page.goto("/begeleiding/")
    look(page)
    grade(page)
    grade(page, picture="desk-1280.png")
    page.goto("/begeleiding/nakijken/")
    assert "Er wacht niets op jou" in page.inner_text("main")


def _judge(page: Page, picture: str) -> None:
    for line in page.locator("[data-criterion]").all():
        line.get_by_label("Goed", exact=True).check()
    page.get_by_label("Feedback aan Noor").fill("Je noemt het gevoel en je vraagt of het klopt.")
    page.locator("#besluit").get_by_label("Goed").check()
    if picture:
        page.get_by_text("Concept bewaard om").wait_for()
        look(page)
        keep(page, picture, full=True)
    send(page, "Opslaan en volgende")


def take_the_register(page: Page) -> None:
    page.goto("/begeleiding/")
    page.get_by_role("link", name="Wie was erbij?").click()
    page.get_by_role("link", name=made.MEETING).click()
    page.get_by_role("group", name="Noor Voorbeeld").get_by_label("Was er", exact=True).check()
    look(page)
    send(page, "Bewaar")
    assert "Bewaard" in page.inner_text("main")


def plan_the_presentation(page: Page) -> None:
    """An hour ago, so that it can be judged now."""
    page.goto("/begeleiding/")
    page.get_by_role("link", name="Presentaties").filter(visible=True).first.click()
    page.get_by_role("link", name="Plan Noor Voorbeeld").click()
    moment = timezone.localtime() - datetime.timedelta(hours=1)
    page.get_by_label("Wanneer").fill(moment.strftime("%Y-%m-%dT%H:%M"))
    page.get_by_label("Plaats").fill("Kamer 2.14")
    page.get_by_label("Eerste beoordelaar").select_option(label="Ans Trainster")
    page.get_by_label("Tweede beoordelaar").select_option(label="Jelle Schijnbaar")
    look(page)
    send(page, "Plan dit moment")
    page.goto("/begeleiding/presentaties/")
    look(page)


def sign_off(page: Page) -> None:
    page.goto("/begeleiding/")
    page.get_by_role("link", name="Praktijkopdrachten aftekenen").click()
    page.get_by_role("link", name="Noor Voorbeeld").click()
    look(page)
    send(page, "Goed bij: Vat een gesprek samen")
    assert "Ruben Kijker zag dit op" in page.inner_text("main")
