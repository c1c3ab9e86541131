"""Building a quiz from the bank, and making a question without leaving the quiz."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from modules.models import MultipleChoiceQuestion, Question, QuizPage
from tests.content import multiple_choice, published_module, single_choice
from tests.modules.authoring import quiz_form

pytestmark = pytest.mark.django_db

CHOOSER = "wagtailsnippetchoosers_lms_modules_question"
BANK = "wagtailsnippets_lms_modules_question"
SINGLE = "wagtailsnippets_lms_modules_singlechoicequestion"
MULTIPLE = "wagtailsnippets_lms_modules_multiplechoicequestion"


def test_the_chooser_offers_all_kinds(author):
    single_choice("Kies er een")
    multiple_choice("Kies er meer")
    html = author.get(reverse(f"{CHOOSER}:choose")).json()["html"]

    assert "Kies er een" in html
    assert "Kies er meer" in html
    assert "Eén antwoord per regel" in html


def test_make_a_question_in_the_chooser(author):
    data = {
        "kind": "multiple",
        "text": "Wat helpt?",
        "answers": "* Samenvatten\n*Doorvragen\n\nZuchten\n",
        "explanation": "Zuchten hoort de ander.",
    }
    result = author.post(reverse(f"{CHOOSER}:create"), data).json()["result"]
    question = MultipleChoiceQuestion.objects.get()
    answers = [(option.value["text"], option.value["correct"]) for option in question.options]

    assert answers == [("Samenvatten", True), ("Doorvragen", True), ("Zuchten", False)]
    assert question.live
    assert question.live_revision is not None
    assert question.explanation == "Zuchten hoort de ander."
    assert all(option.id for option in question.options)
    assert result["id"] == str(question.pk)
    assert result["string"] == "Wat helpt?"
    assert result["edit_url"] == reverse(f"{MULTIPLE}:edit", args=[question.pk])


@pytest.mark.parametrize(
    ("kind", "answers", "message"),
    [
        ("single", "*Een", "minstens 2"),
        ("single", "Een\nTwee", "Kies precies één goed antwoord."),
        ("single", "*Een\n*Twee", "Kies precies één goed antwoord."),
        ("multiple", "*Een\n*Twee", "minstens één fout antwoord"),
        ("single", "*" + "a" * 301 + "\nTwee", "te lang"),
        ("single", " \n * \n", "minstens 2"),
        ("open", "*Een\nTwee", "kind"),
    ],
)
def test_a_wrong_question_in_the_chooser_is_explained(author, kind, answers, message):
    data = {"kind": kind, "text": "Vraag", "answers": answers}
    response = author.post(reverse(f"{CHOOSER}:create"), data).json()

    assert response["step"] == "reshow_creation_form"
    assert message in response["htmlFragment"]
    assert not Question.objects.exists()


def test_who_may_not_publish_makes_a_draft_in_the_chooser():
    user = get_user_model().objects.create_user(email="hulp@proef.example", password="een-lang-wachtwoord")
    group = Group.objects.create(name="Meeschrijvers")
    group.permissions.add(
        Permission.objects.get(codename="access_admin"), Permission.objects.get(codename="add_question")
    )
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    client.post(reverse(f"{CHOOSER}:create"), {"kind": "single", "text": "Vraag", "answers": "*Een\nTwee"})

    assert not Question.objects.get().live


def test_build_a_quiz_from_the_bank(author):
    module = published_module([])
    questions = [single_choice("Een"), multiple_choice("Twee")]
    url = reverse("wagtailadmin_pages:add", args=["lms_modules", "quizpage", module.page.pk])
    response = author.post(url, quiz_form(questions) | {"action-publish": "on"})
    quiz = QuizPage.objects.get()

    assert response.status_code == 302
    assert [str(placed.question) for placed in quiz.quiz_questions.order_by("sort_order")] == ["Een", "Twee"]
    assert quiz.live


def test_a_quiz_without_questions_is_refused(author):
    module = published_module([])
    url = reverse("wagtailadmin_pages:add", args=["lms_modules", "quizpage", module.page.pk])
    response = author.post(url, quiz_form([]) | {"action-publish": "on"})

    assert response.status_code == 200
    assert not QuizPage.objects.exists()
