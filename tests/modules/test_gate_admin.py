"""Every door through which a page goes out is guarded: the editor, a workflow, many at once, a date, a program."""

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from modules.gate import PublishRefused
from modules.models import SecondReaderTask
from tests.content import add_step, home_page, published_module, quiz_page, reading_page, single_choice
from tests.factories import UserFactory
from tests.modules.authoring import draft, quiz_form, reading_form

pytestmark = pytest.mark.django_db
FAULT = "Klik op de groene knop."


@pytest.fixture
def step() -> Any:
    return published_module([reading_page(title="Lezen")]).steps[0]


def client_for(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def boss() -> Any:
    return UserFactory(is_superuser=True, is_staff=True)


def edit(client: Client, page: Any, form: dict[str, Any], **action: str) -> Any:
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form | action)


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_the_editor_refuses_with_the_reason_and_a_link(boss, step, action):
    _workflow(step, UserFactory())
    response = edit(client_for(boss), step, reading_form("Lezen", FAULT), **{action: "x"})
    html = response.content.decode()

    assert response.status_code == 200
    assert "Nog niet gepubliceerd: 1 punt" in html
    assert "‘groene knop’: niet iedereen ziet die kleur." in html
    step.refresh_from_db()
    assert "groene" not in str(step.body)
    assert step.current_workflow_state is None


def test_the_editor_keeps_a_draft_with_faults(boss, step):
    response = edit(client_for(boss), step, reading_form("Lezen", FAULT))

    assert response.status_code == 302
    step.refresh_from_db()
    assert "groene" in str(step.get_latest_revision_as_object().body)


def test_a_clean_page_goes_out_from_the_editor(boss, step):
    edit(client_for(boss), step, reading_form("Lezen", "Je luistert."), **{"action-publish": "x"})

    step.refresh_from_db()
    assert "Je luistert." in str(step.body)


def test_a_new_page_with_a_fault_is_not_made_by_publishing(boss, step):
    module = step.get_parent()
    address = reverse("wagtailadmin_pages:add", args=["lms_modules", "readingpage", module.pk])
    form = reading_form("Nieuw", FAULT) | {"slug": "nieuw"}

    response = client_for(boss).post(address, form | {"action-publish": "x"})
    assert "Nog niet gepubliceerd: 1 punt" in response.content.decode()
    assert module.get_children().count() == 1


def test_judging_does_not_double_the_rows_of_an_inline_panel(boss, step):
    first, *questions = [single_choice(text) for text in ("Een?", "Twee?", "Drie?")]
    quiz = add_step(step.get_parent().specific, quiz_page(title="Toets", questions=[first]))

    edit(client_for(boss), quiz, quiz_form(questions, slug=quiz.slug), **{"action-publish": "x"})
    quiz.refresh_from_db()
    assert [each.question_id for each in quiz.quiz_questions.all()] == [first.pk, *(each.pk for each in questions)]


def test_a_page_with_a_fault_cannot_be_planned(boss, step):
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    with pytest.raises(PublishRefused):
        draft(step, body=[("paragraph", f"<p>{FAULT}</p>")], go_live_at=tomorrow).publish()


def test_what_was_planned_goes_out_on_its_date(step):
    revision = draft(step, body=[("paragraph", "<p>Je luistert.</p>")])
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision.save()
    call_command("publish_scheduled", verbosity=0)

    step.refresh_from_db()
    assert "Je luistert." in str(step.body)


def test_publishing_many_at_once_is_all_or_nothing_with_the_reasons(boss, step):
    good = add_step(step.get_parent().specific, reading_page(title="Goed"))
    draft(good, title="Beter")
    draft(step, body=[("paragraph", f"<p>{FAULT}</p>")])
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client_for(boss).post(f"{address}?id={step.pk}&id={good.pk}&next=/beheer/", {}, follow=True)

    assert "Lezen: ‘groene knop’" in response.content.decode()
    good.refresh_from_db()
    assert good.title == "Goed"
    draft(step, body=[("paragraph", "<p>Je luistert.</p>")])
    client_for(boss).post(f"{address}?id={step.pk}&id={good.pk}&next=/beheer/", {})
    good.refresh_from_db()
    assert good.title == "Beter"


def _workflow(step: Any, *readers: Any) -> SecondReaderTask:
    group = Group.objects.create(name="Trainers")
    group.user_set.add(*readers)
    task = SecondReaderTask.objects.create(name="Meelezen")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Meelezen")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=step.get_parent())
    return task


def test_who_sent_a_page_in_cannot_approve_it_and_a_second_trainer_can(step):
    writer, reader = UserFactory(is_superuser=True), UserFactory(is_superuser=True)
    task = _workflow(step, writer, reader)
    draft(step, body=[("paragraph", "<p>Je luistert.</p>")])
    step.refresh_from_db()
    step.get_workflow().start(step, writer)
    step = type(step).objects.get(pk=step.pk)

    assert [name for name, *_ in task.get_actions(step, writer)] == ["reject"]
    assert "approve" in [name for name, *_ in task.get_actions(step, reader)]
    task.on_action(step.current_workflow_task_state, reader, "approve")
    step.refresh_from_db()
    assert "Je luistert." in str(step.body)


def test_a_page_with_a_fault_cannot_be_approved(step):
    writer, reader = UserFactory(), UserFactory()
    task = _workflow(step, writer, reader)
    draft(step, body=[("paragraph", f"<p>{FAULT}</p>")])
    step.refresh_from_db()
    step.get_workflow().start(step, writer)
    step = type(step).objects.get(pk=step.pk)

    assert [name for name, *_ in task.get_actions(step, reader)] == ["reject"]
    with pytest.raises(PublishRefused):
        task.on_action(step.current_workflow_task_state, reader, "approve")


def test_the_help_beside_the_editor_is_for_who_may_edit_the_page(boss, step):
    address = reverse("lms_modules_writing_help", args=[step.pk])
    stranger = UserFactory(is_staff=True)

    assert "Te weinig tekst voor een score" in client_for(boss).get(address).content.decode()
    assert client_for(stranger).get(address).status_code == 302
    assert client_for(boss).get(reverse("lms_modules_writing_help", args=[home_page().pk])).status_code == 404
