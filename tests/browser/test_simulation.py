"""A practised conversation in a real browser: by keyboard, on a telephone without JavaScript, and its editor."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse

from modules.models import SimulationPage, SimulationRun
from tests.browser.look import look
from tests.content import home_page, published_module
from tests.content_simulation import SECRETS, conversation, simulation_page
from tests.factories import PersonFactory, RegistrationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def module():
    return published_module([simulation_page(title="Een brief", intro="Hij kreeg een brief.", completed_by="good")])


@pytest.fixture
def run(module):
    return RegistrationFactory(module=module.module, person=PersonFactory(name="Noor Voorbeeld"))


@pytest.fixture
def url(run, module):
    return reverse("lms_modules:activity", args=[run.uuid, module.activities[0].pk])


def test_a_conversation_by_keyboard_alone(page_at, log_in, keyboard, run, url):
    page = page_at(1280)
    log_in(page, run.person.user)
    page.goto(url)
    keys = keyboard(page)
    keys.activate("Dat zijn de regels.")
    assert page.evaluate("document.activeElement.id || document.querySelector(':target').id") == "nu"
    keys.activate("Eén zin terug")
    keys.activate("U schrikt daarvan.")
    keys.activate("Het gaat u om uw vrouw. Klopt dat?")
    assert page.inner_text("h1") == "Hij is geholpen"
    keys.activate("Naar je volgende stap")
    assert "Je hebt deze module afgerond" in page.inner_text("main")


def test_a_conversation_on_a_telephone_without_javascript(page_at, log_in, axe, run, url):
    page = page_at(360, javascript=False)
    log_in(page, run.person.user)
    page.goto(url)
    for say in ("Dat zijn de regels.", "U heeft gelijk. Vertelt u eens.", "Het gaat u om uw vrouw. Klopt dat?"):
        page.get_by_role("button", name=say).click()
    assert page.inner_text("h1") == "Hij is geholpen"
    page.get_by_role("button", name="Zeg hier iets anders").nth(1).click()
    page.get_by_role("button", name="Dan hang ik op.").click()
    assert page.inner_text("h1") == "Hij hing op"
    page.get_by_role("link", name="Gesprek 1: Hij is geholpen").click()
    assert page.inner_text("h1") == "Hij is geholpen"


def test_every_screen_of_a_conversation_is_accessible_at_both_widths(page_at, log_in, run, url):
    page = page_at(1280)
    log_in(page, run.person.user)
    page.goto(url)
    look(page, "simulation-begin")
    page.get_by_role("button", name="U schrikt daarvan.").click()
    page.get_by_text("Wat je tot nu toe liet horen").click()
    look(page, "simulation-talk")
    content = page.content()
    assert not [secret for secret in SECRETS if secret in content]
    page.get_by_role("button", name="Het gaat u om uw vrouw. Klopt dat?").click()
    page.get_by_role("heading", name="Hij is geholpen").wait_for()
    look(page, "simulation-result")


def test_a_double_click_is_one_sentence(page_at, log_in, run, url):
    page = page_at(1280)
    log_in(page, run.person.user)
    page.goto(url)
    page.get_by_role("button", name="Dat zijn de regels.").dblclick()
    page.get_by_text("U luistert niet.").wait_for()
    assert [step["reply"] for step in SimulationRun.objects.get().path] == ["regels"]


@pytest.fixture
def editor(page_at, log_in):
    page = page_at(1280)
    log_in(page, get_user_model().objects.create_superuser(email="auteur@proef.example", password="een-lang-woord"))

    def open_editor(simulation: SimulationPage):
        page.goto(f"/beheer/pages/{simulation.pk}/edit/")
        page.locator(".lms-dialogue").wait_for()
        return page

    return open_editor


def test_the_editor_draws_the_map_and_follows_what_is_written(editor, module):
    page = editor(module.steps[0])
    drawing = page.locator(".lms-dialogue__picture svg")
    assert drawing.locator(".lms-dialogue__box").count() == 5
    assert "Het gesprek is rond" not in page.inner_text(".lms-dialogue")  # nobody gets points for the own name
    assert "Voor ‘Noemt de eigen naam’ zijn nergens punten te halen." in page.inner_text(".lms-dialogue")
    leads = page.locator("select[id$='-to-choice']").first
    assert leads.locator("option:checked").inner_text() == "Brief"
    leads.select_option(label="Weg")
    page.locator("input[id^='turns-'][id$='-value-name']").nth(1).fill("Hij is boos")
    page.get_by_text("Hij is boos", exact=True).first.wait_for()
    page.locator("select[id$='-to-choice'] option", has_text="Hij is boos").first.wait_for(state="attached")
    look(page, "simulation-editor", ours=False)


def test_the_editor_names_dead_ends_and_leads_to_them(editor, module):
    turns = conversation()
    turns[1]["value"]["replies"] = []
    step = module.steps[0]
    step.turns = turns
    step.save_revision()
    page = editor(step)
    fault = page.get_by_role("link", name="‘Muur’ loopt dood")
    fault.click()
    assert page.evaluate("document.activeElement.value") == "Muur"
    look(page, "simulation-editor-fault", ours=False)


@pytest.mark.slow
def test_the_worked_example_is_drawn(editor):
    home_page()
    call_command("demo", verbosity=0)
    page = editor(SimulationPage.objects.get())
    page.locator(".lms-dialogue").scroll_into_view_if_needed()
    assert "Het gesprek is rond" in page.inner_text(".lms-dialogue")
    look(page, "simulation-editor-demo", ours=False)
