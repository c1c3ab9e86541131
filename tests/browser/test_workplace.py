"""A workplace task on a telephone: the learner asks, the coach signs off with two big buttons, a witness confirms."""

from typing import Any

import pytest
from playwright.sync_api import Page

from modules.models import Completion
from tests.browser.look import look
from tests.content_workplace import workplace_page
from tests.modules.guided import Guided, guided

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TARGET = 56  # px


@pytest.fixture
def task() -> Guided:
    return guided(workplace_page(title="Samenvatten aan de balie", witness_allowed=True, intro="Doe dit deze week."))


def test_learner_coach_and_witness_by_telephone_without_javascript(page_at, log_in, task):
    learner, coach, witness = (page_at(360, javascript=False) for _ in range(3))
    log_in(learner, task.learner.user)
    log_in(coach, task.coach.user)
    learner.goto(task.url)
    learner.get_by_label("Dit heb ik gedaan").first.check()
    learner.get_by_label("Hoe ging het?").first.fill("De klant knikte.")
    learner.get_by_role("button", name="Vraag je coach").click()
    assert "wacht op je coach of trainer" in learner.inner_text("main")
    coach.goto("/begeleiding/")
    coach.get_by_role("link", name="Praktijkopdrachten aftekenen").click()
    coach.get_by_role("link", name="Noor Voorbeeld").click()
    for name in ("Goed bij: Vat een gesprek samen", "Nog niet bij: Vat een gesprek samen"):
        box = coach.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert box["height"] >= TARGET
    coach.get_by_role("button", name="Goed bij: Vat een gesprek samen").click()
    assert "Ruben Kijker zag dit op" in coach.inner_text("main")
    learner.goto(task.url)
    learner.get_by_label("Dit heb ik gedaan").check()
    learner.get_by_text("Liever een getuige").click()
    learner.get_by_label("Naam van je getuige").fill("Kees de Getuige")
    learner.get_by_label("Functie van je getuige").fill("collega balie")
    learner.get_by_role("button", name="Maak een link").click()
    witness.goto(learner.get_by_label("Link voor je getuige").input_value())
    witness.get_by_label("Ja, dit zag ik").check()
    witness.get_by_role("button", name="Bevestig").click()
    assert "Je antwoord is bewaard" in witness.inner_text("main")
    learner.goto(task.url)
    assert "Alles is afgetekend" in learner.inner_text("main")
    assert Completion.objects.count() == 1


def test_a_coach_signs_off_by_keyboard_alone(page_at, log_in, keyboard, task):
    page = page_at(1280)
    log_in(page, task.coach.user)
    page.goto("/begeleiding/praktijk/?alle=1")
    keys = keyboard(page)
    keys.activate("Noor Voorbeeld")
    keys.tab_to("Opmerking")
    page.keyboard.type("Vraag ook naar de naam.")
    keys.activate("Nog niet")
    assert "Vraag ook naar de naam." in page.inner_text("main")


def test_every_screen_has_no_fault_and_fits(page_at, log_in, task):
    learner, coach, witness = page_at(1280), page_at(1280), page_at(1280)
    log_in(learner, task.learner.user)
    log_in(coach, task.coach.user)
    learner.goto(task.url)
    look(learner, "workplace")
    learner.get_by_role("button", name="Vraag je coach").click()
    look(learner, "workplace-error")
    coach.goto("/begeleiding/praktijk/")
    look(coach, "signing-empty")
    for tick in learner.get_by_label("Dit heb ik gedaan").all():
        tick.check()
    learner.get_by_label("Hoe ging het?").first.fill("De klant knikte en zei dat het klopte.")
    learner.get_by_role("button", name="Vraag je coach").click()
    look(learner, "workplace-asked")
    coach.goto("/begeleiding/praktijk/")
    look(coach, "signing")
    coach.get_by_role("link", name="Noor Voorbeeld").click()
    look(coach, "sign")
    coach.get_by_role("button", name="Goed bij: Vat").click()
    coach.get_by_role("button", name="Nog niet bij: Vraag").click()
    look(coach, "sign-error")
    coach.get_by_label("Opmerking").last.fill("Vraag één keer meer door. Wacht dan op antwoord.")
    coach.get_by_role("button", name="Nog niet bij: Vraag").click()
    look(coach, "sign-half")
    _make_link(learner, task)
    look(learner, "workplace-link")
    witness.goto(learner.get_by_label("Link voor je getuige").input_value())
    look(witness, "witness")
    witness.get_by_role("button", name="Bevestig").click()
    look(witness, "witness-error")
    witness.get_by_label("Ja, dit zag ik").check()
    url = witness.url
    witness.get_by_role("button", name="Bevestig").click()
    look(witness, "witness-thanks")
    response: Any = witness.request.get(url)
    assert response.status == 410
    learner.goto(task.url)
    look(learner, "workplace-done")
    coach.goto("/begeleiding/")
    look(coach, "guidance-home")


def _make_link(page: Page, task: Guided) -> None:
    page.goto(task.url)
    page.get_by_text("Liever een getuige").click()
    page.get_by_label("Naam van je getuige").fill("Kees de Getuige")
    page.get_by_label("Functie van je getuige").fill("collega balie")
    page.get_by_role("button", name="Maak een link").click()
