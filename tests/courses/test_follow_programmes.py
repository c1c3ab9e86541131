"""Programme rows follow the programme's pages."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Locale

from courses.models import Cohort, Programme, ProgrammeIndexPage, ProgrammePage, ProgrammePageModule
from courses.services.enrol import enrol
from courses.services.follow import follow_programme
from modules.models import Module, ModulePage, Registration
from tests.content import home_page, published_module
from tests.factories import CohortFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(db) -> ProgrammeIndexPage:
    home = home_page()
    page = home.add_child(instance=ProgrammeIndexPage(title="Opleidingen", slug="opleidingen", locale=home.locale))
    page.save_revision().publish()
    return page


def published_programme(index, *module_pages, title: str = "Waardevol klantcontact", **fields) -> ProgrammePage:
    page = ProgrammePage(title=title, live=False, locale=index.locale, **fields)
    choose(page, *module_pages)
    index.refresh_from_db()
    index.add_child(instance=page)
    page.save_revision().publish()
    return ProgrammePage.objects.get(pk=page.pk)


def choose(page: ProgrammePage, *module_pages) -> None:
    page.programme_modules = [
        ProgrammePageModule(module_page=module_page, sort_order=place) for place, module_page in enumerate(module_pages)
    ]


def modules_of(page: ProgrammePage) -> list[str]:
    """Titles of the modules of the row, in order."""
    programme = Programme.objects.get(pk=page.translation_key)
    return [row.module.title for row in programme.programme_modules.select_related("module")]


def test_a_published_page_becomes_a_programme_with_its_modules_in_order(index):
    listen, write = published_module(["reading"], title="Luisteren"), published_module(["reading"], title="Schrijven")
    page = published_programme(index, write.page, listen.page)
    programme = Programme.objects.get()
    assert (programme.pk, programme.title, programme.archived_at) == (page.translation_key, page.title, None)
    assert modules_of(page) == ["Schrijven", "Luisteren"]


def test_a_draft_is_no_programme_and_a_change_counts_when_it_is_published(index):
    listen, write = published_module(["reading"], title="Luisteren"), published_module(["reading"], title="Schrijven")
    page = published_programme(index, listen.page)
    page.title = "Nieuwe naam"
    choose(page, write.page, listen.page)
    revision = page.save_revision()
    assert Programme.objects.get().title == "Waardevol klantcontact"
    assert modules_of(page) == ["Luisteren"]
    revision.publish()
    assert Programme.objects.get().title == "Nieuwe naam"
    assert modules_of(page) == ["Schrijven", "Luisteren"]


def test_a_module_that_is_taken_out_leaves_the_programme_and_its_records_stay(index):
    listen, write = published_module(["reading"], title="Luisteren"), published_module(["reading"], title="Schrijven")
    page = published_programme(index, listen.page, write.page)
    choose(page, write.page)
    page.save_revision().publish()
    assert modules_of(page) == ["Schrijven"]
    assert Module.objects.filter(title="Luisteren").exists()


def test_unpublishing_archives_and_publishing_again_restores(index):
    page = published_programme(index, published_module(["reading"], title="Luisteren").page)
    page.unpublish()
    assert Programme.objects.get().archived_at is not None
    assert modules_of(page) == ["Luisteren"]
    page.save_revision().publish()
    assert Programme.objects.get().archived_at is None


@pytest.mark.parametrize("what", ["the page", "its parent"])
def test_deleting_archives_the_programme_and_keeps_its_groups(index, what):
    page = published_programme(index, published_module(["reading"]).page)
    cohort = CohortFactory(programme=Programme.objects.get())
    (page if what == "the page" else ProgrammeIndexPage.objects.get()).delete()
    cohort.refresh_from_db()
    assert cohort.programme.archived_at is not None


def test_following_again_changes_nothing(index):
    page = published_programme(index, published_module(["reading"]).page)
    before = list(Programme.objects.values()), list(Programme.modules.through.objects.values())
    follow_programme(page.translation_key)
    assert (list(Programme.objects.values()), list(Programme.modules.through.objects.values())) == before


def test_a_page_that_never_was_is_no_programme():
    assert follow_programme(Module(pk="6f0a3a4e-0000-4000-8000-000000000000").pk) is None
    assert not Programme.objects.exists()


def test_all_languages_are_one_programme_and_the_main_language_decides(index):
    module = published_module(["reading"], title="Luisteren")
    page = published_programme(index, module.page)
    english = Locale.objects.create(language_code="en")
    home_page().copy_for_translation(english)
    index.copy_for_translation(english)
    translated = page.copy_for_translation(english)
    translated.title = "Valuable customer contact"
    translated.save_revision().publish()
    assert Programme.objects.get().title == "Waardevol klantcontact"
    assert modules_of(page) == ["Luisteren"]
    page.unpublish()
    assert Programme.objects.get().title == "Valuable customer contact"
    assert Programme.objects.get().archived_at is None
    ProgrammePage.objects.get(pk=translated.pk).unpublish()
    assert Programme.objects.get().archived_at is not None


def test_a_copy_is_a_programme_of_its_own(index):
    page = published_programme(index, published_module(["reading"], title="Luisteren").page)
    copy = page.copy(update_attrs={"slug": "kopie", "title": "Kopie"})
    assert Programme.objects.count() == 2
    assert modules_of(copy) == ["Luisteren"]


def test_an_alias_repeats_the_page_and_is_no_programme(index):
    page = published_programme(index, published_module(["reading"]).page)
    page.create_alias(parent=index, update_slug="nog-een-keer")
    assert Programme.objects.count() == 1


def test_a_module_that_is_published_after_the_programme_takes_its_place(index):
    listen = published_module(["reading"], title="Luisteren")
    draft = home_page().add_child(instance=ModulePage(title="Later", live=False, locale=index.locale))
    page = published_programme(index, draft, listen.page)
    assert modules_of(page) == ["Luisteren"]
    draft.save_revision().publish()
    assert modules_of(page) == ["Later", "Luisteren"]


def test_learners_get_a_module_that_the_programme_gets_later(index, django_capture_on_commit_callbacks):
    town = OrganisationFactory()
    listen, write = published_module(["reading"], title="Luisteren"), published_module(["reading"], title="Schrijven")
    page = published_programme(index, listen.page)
    running = CohortFactory(programme=Programme.objects.get(), organisations=[town])
    long_ago = timezone.localdate() - datetime.timedelta(days=500)
    ended = CohortFactory(programme=running.programme, organisations=[town], starts_on=long_ago)
    now, then = PersonFactory(), PersonFactory()
    for cohort, person in ((running, now), (ended, then)):
        enrol(cohort=cohort, person=person, organisation=town)
    with django_capture_on_commit_callbacks(execute=True):
        choose(page, listen.page, write.page)
        page.save_revision().publish()
    assert sorted(now.registrations.values_list("module__title", flat=True)) == ["Luisteren", "Schrijven"]
    assert [run.module.title for run in then.registrations.all()] == ["Luisteren"]


def test_learners_get_a_module_that_was_archived_when_they_came(index, django_capture_on_commit_callbacks):
    town, module = OrganisationFactory(), published_module(["reading"])
    published_programme(index, module.page)
    module.page.unpublish()
    cohort = CohortFactory(programme=Programme.objects.get(), organisations=[town])
    enrol(cohort=cohort, person=PersonFactory(), organisation=town)
    assert not Registration.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        module.page.save_revision().publish()
    assert Registration.objects.count() == 1


def test_a_page_that_a_program_makes_live_at_once_is_followed(index):
    module = published_module(["reading"], title="Luisteren")
    page = ProgrammePage(title="Gemaakt", locale=index.locale)
    choose(page, module.page)
    index.add_child(instance=page)
    assert modules_of(page) == ["Luisteren"]
    assert not Cohort.objects.exists()
