"""Copies are modules of their own; translations and aliases are the same module."""

import pytest
from wagtail.models import Page

from modules.models import Activity, Module
from modules.services.follow import follow_module
from tests.content import home_page, published_module, reading_page
from tests.modules.authoring import in_english, publish, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    steps = [reading_page(title=title, minutes=minutes) for title, minutes in [("Een", 5), ("Twee", 10), ("Drie", 15)]]
    return published_module(steps, title="Luisteren", lead="Je leert luisteren.", open_to_all=True)


def test_a_copy_is_a_module_of_its_own(three):
    copy = three.page.copy(recursive=True, update_attrs={"title": "Kopie", "slug": "kopie"})

    assert copy.translation_key != three.page.translation_key
    assert Module.objects.count() == 2
    assert Activity.objects.count() == 6
    assert titles(Module.objects.get(pk=copy.translation_key)) == ["Een", "Twee", "Drie"]
    assert titles(three.module) == ["Een", "Twee", "Drie"]


def test_a_copy_as_draft_has_no_rows_yet(three):
    three.page.copy(recursive=True, keep_live=False, update_attrs={"slug": "kopie"})

    assert Module.objects.count() == 1
    assert Activity.objects.count() == 3


def test_a_translation_is_the_same_module_and_the_same_steps(three):
    english = in_english(three.page)
    publish(english, title="Listening")

    assert english.translation_key == three.page.translation_key
    assert Module.objects.get().title == "Luisteren"
    assert Activity.objects.count() == 3
    assert Module.objects.get().activity_count == 3


def test_another_language_decides_when_the_source_is_gone(three):
    english = in_english(three.page)
    publish(english, title="Listening")
    three.page.unpublish()
    module = Module.objects.get()

    assert (module.title, module.archived_at) == ("Listening", None)
    assert module.activity_count == 3

    english.unpublish()

    assert Module.objects.get().archived_at is not None

    publish(three.page)

    assert (Module.objects.get().title, Module.objects.get().archived_at) == ("Luisteren", None)


def test_a_step_that_exists_only_in_another_language_comes_last(three):
    english = in_english(three.page)
    extra = reading_page(title="Only English")
    extra.locale, extra.live = english.locale, False
    english.refresh_from_db()
    english.add_child(instance=extra)
    extra.save_revision().publish()
    Page.objects.get(pk=extra.pk).move(Page.objects.get(pk=english.pk), pos="first-child")

    assert titles(three.module) == ["Een", "Twee", "Drie", "Only English"]


def test_the_source_language_decides_where_a_moved_step_belongs(three):
    other = published_module([reading_page(title="Vier")], title="Schrijven")
    in_english(three.page)
    Page.objects.get(pk=three.steps[0].pk).move(Page.objects.get(pk=other.page.pk), pos="last-child")

    for key in (three.page.translation_key, other.page.translation_key):
        follow_module(key)
        assert titles(three.module) == ["Twee", "Drie"]
        assert titles(other.module) == ["Vier", "Een"]


@pytest.mark.parametrize("how", ["unpublish", "delete"])
def test_a_step_goes_back_to_the_module_of_the_language_that_is_left(three, how):
    other = published_module([reading_page(title="Vier")], title="Schrijven")
    in_english(three.page)
    moved = Page.objects.get(pk=three.steps[0].pk)
    moved.move(Page.objects.get(pk=other.page.pk), pos="last-child")

    getattr(Page.objects.get(pk=moved.pk).specific, how)()

    assert titles(three.module) == ["Twee", "Drie", "Een"]
    assert titles(other.module) == ["Vier"]
    assert [module.activity_count for module in Module.objects.order_by("title")] == [3, 1]


def test_an_alias_of_a_module_is_the_same_module(three):
    shelf = home_page().add_child(instance=Page(title="Ook hier", slug="ook-hier"))
    alias = three.page.create_alias(recursive=True, parent=shelf)

    assert alias.translation_key != three.page.translation_key
    assert Module.objects.count() == 1
    assert Activity.objects.count() == 3

    publish(three.steps[0], title="Een, nieuw")

    assert Module.objects.count() == 1
    assert titles(three.module) == ["Een, nieuw", "Twee", "Drie"]


def test_an_alias_of_a_step_in_another_module_is_a_step_there(three):
    other = published_module([], title="Schrijven")
    three.steps[0].create_alias(parent=other.page)

    assert titles(other.module) == ["Een"]
    assert titles(three.module) == ["Een", "Twee", "Drie"]

    publish(three.steps[0], title="Een, nieuw")

    assert titles(other.module) == ["Een, nieuw"]


def test_deleting_one_language_leaves_the_other(three):
    english = in_english(three.page)
    publish(english, title="Listening")
    Page.objects.get(pk=three.page.pk).delete()
    module = Module.objects.get()

    assert (module.title, module.archived_at) == ("Listening", None)
    assert titles(module) == ["Een", "Twee", "Drie"]
