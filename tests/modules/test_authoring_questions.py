"""The question bank in the Wagtail admin, and quizzes made from it."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from modules.models import Answer, MultipleChoiceQuestion, Question, QuizPage, SingleChoiceQuestion
from modules.services.registrations import register
from tests.content import multiple_choice, published_module, quiz_page, single_choice
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db

CHOOSER = "wagtailsnippetchoosers_lms_modules_question"
BANK = "wagtailsnippets_lms_modules_question"
SINGLE = "wagtailsnippets_lms_modules_singlechoicequestion"


@pytest.fixture
def author() -> Client:
    user = get_user_model().objects.create_superuser(email="auteur@proef.example", password="een-lang-wachtwoord")
    client = Client()
    client.force_login(user)
    return client


def question_form(**changes: Any) -> dict[str, Any]:
    """What the editor of a single choice question sends."""
    options = [
        ("option", {"text": "Luisteren", "correct": "on", "feedback": "Juist."}),
        ("option", {"text": "Ophangen", "feedback": ""}),
    ]
    fields = {"case": "Iemand belt.", "text": "Wat doe je eerst?", "explanation": "Eerst luisteren.", "points": "2"}
    return nested_form_data(fields | {"options": streamfield(options)} | changes)


def quiz_form(questions: list[Question], **changes: Any) -> dict[str, Any]:
    """What the editor of a quiz sends."""
    fields = {
        "title": "Toets",
        "slug": "toets",
        "intro": "",
        "chapter": "",
        "minutes": "5",
        "required": "on",
        "weight": "1",
        "pass_mark": "60",
        "max_attempts": "0",
        "quiz_questions": inline_formset([{"question": str(question.pk)} for question in questions]),
        "comments": inline_formset([]),
    }
    return nested_form_data(fields | changes)


def test_make_and_publish_a_question_in_its_own_editor(author):
    response = author.post(reverse(f"{SINGLE}:add"), question_form() | {"action-publish": "on"})
    question = SingleChoiceQuestion.objects.get()

    assert response.status_code == 302
    assert (question.live, question.points, question.correct_count()) == (True, 2, 1)
    assert question.live_revision is not None
    assert all(option.id for option in question.options)


def test_a_question_without_a_right_answer_is_refused(author):
    options = [("option", {"text": "Luisteren"}), ("option", {"text": "Ophangen"})]
    response = author.post(
        reverse(f"{SINGLE}:add"), question_form(options=streamfield(options)) | {"action-publish": "on"}
    )

    assert "Kies precies één goed antwoord." in str(response.context["form"].errors)
    assert not Question.objects.exists()


def test_a_draft_of_a_question_leaves_the_live_one_alone(author):
    question = single_choice("Oud")
    author.post(reverse(f"{SINGLE}:edit", args=[question.pk]), question_form(text="Nieuw"))
    question.refresh_from_db()

    assert question.text == "Oud"
    assert question.has_unpublished_changes
    assert question.get_latest_revision_as_object().text == "Nieuw"


def test_the_bank_lists_all_kinds_and_leads_to_the_right_editor(author):
    one, more = single_choice("Kies er een"), multiple_choice("Kies er meer")
    published_module([quiz_page(questions=[one])])
    html = author.get(reverse(f"{BANK}:list")).content.decode()

    assert reverse(f"{SINGLE}:edit", args=[one.pk]) in html
    assert reverse("wagtailsnippets_lms_modules_multiplechoicequestion:edit", args=[more.pk]) in html
    assert "Vraag met één goed antwoord" in html
    assert "Vraag met meer goede antwoorden" in html


@pytest.mark.parametrize("where", [BANK, SINGLE])
def test_the_list_tells_in_how_many_quizzes_a_question_is(author, where):
    question = single_choice()
    published_module([quiz_page(questions=[question]), quiz_page(questions=[question])])
    table = author.get(reverse(f"{where}:list")).context["table"]
    (row,) = table.data

    assert row.quiz_count == 2


def test_the_bank_can_be_searched(author):
    single_choice("Wat zeg je tegen iemand die boos is?")
    multiple_choice("Wat hoort in een brief?")
    html = author.get(reverse(f"{BANK}:list"), {"q": "brief"}).content.decode()

    assert "Wat hoort in een brief?" in html
    assert "Wat zeg je tegen" not in html


def test_the_base_editor_leads_to_the_editor_of_the_kind(author):
    question = single_choice()

    for view in ("edit", "delete", "usage", "history", "copy"):
        response = author.get(reverse(f"{BANK}:{view}", args=[question.pk]))
        assert response.url == reverse(f"{SINGLE}:{view}", args=[question.pk])


def test_add_in_the_bank_asks_which_kind(author):
    html = author.get(reverse(f"{BANK}:add")).content.decode()

    assert reverse(f"{SINGLE}:add") in html
    assert reverse("wagtailsnippets_lms_modules_multiplechoicequestion:add") in html


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
    assert result["edit_url"] == reverse("wagtailsnippets_lms_modules_multiplechoicequestion:edit", args=[question.pk])


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
