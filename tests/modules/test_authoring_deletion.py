"""A question that is used stays, and the author hears why."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset

from modules.models import Answer, Question
from modules.services.registrations import register
from tests.content import published_module, quiz_page, single_choice
from tests.factories import PersonFactory
from tests.modules.authoring import quiz_form

pytestmark = pytest.mark.django_db

CHOOSER = "wagtailsnippetchoosers_lms_modules_question"
BANK = "wagtailsnippets_lms_modules_question"
SINGLE = "wagtailsnippets_lms_modules_singlechoicequestion"
MULTIPLE = "wagtailsnippets_lms_modules_multiplechoicequestion"


def test_usage_shows_the_quizzes_that_ask_the_question(author):
    question = single_choice()
    published_module([quiz_page(title="Toets over luisteren", questions=[question])])
    html = author.get(reverse(f"{SINGLE}:usage", args=[question.pk])).content.decode()

    assert "Toets over luisteren" in html


def test_a_question_in_a_quiz_is_not_deleted_and_the_author_hears_why(author):
    question = single_choice("Wat doe je eerst?")
    published_module([quiz_page(title="Toets over luisteren", questions=[question])])
    url = reverse(f"{SINGLE}:delete", args=[question.pk])

    for response in (author.get(url, follow=True), author.post(url, follow=True)):
        text = response.content.decode()
        assert response.status_code == 200
        assert "‘Wat doe je eerst?’ staat in een toets: Toets over luisteren. Haal de vraag daar eerst weg." in text
    assert Question.objects.filter(pk=question.pk).exists()


def test_an_answered_question_is_kept_also_when_no_quiz_asks_it(author):
    question = single_choice()
    module = published_module([quiz_page(questions=[question])])
    registration = register(person=PersonFactory(), module=module.module)
    Answer.objects.create(
        registration=registration,
        activity=module.activities[0],
        question=question,
        key="11111111-1111-1111-1111-111111111111",
        points=1,
        max_points=1,
        created_at=timezone.now(),
    )
    Page.objects.get(pk=module.page.pk).delete()
    response = author.post(reverse(f"{SINGLE}:delete", args=[question.pk]), follow=True)

    assert "is al beantwoord" in response.content.decode()
    assert Question.objects.filter(pk=question.pk).exists()


@pytest.mark.parametrize("model", ["question", "singlechoicequestion"])
def test_questions_in_use_stop_a_deletion_of_many(author, model):
    used, free = single_choice("In gebruik"), single_choice("Vrij")
    published_module([quiz_page(questions=[used])])
    url = reverse("wagtail_bulk_action", args=["lms_modules", model, "delete"])
    response = author.post(f"{url}?id={used.pk}&id={free.pk}", follow=True)

    assert response.status_code == 200
    assert "‘In gebruik’ staat in een toets" in response.content.decode()
    assert Question.objects.count() == 2


@pytest.mark.parametrize("model", ["question", "singlechoicequestion"])
def test_questions_that_nobody_uses_can_go(author, model):
    one, two = single_choice(), single_choice()
    author.post(reverse(f"{SINGLE}:delete", args=[one.pk]))
    url = reverse("wagtail_bulk_action", args=["lms_modules", model, "delete"])
    author.post(f"{url}?id={two.pk}")

    assert not Question.objects.exists()


def test_a_question_in_a_draft_of_a_quiz_is_in_use_too(author):
    kept, new = single_choice("Blijft"), single_choice("Nieuw")
    quiz = published_module([quiz_page(questions=[kept])]).steps[0]
    author.post(reverse("wagtailadmin_pages:edit", args=[quiz.pk]), quiz_form([kept, new]))
    response = author.post(reverse(f"{SINGLE}:delete", args=[new.pk]), follow=True)

    assert "‘Nieuw’ staat in een toets: Toets." in response.content.decode()
    assert Question.objects.filter(pk=new.pk).exists()


def test_an_old_version_with_a_deleted_question_can_still_be_opened(author):
    kept, gone = single_choice("Blijft"), single_choice("Gaat weg")
    quiz = published_module([quiz_page(questions=[kept, gone])]).steps[0]
    old = quiz.latest_revision
    edit = reverse("wagtailadmin_pages:edit", args=[quiz.pk])
    placed = [
        {"id": row.pk, "question": row.question_id, "DELETE": "on" if row.question_id == gone.pk else ""}
        for row in quiz.quiz_questions.all()
    ]
    fields = quiz_form([], quiz_questions=inline_formset(placed, initial=2))
    author.post(edit, fields | {"action-publish": "on"})
    author.post(reverse(f"{SINGLE}:delete", args=[gone.pk]))

    assert not Question.objects.filter(pk=gone.pk).exists()
    for name, args in [
        ("revisions_view", [quiz.pk, old.pk]),
        ("revisions_revert", [quiz.pk, old.pk]),
        ("revisions_compare", [quiz.pk, old.pk, "live"]),
        ("history", [quiz.pk]),
        ("edit", [quiz.pk]),
    ]:
        assert author.get(reverse(f"wagtailadmin_pages:{name}", args=args)).status_code == 200
