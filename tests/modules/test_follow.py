"""The rows Module and Activity keep step with the pages that authors write."""

import pytest
from django.utils import translation
from wagtail.models import Page

from modules.models import Activity, Module, ModulePage
from modules.services.follow import follow_module
from tests.content import add_step, home_page, published_module, reading_page
from tests.modules.authoring import publish, titles, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    steps = [reading_page(title=title, minutes=minutes) for title, minutes in [("Een", 5), ("Twee", 10), ("Drie", 15)]]
    return published_module(steps, title="Luisteren", lead="Je leert luisteren.", open_to_all=True)


def test_a_published_module_has_a_row_with_its_key_and_counts(three):
    module = Module.objects.get(pk=three.page.translation_key)

    assert (module.title, module.lead, module.open_to_all) == ("Luisteren", "Je leert luisteren.", True)
    assert (module.activity_count, module.required_count, module.minutes) == (3, 3, 30)
    assert module.archived_at is None
    assert titles(module) == ["Een", "Twee", "Drie"]


def test_a_step_that_was_never_published_has_no_row(three):
    draft = reading_page(title="Nog niet af")
    draft.live = False
    three.page.add_child(instance=draft)
    draft.save_revision()

    assert not Activity.objects.filter(pk=draft.translation_key).exists()

    draft.save_revision().publish()

    assert titles(three.module) == ["Een", "Twee", "Drie", "Nog niet af"]


def test_steps_published_before_their_module_appear_with_the_module():
    page = home_page().add_child(instance=ModulePage(title="Eerst de stappen", live=False))
    add_step(page, "reading")

    assert not Module.objects.exists()

    publish(page)

    assert Module.objects.get().activity_count == 1


def test_a_module_that_was_never_published_has_no_row():
    page = home_page().add_child(instance=ModulePage(title="Concept", live=False))

    assert follow_module(page.translation_key) is None
    assert not Module.objects.exists()


def test_each_publication_raises_the_version_by_one(three):
    before = version(three.module)

    publish(three.steps[1], title="Twee, nieuw")

    assert version(three.module) == before + 1
    assert titles(three.module) == ["Een", "Twee, nieuw", "Drie"]

    publish(three.page, title="Beter luisteren")

    assert version(three.module) == before + 2
    assert Module.objects.get().title == "Beter luisteren"


def test_a_draft_changes_nothing(three):
    before = version(three.module)
    step = three.steps[0].specific
    step.title = "Concept"
    step.save_revision()

    assert version(three.module) == before
    assert titles(three.module) == ["Een", "Twee", "Drie"]


def test_the_row_of_a_step_tells_what_the_author_chose(three):
    publish(three.steps[1], chapter="Doorvragen", required=False, weight=3, minutes=25)
    row = Activity.objects.get(pk=three.steps[1].translation_key)
    module = Module.objects.get()

    assert (row.kind, row.chapter, row.required, row.weight, row.minutes) == ("reading", "Doorvragen", False, 3, 25)
    assert (module.activity_count, module.required_count, module.minutes) == (3, 2, 45)


def test_unpublishing_archives_a_step_and_publishing_brings_it_back(three):
    step = three.steps[1]
    step.unpublish()
    row = Activity.objects.get(pk=step.translation_key)

    assert row.archived_at is not None
    assert titles(three.module) == ["Een", "Drie"]
    assert Module.objects.get().activity_count == 2

    publish(step)

    assert titles(three.module) == ["Een", "Twee", "Drie"]
    assert Module.objects.get().activity_count == 3


def test_an_archived_module_keeps_its_counts_and_steps(three):
    three.page.unpublish()
    module = Module.objects.get()

    assert module.archived_at is not None
    assert module.activity_count == 3
    assert titles(module) == ["Een", "Twee", "Drie"]

    archived_at = module.archived_at
    publish(three.steps[0])

    assert Module.objects.get().archived_at == archived_at

    publish(three.page)

    assert Module.objects.get().archived_at is None


def test_a_new_order_is_followed_for_all_siblings(three):
    before = version(three.module)
    last = Page.objects.get(pk=three.steps[2].pk)
    last.move(Page.objects.get(pk=three.steps[0].pk), pos="left")

    assert titles(three.module) == ["Drie", "Een", "Twee"]
    assert version(three.module) == before + 1


def test_a_step_that_moves_to_another_module_keeps_its_row(three):
    other = published_module([reading_page(title="Vier")], title="Schrijven")
    moved = Page.objects.get(pk=three.steps[0].pk)
    moved.move(Page.objects.get(pk=other.page.pk), pos="last-child")

    assert titles(three.module) == ["Twee", "Drie"]
    assert titles(other.module) == ["Vier", "Een"]
    assert Activity.objects.get(pk=three.steps[0].translation_key).archived_at is None
    assert [module.activity_count for module in Module.objects.order_by("title")] == [2, 2]


def test_a_step_in_a_module_that_is_not_public_yet_is_archived_until_it_is(three):
    hidden = home_page().add_child(instance=ModulePage(title="Later", live=False))
    Page.objects.get(pk=three.steps[0].pk).move(Page.objects.get(pk=hidden.pk), pos="last-child")

    assert titles(three.module) == ["Twee", "Drie"]
    assert Activity.objects.get(pk=three.steps[0].translation_key).archived_at is not None

    publish(hidden)

    row = Activity.objects.get(pk=three.steps[0].translation_key)
    assert (row.module_id, row.archived_at) == (hidden.translation_key, None)


def test_pages_that_are_no_module_leave_the_rows_alone(three):
    before = version(three.module)
    page = home_page().add_child(instance=Page(title="Over ons", slug="over-ons"))
    page.save_revision().publish()
    page.delete()

    assert version(three.module) == before


def test_following_again_changes_nothing_but_the_version(three):
    before = list(Activity.objects.order_by("pk").values())
    with translation.override("en"):
        module = follow_module(three.page.translation_key)

    assert list(Activity.objects.order_by("pk").values()) == before
    assert (module.title, module.activity_count) == ("Luisteren", 3)
