"""The rows Module and Activity keep step with the pages that authors write."""

import pytest
from django.utils import translation
from wagtail.models import Locale, Page
from wagtail.signals import published

from modules.models import Activity, Module, ModulePage, Question
from modules.services.follow import follow_module
from tests.content import add_step, home_page, published_module, quiz_page, reading_page, single_choice

pytestmark = pytest.mark.django_db


def titles(module: Module) -> list[str]:
    """Titles of the live activities in order."""
    return list(module.activities.filter(archived_at=None).order_by("position").values_list("title", flat=True))


def version(module: Module) -> int:
    return Module.objects.values_list("content_version", flat=True).get(pk=module.pk)


def publish(page: Page, **fields: object) -> None:
    """What an author does: change, then publish."""
    page = page.specific_class.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def in_english(page: Page) -> Page:
    """A translation of the page and all pages under it, published."""
    english, _ = Locale.objects.get_or_create(language_code="en")
    parent = page.get_parent()
    if not parent.has_translation(english):
        parent.copy_for_translation(english)
    copy = page.copy_for_translation(english)
    publish(copy)
    for step in page.get_children().specific():
        publish(step.copy_for_translation(english))
    return ModulePage.objects.get(pk=copy.pk)


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


def test_publishing_a_question_raises_the_version_of_every_module_that_asks_it():
    question = single_choice()
    first = published_module([quiz_page(questions=[question])])
    second = published_module([quiz_page(questions=[question]), quiz_page(questions=[question])])
    third = published_module([quiz_page()])
    before = [version(each.module) for each in (first, second, third)]

    Question.objects.get(pk=question.pk).save_revision().publish()

    assert [version(each.module) for each in (first, second, third)] == [before[0] + 1, before[1] + 1, before[2]]

    Question.objects.get(pk=question.pk).unpublish()

    assert version(first.module) == before[0] + 2


def test_a_draft_of_a_question_raises_nothing():
    question = single_choice()
    module = published_module([quiz_page(questions=[question])])
    before = version(module.module)

    Question.objects.get(pk=question.pk).save_revision()

    assert version(module.module) == before


def test_a_question_and_the_versions_change_in_one_transaction():
    question = single_choice("Oud")
    module = published_module([quiz_page(questions=[question])])
    before = version(module.module)
    question.text = "Nieuw"
    revision = question.save_revision()

    def fails(**kwargs: object) -> None:
        raise RuntimeError("the last receiver of the signal")

    published.connect(fails)
    try:
        with pytest.raises(RuntimeError):
            revision.publish()
    finally:
        published.disconnect(fails)

    assert Question.objects.get(pk=question.pk).text == "Oud"
    assert version(module.module) == before


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


def test_deleting_one_language_leaves_the_other(three):
    english = in_english(three.page)
    publish(english, title="Listening")
    Page.objects.get(pk=three.page.pk).delete()
    module = Module.objects.get()

    assert (module.title, module.archived_at) == ("Listening", None)
    assert titles(module) == ["Een", "Twee", "Drie"]


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
