"""The main job on the demo data: a learner finishes a module, coordinators see it, a stranger checks the certificate.

Each screen on the way is looked at in two widths; `make screenshots` keeps the pictures.
"""

import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Page

from tests.browser.look import look
from tests.content import home_page

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PASSWORD = "leerlijn-demo-2026"
CONTENT = Path(__file__).resolve().parents[2] / "lms" / "site" / "demo" / "content"


@pytest.fixture
def visitor(page_at):
    """The demo site; visitor() is the window of somebody new."""
    home_page()  # a test before this one may have emptied the database, Wagtail's first pages included
    call_command("demo", verbosity=0)
    return lambda: page_at(1280)


def log_in(page: Page, email: str, picture: str = "") -> None:
    page.goto("/account/inloggen/")
    if picture:
        look(page, picture)
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Inloggen").click()


@override_settings(ACCOUNT_RATE_LIMITS={})
def test_from_lesson_to_verified_certificate(visitor):
    learner = visitor()
    learner.goto("/")
    look(learner, "catalogue")
    learner.get_by_role("link", name="Waardevol klantcontact").first.click()
    look(learner, "programme")
    log_in(learner, "noor.voorbeeld@apeldoorn.example", "login")
    look(learner, "learner-home")

    an_author_changes_a_page_and_a_learner_sees_it(visitor(), learner)
    the_learner_finishes_the_module(learner)
    code = the_learner_shares_the_certificate(learner)
    coordinators_see_what_they_may(visitor)
    anybody_checks_the_code(visitor(), code)


def an_author_changes_a_page_and_a_learner_sees_it(author: Page, learner: Page) -> None:
    log_in(author, "floor.kladblok@leerlijn.example")
    learner.get_by_role("link", name="Luisteren, samenvatten, doorvragen").first.click()
    look(learner, "module")
    learner.get_by_role("link", name="Dit gesprek, nu").first.click()
    look(learner, "reading")
    author.goto("/beheer/pages/search/?q=Dit+gesprek")
    author.get_by_role("link", name="Dit gesprek, nu").first.click()
    author.locator("#id_intro").fill("Deze inleiding is vandaag herschreven.")
    look(author, "author-edit", ours=False)
    with author.expect_navigation():
        author.get_by_role("button", name="Bewaar concept").click()
    edit = author.url
    author.goto(edit.replace("/edit/", "/view_draft/"))
    assert "vandaag herschreven" in author.inner_text("main")
    look(author, "author-preview")
    author.goto(edit)
    learner.reload()
    assert "vandaag herschreven" not in learner.inner_text("main")
    author.get_by_role("button", name="Meer acties").click()
    with author.expect_navigation():
        author.get_by_role("button", name="Publiceren").click()
    learner.reload()
    assert "vandaag herschreven" in learner.inner_text("main")
    look(learner, "reading-after-publication")


def the_learner_finishes_the_module(page: Page) -> None:
    right, good = _right_answers(), _good_replies()
    pictured: set[str] = set()

    def once(name: str) -> None:
        if name not in pictured:
            pictured.add(name)
            look(page, name)

    def press(button: str) -> None:
        """A form that a script sends goes on when the answer is there, not at the click."""
        with page.expect_navigation():
            page.locator("main").get_by_role("button", name=button, exact=True).click()

    page.goto("/leren/")
    page.get_by_role("link", name="Luisteren, samenvatten, doorvragen").first.click()
    outline = page.url
    for _ in range(200):
        main = page.locator("main")
        if page.url.split("#")[0].split("?")[0] == outline:
            if main.get_by_text("Je hebt deze module afgerond").count():
                break
            main.get_by_role("link", name="Ga verder").click()
        elif main.get_by_role("button", name="Ik heb dit gelezen").count():
            press("Ik heb dit gelezen")
        elif main.get_by_label("Wat wil je opschrijven?").count():
            main.get_by_label("Wat wil je opschrijven?").fill("Ik vat samen en ik vraag door. " * 20)
            once("reflection")
            press("Klaar")
        elif main.get_by_role("button", name="Kijk na").count():
            for option in right[frozenset(main.locator(".ll-choice").all_inner_texts())]:
                main.get_by_label(option, exact=True).check()
            once("quiz-question")
            press("Kijk na")
            once("quiz-feedback")
        elif main.locator(".ll-reply").count():
            once("conversation")
            says = next(text for text in main.locator(".ll-reply").all_inner_texts() if text in good)
            press(says)
        else:
            if main.get_by_text("De weg die je nam").count():
                once("conversation-result")
            if main.get_by_text("Uitslag", exact=True).count():
                once("quiz-result")
            main.locator(".ll-button--next").click()
    look(page, "module-finished")


def _right_answers() -> dict[frozenset[str], list[str]]:
    """From the options of a question to the right ones among them."""
    with (CONTENT / "waardevol_klantcontact.toml").open("rb") as file:
        activities = tomllib.load(file)["module"]["activities"]
    return {
        frozenset(option["text"] for option in question["options"]): [
            option["text"] for option in question["options"] if option["correct"]
        ]
        for activity in activities
        for question in activity.get("questions", [])
    }


def _good_replies() -> set[str]:
    """What brings points in the conversation; the first of them leads to a good end."""
    with (CONTENT / "parkeerbrief.toml").open("rb") as file:
        turns = tomllib.load(file)["turns"]
    return {reply["text"] for turn in turns for reply in turn["replies"] if reply.get("points")}


def the_learner_shares_the_certificate(page: Page) -> str:
    page.goto("/leren/certificaten/")
    look(page, "certificates")
    page.locator("main").get_by_role("link", name="Luisteren, samenvatten, doorvragen").first.click()
    look(page, "certificate-private")
    page.get_by_role("button", name=re.compile("^Deel")).click()
    look(page, "certificate")
    found = re.search(r"\b(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}\b", page.inner_text("main"))
    assert found, "the certificate's page shows its code"
    return found[0]


def coordinators_see_what_they_may(visitor) -> None:
    own = visitor()
    log_in(own, "marijke.schijnberg@apeldoorn.example")
    look(own, "regie-home")
    own.get_by_role("link", name="Groep najaar 2026").first.click()
    look(own, "board-coordinator")
    assert "Noor Voorbeeld" in own.inner_text("table")
    assert "Priya Proefland" not in own.inner_text("body")
    everything = visitor()
    log_in(everything, "imke.modelstra@leerlijn.example")
    everything.get_by_role("link", name="Groep najaar 2026").first.click()
    look(everything, "board-programme")
    assert "Noor Voorbeeld" in everything.inner_text("table")
    assert "Priya Proefland" in everything.inner_text("table")


def anybody_checks_the_code(stranger: Page, code: str) -> None:
    stranger.goto("/verificatie/")
    look(stranger, "verify-form")
    stranger.locator("main").get_by_label("Code op het certificaat").fill(code.lower().replace("-", " "))
    stranger.locator("main").get_by_role("button", name="Controleer").first.click()
    assert "Dit certificaat is geldig" in stranger.inner_text("h1")
    look(stranger, "verify-valid")
    wrong = code[:-1] + ("3" if code[-1] == "2" else "2")
    stranger.goto(f"/verificatie/{wrong}/")
    look(stranger, "verify-typing-error")
    stranger.goto("/deze-pagina-is-er-niet/")
    look(stranger, "not-found")
