"""From an empty page to a finished module: an author makes one step of each kind, a learner on a telephone does them
all, a trainer and others judge, and the rule of the module is satisfied. Only what a person can see and press."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage
from playwright.sync_api import Page

from lms.models import Person
from lms.site.demo.authors import group_of_authors
from lms.tenancy import Role
from media.models import Recording
from modules.models import ActivityPage, Module, ModulePage, Registration
from tests.browser import authoring_steps
from tests.browser import guidance_steps as guidance
from tests.browser.admin_form import add_block, fill, pick_kind, picture, publish, section, select, write
from tests.browser.authoring_kinds import MAKERS
from tests.browser.learner_steps import WAYS
from tests.browser.look import keep, look
from tests.content import home_page
from tests.content_video import wav
from tests.factories import (
    CohortFactory,
    CohortRoleFactory,
    EnrolmentFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    ProgrammeFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MODULE = "Luisteren en samenvatten"


@pytest.fixture(autouse=True)
def _files_on_disk(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Recording._meta.get_field("file"), "storage", FileSystemStorage(location=tmp_path))


def test_from_an_empty_page_to_a_finished_module(page_at, log_in, tmp_path):
    home = home_page()
    home.title = "Opleidingen"
    home.save_revision().publish()
    author = PersonFactory(name="Floor Kladblok").user
    author.groups.add(group_of_authors(home))
    sound = tmp_path / "gesprek.wav"
    sound.write_bytes(wav(2))
    admin = page_at(1280)
    log_in(admin, author)
    noor, trainer, coach, assessor = (page_at(width) for width in (360, 1280, 360, 1280))
    the_author_prepares(admin, sound)
    the_author_makes_the_module(admin)
    for page, person in zip((noor, trainer, coach, assessor), the_group(), strict=True):
        log_in(page, person.user)
    the_learner_does_every_step(noor)
    guidance.grade_all(trainer)
    guidance.take_the_register(trainer)
    guidance.plan_the_presentation(trainer)
    guidance.grade(trainer)
    guidance.grade(assessor)
    the_learner_sees_why_not_yet(noor)
    guidance.sign_off(coach)
    the_learner_is_done(noor)


def the_group() -> tuple[Person, ...]:
    """Noor follows the programme with the module; a trainer, a coach and an assessor guide her."""
    cohort = CohortFactory(
        name="Groep najaar 2026", programme=ProgrammeFactory(title="Klantcontact", modules=[Module.objects.get()])
    )
    noor = PersonFactory(name="Noor Voorbeeld")
    lindemeer = OrganisationFactory(name="Lindemeer")
    MembershipFactory(person=noor, organisation=lindemeer)
    EnrolmentFactory(cohort=cohort, person=noor, organisation=lindemeer)
    names = {"Ans Trainster": Role.TRAINER, "Ruben Kijker": Role.COACH, "Jelle Schijnbaar": Role.ASSESSOR}
    return noor, *(
        CohortRoleFactory(person=PersonFactory(name=name), cohort=cohort, role=role).person
        for name, role in names.items()
    )


def the_learner_does_every_step(page: Page) -> None:
    page.goto("/leren/")
    look(page)
    for title, do in WAYS.items():
        _to_module(page)
        page.locator("main").get_by_role("link", name=title).first.click()
        do(page)
    _to_module(page)
    look(page)
    assert not page.get_by_text("Je hebt deze module afgerond").count()


def the_learner_sees_why_not_yet(page: Page) -> None:
    """Everything is judged, only the coach has not signed yet."""
    _to_module(page)
    look(page)
    keep(page, "telephone-module-360.png", full=False)
    assert not page.get_by_text("Je hebt deze module afgerond").count()


def the_learner_is_done(page: Page) -> None:
    _to_module(page)
    assert page.get_by_role("heading", name="Je hebt deze module afgerond").is_visible()
    look(page)
    keep(page, "telephone-done-360.png", full=False)
    assert Registration.objects.get().completed_at


def _to_module(page: Page) -> None:
    page.goto("/leren/")
    page.locator("main").get_by_role("link", name=MODULE).first.click()


def the_author_prepares(page: Page, sound: Path) -> None:
    authoring_steps.a_recording(page, sound)
    authoring_steps.a_rubric(page)
    authoring_steps.questions(page)


def the_author_makes_the_module(page: Page) -> None:
    page.goto("/beheer/")
    picture(page, "author-dashboard", height=700)
    page.get_by_role("button", name="Pagina's").click()
    page.get_by_role("link", name="Opleidingen").first.click()
    page.get_by_role("link", name="Voeg onderliggende pagina toe").first.click()
    pick_kind(page, "Module")
    fill(page, "Titel", MODULE)
    fill(page, "Inleiding", "Je hoort wat iemand bedoelt, en je zegt het terug.")
    write(section(page, "Doel"), "Je vat samen met een check.")
    publish(page)
    steps = ModulePage.objects.get()
    for make in MAKERS:
        page.goto(f"/beheer/pages/{steps.pk}/")
        make(page)
    page.goto(f"/beheer/pages/{steps.pk}/")
    picture(page, "author-steps", height=760)
    the_author_makes_the_rule(page, f"/beheer/pages/{steps.pk}/edit/")


def the_author_makes_the_rule(page: Page, edit: str) -> None:
    page.goto(edit)
    rule = section(page, "Wanneer klaar")
    quizzes = add_block(rule)
    select(quizzes, "Welke stappen", "Toetsen")
    quizzes.get_by_label("Minstens dit percentage").fill("70")
    add_block(rule)
    publish(page)
    page.goto(edit)
    assert "alle toetsen met minstens 70 %" in section(page, "Wanneer klaar").inner_text()
    picture(page, "author-module", "Wanneer klaar")
    assert ActivityPage.objects.live().count() == len(MAKERS)
