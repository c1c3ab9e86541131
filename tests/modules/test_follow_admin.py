"""The same through the admin: what a trainer clicks there never costs a record and never gives a 500."""

from uuid import uuid4

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page

from modules.models import Activity, Attempt, Completion, Module, ModulePage, Registration
from modules.services.attempts import finish
from modules.services.registrations import register
from tests.content import published_module, reading_page
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    return published_module([reading_page(title="Een"), reading_page(title="Twee"), reading_page(title="Drie")])


@pytest.fixture
def run(three) -> Registration:
    """A learner who finished the first step."""
    person = PersonFactory()
    registration = register(person=person, module=three.module)
    finish(
        registration=registration.uuid,
        user_id=person.user_id,
        activity=three.steps[0].translation_key,
        key=uuid4(),
    )
    return registration


def live_titles(key) -> list[str]:
    rows = Activity.objects.filter(module_id=key, archived_at=None).order_by("position")
    return list(rows.values_list("title", flat=True))


def records() -> tuple[int, int, int]:
    return Registration.objects.count(), Attempt.objects.count(), Completion.objects.count()


def test_copy_a_module_with_all_its_steps(author, three, run):
    home = three.page.get_parent()
    data = {
        "new_title": "Kopie",
        "new_slug": "kopie",
        "new_parent_page": home.pk,
        "copy_subpages": "on",
        "publish_copies": "on",
    }
    response = author.post(reverse("wagtailadmin_pages:copy", args=[three.page.pk]), data)
    copy = ModulePage.objects.get(slug="kopie")

    assert response.status_code == 302
    assert live_titles(copy.translation_key) == live_titles(three.page.translation_key) == ["Een", "Twee", "Drie"]
    assert Module.objects.get(pk=copy.translation_key).registrations.count() == 0
    assert records() == (1, 1, 1)


def test_copy_a_module_as_alias(author, three, run):
    home = three.page.get_parent()
    shelf = home.add_child(instance=Page(title="Map", slug="map"))
    data = {
        "new_title": "Alias",
        "new_slug": "alias",
        "new_parent_page": shelf.pk,
        "copy_subpages": "on",
        "alias": "on",
    }
    response = author.post(reverse("wagtailadmin_pages:copy", args=[three.page.pk]), data)

    assert response.status_code == 302
    assert ModulePage.objects.get(slug="alias").alias_of_id == three.page.pk
    assert (Module.objects.count(), Activity.objects.count()) == (1, 3)


def test_move_a_step_to_another_module(author, three, run):
    other = published_module([], title="Schrijven")
    url = reverse("wagtailadmin_pages:move_confirm", args=[three.steps[0].pk, other.page.pk])
    response = author.post(url)

    assert response.status_code == 302
    assert live_titles(three.page.translation_key) == ["Twee", "Drie"]
    assert live_titles(other.page.translation_key) == ["Een"]
    assert records() == (1, 1, 1)


def test_drag_a_step_to_another_place(author, three):
    url = reverse("wagtailadmin_pages:set_page_position", args=[three.steps[2].pk])
    response = author.post(f"{url}?position=0")

    assert response.status_code == 200
    assert live_titles(three.page.translation_key) == ["Drie", "Een", "Twee"]


def test_the_explorer_shows_the_steps_in_the_order_of_the_module(author, three):
    Page.objects.get(pk=three.steps[2].pk).move(Page.objects.get(pk=three.steps[0].pk), pos="left")
    html = author.get(reverse("wagtailadmin_explore", args=[three.page.pk])).content.decode()
    in_order = [html.index(reverse("wagtailadmin_pages:edit", args=[three.steps[nr].pk])) for nr in (2, 0, 1)]

    assert in_order == sorted(in_order)


def test_translate_a_module_with_all_its_steps(author, three, run):
    english = Locale.objects.create(language_code="en")
    three.page.get_parent().copy_for_translation(english)
    url = reverse("simple_translation:submit_page_translation", args=[three.page.pk])
    response = author.post(url, {"locales": [english.pk], "include_subtree": "on"})
    translation = ModulePage.objects.get(locale=english)

    assert response.status_code == 302
    assert translation.get_children().count() == 3

    for page in [translation, *translation.get_children().specific()]:
        page.save_revision().publish()

    assert (Module.objects.count(), Activity.objects.count()) == (1, 3)
    assert live_titles(three.page.translation_key) == ["Een", "Twee", "Drie"]


def test_unpublish_a_module_with_its_steps_and_publish_it_again(author, three, run):
    url = reverse("wagtailadmin_pages:unpublish", args=[three.page.pk])
    response = author.post(url, {"include_descendants": "on"})
    module = Module.objects.get()

    assert response.status_code == 302
    assert module.archived_at is not None
    assert records() == (1, 1, 1)

    for page in [three.page, *three.steps]:
        page.specific_class.objects.get(pk=page.pk).save_revision().publish()
    run.refresh_from_db()

    assert Module.objects.get().archived_at is None
    assert live_titles(three.page.translation_key) == ["Een", "Twee", "Drie"]
    assert (run.done_count, run.done_required) == (1, 1)


@pytest.mark.parametrize("what", ["step", "module", "ancestor"])
def test_delete_pages_with_records(author, three, run, what):
    shelf = three.page.get_parent().add_child(instance=Page(title="Map", slug="map"))
    Page.objects.get(pk=three.page.pk).move(shelf, pos="last-child")
    page = {"step": three.steps[0], "module": three.page, "ancestor": shelf}[what]
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])

    assert author.get(url).status_code == 200
    assert author.post(url).status_code == 302
    assert not Page.objects.filter(pk=page.pk).exists()
    assert records() == (1, 1, 1)
    assert Activity.objects.get(pk=three.steps[0].translation_key).title == "Een"


def test_delete_many_steps_at_once(author, three, run):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    query = "&".join(f"id={step.pk}" for step in three.steps[:2])
    response = author.post(f"{url}?{query}&next=/beheer/")

    assert response.status_code == 302
    assert live_titles(three.page.translation_key) == ["Drie"]
    assert records() == (1, 1, 1)
