"""An author at the gate: what is wrong, said in the editor with a way to the place; and advice beside the text."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from tests.browser.look import look
from tests.content import home_page, published_module, reading_page
from tests.factories import PersonFactory
from tests.modules.authoring import draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BLOCK = "33333333-3333-4333-8333-333333333333"


@pytest.fixture
def author() -> Any:
    """Somebody who may write and publish all pages."""
    home_page()  # a test before this one may have emptied the database
    user = PersonFactory(name="Floor Kladblok").user
    group = Group.objects.create(name="Auteurs")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=permission)
    user.groups.add(group)
    return user


@pytest.fixture
def step() -> Any:
    """A live step with a draft that has a fault and an official sentence."""
    page = published_module([reading_page(title="Dit gesprek, nu")], title="Luisteren").steps[0]
    official = (
        "Teneinde de desbetreffende inwoner derhalve adequaat te kunnen helpen dient de medewerker voorafgaand aan "
        "het gesprek alle bescheiden met betrekking tot de aanvraag zorgvuldig te bestuderen."
    )
    text = f"<p>Klik daarna op de groene knop.</p><p>{official}</p>"
    draft(page, body=[{"type": "paragraph", "id": BLOCK, "value": text}])
    return page


def test_publishing_is_refused_with_a_link_to_the_block_and_goes_on_after_mending(page_at, log_in, author, step):
    page = page_at(1280)
    log_in(page, author)
    page.goto(f"/beheer/pages/{step.pk}/edit/")
    page.get_by_role("button", name="Meer acties").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Publiceren").click()

    gate = page.locator("#lms-gate")
    assert "Nog niet gepubliceerd: 1 punt" in gate.inner_text()
    look(page, "gate-refused", ours=False)
    gate.get_by_role("link").click()
    in_text = page.locator(f"#block-{BLOCK}-section [contenteditable=true]:focus")
    in_text.wait_for()
    block = page.locator(f"#block-{BLOCK}-section")
    box = block.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900
    assert "groene knop" in block.inner_text()
    look(page, "gate-block", ours=False)
    step.refresh_from_db()
    assert "groene" not in str(step.body)

    in_text.or_(block.locator("[contenteditable=true]")).first.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("Je luistert en je vat samen.", delay=10)
    page.wait_for_timeout(600)  # the editor hands over what was typed after a while
    page.get_by_role("button", name="Meer acties").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Publiceren").click()
    assert not page.locator("#lms-gate").all_inner_texts()
    step.refresh_from_db()
    assert "Je luistert" in str(step.body)


def test_a_draft_with_faults_is_kept(page_at, log_in, author, step):
    page = page_at(1280)
    log_in(page, author)
    page.goto(f"/beheer/pages/{step.pk}/edit/")
    page.locator("#id_intro").fill("Klik op de rode knop.")
    with page.expect_navigation():
        page.get_by_role("button", name="Bewaar concept").click()

    assert not page.locator("#lms-gate").count()
    step.refresh_from_db()
    assert step.get_latest_revision_as_object().intro == "Klik op de rode knop."


def test_the_tab_on_readability_names_hard_words_and_long_sentences(page_at, log_in, author, step):
    page = page_at(1280)
    log_in(page, author)
    page.goto(f"/beheer/pages/{step.pk}/edit/")
    assert "Wij schatten 1 minuut" in page.locator("main").inner_text()
    page.get_by_role("tab", name="Leesbaarheid").click()
    said = page.locator(".lms-help").inner_text()

    assert "derhalve kan ook: daarom" in said
    assert "Lange zinnen" in said
    assert "Dit houdt publiceren nog tegen" in said
    look(page, "readability", ours=False)
    page.locator(".lms-help").get_by_role("link").click()
    page.locator(f"#block-{BLOCK}-section [contenteditable=true]:focus").wait_for()


def test_a_module_names_the_live_step_that_holds_it_back(page_at, log_in, author, step):
    type(step).objects.filter(pk=step.pk).update(
        body=[{"type": "paragraph", "id": BLOCK, "value": "<p>Klik op de groene knop.</p>"}]
    )
    page = page_at(1280)
    log_in(page, author)
    page.goto(f"/beheer/pages/{step.get_parent().pk}/edit/")
    page.get_by_role("button", name="Meer acties").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Publiceren").click()
    look(page, "gate-module", ours=False)
    page.locator("#lms-gate").get_by_role("link", name="Stap ‘Dit gesprek, nu’").click()
    page.locator(f"#block-{BLOCK}-section").wait_for()
