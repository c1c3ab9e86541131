"""The question bank in the Wagtail admin: editors, lists and the way between them."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import streamfield

from modules.models import Question, SingleChoiceQuestion
from tests.content import multiple_choice, published_module, quiz_page, single_choice
from tests.modules.authoring import question_form

pytestmark = pytest.mark.django_db

CHOOSER = "wagtailsnippetchoosers_lms_modules_question"
BANK = "wagtailsnippets_lms_modules_question"
SINGLE = "wagtailsnippets_lms_modules_singlechoicequestion"
MULTIPLE = "wagtailsnippets_lms_modules_multiplechoicequestion"


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
    assert reverse(f"{MULTIPLE}:edit", args=[more.pk]) in html
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
    assert reverse(f"{MULTIPLE}:add") in html
