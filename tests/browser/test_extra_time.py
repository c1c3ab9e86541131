"""A coordinator gives extra time: by keyboard, and on a telephone without JavaScript."""

import pytest

from lms.tenancy import Role
from modules.models import Accommodation
from modules.services.accommodations import grant_extra_time
from tests.browser.look import look
from tests.factories import MembershipFactory, OrganisationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def coordinator():
    town = OrganisationFactory(name="Aaldrecht")
    made = MembershipFactory(person__name="Sam Regelaar", organisation=town, role=Role.COORDINATOR).person
    for name in ("Noor Voorbeeld", "Guus Oefening", "Aysel Denkbeeld-Bordkarton"):
        MembershipFactory(person__name=name, organisation=town)
    return made


def test_extra_time_is_given_and_ended_by_keyboard(page_at, log_in, keyboard, coordinator):
    page = page_at(1280)
    log_in(page, coordinator.user)
    page.goto("/regie/")
    keyboard(page).activate("Extra tijd")
    look(page, "extra-time-empty")
    keys = keyboard(page)
    keys.tab_to("Naam of e-mailadres")
    page.keyboard.type("noor")
    keys.activate("Zoek")
    look(page, "extra-time-found")
    keyboard(page).activate("Noor Voorbeeld")
    keys = keyboard(page)
    keys.tab_to("25 procent")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    keys.activate("Geef deze extra tijd")
    look(page, "extra-time-errors")
    keys = keyboard(page)
    keys.tab_to("Ander percentage")
    page.keyboard.type("30")
    keys.tab_to("Reden")
    page.keyboard.type("Afgesproken op 3 maart.")
    keys.activate("Geef deze extra tijd")
    assert "Noor Voorbeeld heeft nu 30 procent extra tijd." in page.inner_text("main, .ll-messages")
    assert Accommodation.objects.get().extra_percent == 30
    keyboard(page).activate("Stop")
    look(page, "extra-time-end")
    keyboard(page).activate("Stop de extra tijd")
    assert Accommodation.objects.filter(ended_at=None).count() == 0


def test_extra_time_on_a_telephone_without_javascript(page_at, log_in, coordinator):
    page = page_at(360, javascript=False)
    log_in(page, coordinator.user)
    page.goto("/regie/extra-tijd/?zoek=aysel")
    page.get_by_role("link", name="Aysel Denkbeeld-Bordkarton").click()
    page.get_by_label("50 procent").check()
    page.get_by_label("Reden").fill("Afgesproken op 3 maart.")
    page.get_by_role("button", name="Geef deze extra tijd").click()
    page.get_by_role("link", name="Stop de extra tijd van Aysel").click()
    page.get_by_role("button", name="Stop de extra tijd").click()
    assert "heeft geen extra tijd meer" in page.inner_text("body")
    assert Accommodation.objects.get().ended_at is not None


def test_the_screens_with_people_who_have_it(page_at, log_in, coordinator):
    for membership in coordinator.memberships.get().organisation.memberships.filter(role=Role.LEARNER):
        for percent in (50, 25):
            grant_extra_time(
                person=membership.person,
                extra_percent=percent,
                reason="Afgesproken met Sam op 3 maart.",
                granted_by=coordinator,
            )
    page = page_at(1280)
    log_in(page, coordinator.user)
    page.goto("/regie/extra-tijd/")
    look(page, "extra-time-list")
    page.get_by_role("link", name="Noor Voorbeeld", exact=True).click()
    look(page, "extra-time-person")
