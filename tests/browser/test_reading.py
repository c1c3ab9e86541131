"""A reading page with everything on it, for a learner; and the place where a municipality writes its own text."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from lms.tenancy import Role
from modules.models import GlossaryTerm, LocalSlot, ReadingPage
from modules.services.local_texts import write_local_text
from tests.browser.look import look
from tests.content import home_page, published_module
from tests.factories import MembershipFactory, OrganisationFactory, PersonFactory, RegistrationFactory
from tests.modules.authoring import publish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOURS = """Dag | Balie | Telefoon | Afspraak maken | Buiten kantooruren
maandag | 9.00 tot 17.00 | 8.30 tot 17.00 | hele dag | nee
"""


def blocks(around: str = "Een inwoner belt over een paspoort. Je vraagt eerst naar het [[BSN]].") -> list[Any]:
    document = Document.objects.first() or Document.objects.create(
        title="Gespreksleidraad telefoon", file=ContentFile(b"%PDF-1.4" + b" " * 120_000, name="leidraad.pdf")
    )
    local = {
        "title": "Openingstijden van jouw balie",
        "question": "Schrijf wanneer je balie open is, en wat er zonder afspraak kan.",
        "fallback": "<p>Kijk op de website van je gemeente wanneer de balie open is.</p>",
    }
    values = [
        ("heading", {"text": "Wanneer kan iemand langskomen?", "level": "2"}),
        ("paragraph", f"<p>{around} Woont iemand er pas? Dan kijk je in de [[basisregistratie personen|BRP]].</p>"),
        ("local", local),
        (
            "table",
            {
                "caption": "Openingstijden in de voorbeeldgemeente",
                "cells": HOURS + "dinsdag | 9.00 tot 20.00 | 8.30 tot 17.00 | hele dag | nee",
                "names": True,
            },
        ),
        ("quote", {"text": "Ik zeg altijd eerst wat wél kan.", "who": "Gerda, aan de balie"}),
        ("attachment", {"document": document.pk, "title": ""}),
        ("checklist", {"title": "Vergeet niet", "items": ["Noem je naam.", "Vraag door."]}),
    ]
    return [
        {"type": kind, "id": f"00000000-0000-4000-8000-00000000000{number}", "value": value}
        for number, (kind, value) in enumerate(values)
    ]


@pytest.fixture
def module():
    home_page()
    GlossaryTerm.objects.create(
        name="BSN", explanation="Burgerservicenummer: het nummer dat iedereen bij de overheid heeft."
    )
    GlossaryTerm.objects.create(
        name="Basisregistratie personen", explanation="De lijst met iedereen die in een gemeente woont."
    )
    return published_module(
        [ReadingPage(title="Aan de balie", intro="Je leest wat kan en wanneer.", body=blocks())], title="Balie"
    )


def test_a_learner_reads_tables_words_and_the_text_of_the_own_municipality(page_at, log_in, keyboard, module):
    organisation = OrganisationFactory(name="Aaldrecht", slug="aaldrecht")
    learner = RegistrationFactory(module=module.module, person=PersonFactory(), organisation=organisation)
    write_local_text(
        by=learner.person,
        organisation=organisation,
        slot=LocalSlot.objects.get(),
        text="Elke dag van 9 tot 17 uur.\n\n- Paspoort: met afspraak\n- Aangifte: zonder afspraak",
        valid_until=None,
    )
    page = page_at(1280)
    log_in(page, learner.person.user)
    page.goto(f"/leren/{learner.uuid}/{module.steps[0].translation_key}/")

    assert "Elke dag van 9 tot 17 uur." in page.inner_text("main")
    look(page, "reading-everything")
    keys = keyboard(page)
    keys.tab_to("BSN")
    assert not page.get_by_text("Burgerservicenummer").first.is_visible()
    page.keyboard.press("Enter")
    page.locator(".ll-term__card:popover-open").wait_for()
    assert "Burgerservicenummer" in page.locator(".ll-term__card:popover-open").inner_text()
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        box = page.locator(".ll-term__card:popover-open").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    look(page, "reading-word")
    page.keyboard.press("Escape")
    assert not page.locator(".ll-term__card:popover-open").count()
    keys.tab_to("BRP")


def test_words_are_explained_without_javascript(page_at, log_in, module):
    learner = RegistrationFactory(module=module.module, person=PersonFactory())
    page = page_at(360, javascript=False)
    log_in(page, learner.person.user)
    page.goto(f"/leren/{learner.uuid}/{module.steps[0].translation_key}/")

    page.get_by_role("button", name="BSN").click()
    assert page.locator(".ll-term__card").first.is_visible()
    assert "Kijk op de website van je gemeente" in page.inner_text("main")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Ik heb dit gelezen").click()
    assert "is klaar" in page.inner_text("main")


def test_a_municipality_writes_its_text_by_keyboard_and_hears_of_changes(page_at, log_in, keyboard, module):
    organisation = OrganisationFactory(name="Aaldrecht", slug="aaldrecht")
    writer = MembershipFactory(organisation=organisation, role=Role.COORDINATOR).person
    page = page_at(1280)
    log_in(page, writer.user)
    page.goto("/regie/")
    page.get_by_role("link", name="Lokale teksten").first.click()
    look(page, "local-empty")
    keys = keyboard(page)
    keys.activate("Openingstijden van jouw balie")
    look(page, "local-edit")
    keys.tab_to("Jouw tekst")
    page.keyboard.type("Elke dag van 9 tot 17 uur.")
    keys.activate("Bewaar")
    assert "Ingevuld" in page.inner_text("main")
    publish(module.steps[0], body=blocks("Een inwoner belt over een rijbewijs. Je vraagt eerst naar het [[BSN]]."))
    page.reload()
    assert "Tekst eromheen is veranderd" in page.inner_text("main")
    look(page, "local-changed")
    page.locator("main").get_by_role("link", name="Openingstijden van jouw balie").first.click()
    assert "rijbewijs" in page.locator("ins").inner_text()
    look(page, "local-edit-changed")
    page.get_by_role("button", name="Bewaar").click()
    assert "Tekst eromheen is veranderd" not in page.inner_text("main")
