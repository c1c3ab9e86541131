"""The learner's journey by keyboard alone, and without JavaScript on a telephone."""

from typing import Any

import pytest

from tests.content import published_module, quiz_page, reading_page, reflection_page, single_choice
from tests.factories import PersonFactory, RegistrationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def learner() -> Any:
    """A learner at the beginning of a module with one step of each kind."""
    module = published_module(
        [
            reading_page(title="Dit gesprek, nu"),
            quiz_page(title="Hoor je het?", questions=[single_choice("Wat doe je eerst?"), single_choice("En dan?")]),
            reflection_page(title="Mijn eigen gesprek", min_words=3),
        ],
        title="Luisteren",
    )
    return RegistrationFactory(module=module.module, person=PersonFactory(name="Noor Voorbeeld")).person


def test_a_learner_finishes_a_module_by_keyboard_alone(page_at, log_in, keyboard, learner):
    page = page_at(1280)
    log_in(page, learner.user)
    page.goto("/leren/")
    keys = keyboard(page)
    keys.activate("Ga naar de inhoud")
    keys.activate("Begin")
    keys.activate("Ik heb dit gelezen")
    keys.activate("Ga verder")
    for last in (False, True):
        keys.choose("Luisteren")
        keys.activate("Kijk na")
        assert "Dat is goed" in page.inner_text("h1")
        keys.activate("Bekijk je uitslag" if last else "Volgende vraag")
    keys.activate("Naar je volgende stap")
    keys.activate("Ga verder")
    keys.tab_to("Wat wil je opschrijven?")
    page.keyboard.type("Ik vatte twee keer samen")
    keys.activate("Klaar")
    assert "Je hebt deze module afgerond" in page.inner_text("main")


def test_a_learner_finishes_a_module_on_a_telephone_without_javascript(page_at, log_in, learner):
    page = page_at(360, javascript=False)
    log_in(page, learner.user)
    page.goto("/leren/")
    page.get_by_role("link", name="Begin").click()
    page.get_by_role("button", name="Ik heb dit gelezen").click()
    page.get_by_role("link", name="Ga verder").click()
    for following in ("Volgende vraag", "Bekijk je uitslag"):
        page.get_by_label("Luisteren").check()
        page.get_by_role("button", name="Kijk na").click()
        page.get_by_role("link", name=following).click()
    page.get_by_role("link", name="Naar je volgende stap").click()
    page.get_by_role("link", name="Ga verder").click()
    page.get_by_label("Wat wil je opschrijven?").fill("Ik vatte twee keer samen")
    page.get_by_role("button", name="Klaar").click()
    assert "Je hebt deze module afgerond" in page.inner_text("main")


def test_a_double_click_on_finish_is_one_attempt(page_at, log_in, learner):
    page = page_at(1280)
    log_in(page, learner.user)
    page.goto("/leren/")
    page.get_by_role("link", name="Begin").click()
    page.get_by_role("button", name="Ik heb dit gelezen").dblclick()
    page.wait_for_url("**/leren/*/")
    assert learner.registrations.get().attempts.count() == 1
