"""What learners did survives every change of the content, and their counters follow it."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from lms.models import Person
from modules.models import Activity, Attempt, Completion, Registration
from modules.rules.progress import is_complete
from modules.services.attempts import finish
from modules.services.follow import follow_module
from modules.services.registrations import register
from modules.signals import module_completed
from tests.content import add_step, published_module, reading_page
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def learner(module, done: int = 0) -> tuple[Registration, Person]:
    """Somebody who finished the first `done` steps of the module."""
    person = PersonFactory()
    registration = register(person=person, module=module.module)
    for step in module.steps[:done]:
        read(registration, step)
    return registration, person


def read(registration: Registration, step: Page) -> None:
    finish(
        registration=registration.uuid,
        user_id=registration.person.user_id,
        activity=step.translation_key,
        key=uuid4(),
    )


def counts(registration: Registration) -> tuple[int, int]:
    registration.refresh_from_db()
    return registration.done_count, registration.done_required


def change(page: Page, **fields: object) -> None:
    page = page.specific_class.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


@pytest.fixture
def three():
    return published_module([reading_page(), reading_page(), reading_page()])


def test_archiving_a_step_takes_it_off_the_counters_and_restoring_puts_it_back(three):
    busy, _ = learner(three, done=1)
    none, _ = learner(three)

    three.steps[0].unpublish()

    assert (counts(busy), counts(none)) == ((0, 0), (0, 0))

    change(three.steps[0])

    assert (counts(busy), counts(none)) == ((1, 1), (0, 0))


def test_a_step_that_becomes_optional_no_longer_counts_as_required(three):
    busy, _ = learner(three, done=1)

    change(three.steps[0], required=False)

    assert counts(busy) == (1, 0)


def test_whoever_did_all_that_is_still_required_is_done(three, django_capture_on_commit_callbacks):
    almost, _ = learner(three, done=2)
    busy, _ = learner(three, done=1)
    heard: list[int] = []

    def hear(registration_id: int, **kwargs: object) -> None:
        heard.append(registration_id)

    module_completed.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            change(three.steps[2], required=False)
    finally:
        module_completed.disconnect(hear)
    almost.refresh_from_db()
    busy.refresh_from_db()

    assert almost.completed_at is not None
    assert almost.completed_version == almost.module.content_version
    assert busy.completed_at is None
    assert heard == [almost.pk]


def test_a_module_without_required_steps_asks_for_all_of_them(three):
    almost, _ = learner(three, done=2)
    for step in three.steps:
        change(step, required=False)
    almost.refresh_from_db()

    assert almost.completed_at is None

    three.steps[2].unpublish()
    almost.refresh_from_db()

    assert almost.completed_at is not None


def test_a_module_without_any_step_is_done_by_nobody(three):
    registration, _ = learner(three)
    for step in three.steps:
        step.unpublish()
    registration.refresh_from_db()

    assert registration.completed_at is None


def test_a_closed_run_is_not_completed_afterwards(three):
    closed, _ = learner(three, done=2)
    Registration.objects.filter(pk=closed.pk).update(closed_at=closed.started_at)

    three.steps[2].unpublish()
    closed.refresh_from_db()

    assert closed.completed_at is None


def test_a_completed_run_stays_completed_when_the_module_grows(three):
    ready, _ = learner(three, done=3)
    ready.refresh_from_db()
    completed_at = ready.completed_at

    add_step(three.page, "reading")
    ready.refresh_from_db()

    assert ready.completed_at == completed_at is not None


def test_a_run_that_was_completed_keeps_its_moment_and_version(three):
    ready, _ = learner(three, done=3)
    ready.refresh_from_db()
    before = (ready.completed_at, ready.completed_version)

    three.steps[2].unpublish()
    ready.refresh_from_db()

    assert (ready.completed_at, ready.completed_version) == before


def test_the_counters_agree_with_the_pure_rule(three):
    people = [learner(three, done=number)[0] for number in range(4)]
    change(three.steps[1], required=False)
    three.steps[2].unpublish()
    live = {row.pk: row.required for row in Activity.objects.filter(archived_at=None)}

    for registration in people:
        done = set(registration.completions.values_list("activity_id", flat=True)) & set(live)
        required = [key for key in done if live[key]]
        assert counts(registration) == (len(done), len(required))
        assert bool(registration.completed_at) == is_complete(
            done=len(done), total=len(live), required_done=len(required), required_total=sum(live.values())
        )


@pytest.mark.parametrize("first", ["the old module", "the new module"])
def test_a_step_that_moves_away_counts_again_when_it_returns(first):
    # Modules are followed in the order of their keys, which are random: both orders are tried.
    one, other = sorted(
        [published_module([reading_page(), reading_page()]), published_module([reading_page(), reading_page()])],
        key=lambda each: each.page.translation_key,
        reverse=first == "the new module",
    )
    busy, _ = learner(one, done=1)
    moved = Page.objects.get(pk=one.steps[0].pk)

    moved.move(Page.objects.get(pk=other.page.pk), pos="last-child")

    assert counts(busy) == (0, 0)

    Page.objects.get(pk=moved.pk).move(Page.objects.get(pk=one.page.pk), pos="last-child")

    assert counts(busy) == (1, 1)


def test_what_was_done_in_another_module_does_not_count_here(three):
    other = published_module([reading_page()])
    _, person = learner(three, done=1)
    here = register(person=person, module=other.module)

    Page.objects.get(pk=three.steps[0].pk).move(Page.objects.get(pk=other.page.pk), pos="last-child")

    assert counts(here) == (0, 0)


@pytest.mark.parametrize("what", ["step", "module", "ancestor"])
def test_deleting_pages_never_touches_a_record(three, what):
    shelf = three.page.get_parent().add_child(instance=Page(title="Map", slug="map"))
    Page.objects.get(pk=three.page.pk).move(shelf, pos="last-child")
    registration, _ = learner(three, done=2)
    page = {"step": three.steps[0], "module": three.page, "ancestor": shelf}[what]

    Page.objects.get(pk=page.pk).delete()

    assert (Attempt.objects.count(), Completion.objects.count(), Registration.objects.count()) == (2, 2, 1)
    assert counts(registration) == ((1, 1) if what == "step" else (2, 2))


def test_a_publication_with_many_learners_takes_as_many_statements_as_with_one(three):
    def statements() -> int:
        Activity.objects.filter(pk=three.steps[0].translation_key).update(required=False)
        with CaptureQueriesContext(connection) as captured:
            follow_module(three.page.translation_key)
        return len(captured)

    learner(three, done=1)
    with_one = statements()
    for _ in range(8):
        learner(three, done=1)

    assert statements() == with_one
