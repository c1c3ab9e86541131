"""Deleted pages leave archived rows behind."""

import pytest
from wagtail.models import Page

from modules.models import Activity, Module, ModulePage
from tests.content import home_page, published_module, reading_page
from tests.modules.authoring import titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    steps = [reading_page(title=title, minutes=minutes) for title, minutes in [("Een", 5), ("Twee", 10), ("Drie", 15)]]
    return published_module(steps, title="Luisteren", lead="Je leert luisteren.", open_to_all=True)


def test_deleting_the_page_of_a_step_archives_its_row(three):
    three.steps[1].delete()

    assert titles(three.module) == ["Een", "Drie"]
    assert Activity.objects.get(pk=three.steps[1].translation_key).archived_at is not None
    assert Module.objects.get().activity_count == 2


def test_deleting_a_module_archives_it_as_it_was(three):
    three.page.delete()
    module = Module.objects.get()

    assert module.archived_at is not None
    assert module.activity_count == 3
    assert Activity.objects.count() == 3


def test_deleting_an_ancestor_archives_every_module_below(three):
    shelf = home_page().add_child(instance=Page(title="Map", slug="map"))
    Page.objects.get(pk=three.page.pk).move(shelf, pos="last-child")
    published_module(title="Nog een", parent=Page.objects.get(pk=shelf.pk))

    Page.objects.get(pk=shelf.pk).delete()

    assert Module.objects.exclude(archived_at=None).count() == 2
    assert not ModulePage.objects.exists()
