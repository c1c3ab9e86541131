"""The editors of all kinds of questions, their previews, and the settings of a quiz in the admin."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from taggit.models import Tag
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from modules.kinds.quiz import kind
from modules.models import ListeningQuestion, Question, QuizPage
from modules.question_kinds import registry
from tests import content_questions as bank
from tests.content import published_module, quiz_page, single_choice
from tests.modules.authoring import quiz_form

pytestmark = pytest.mark.django_db

_OPTIONS = [
    ("option", {"text": "Boos", "hint": "harde stem", "correct": "on", "feedback": ""}),
    ("option", {"text": "Bang", "hint": "", "feedback": ""}),
]
# What is the kind's own in its editor, and a mistake in it with the sentence that explains it.
FORMS: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "truefalse": ({"is_true": "on", "feedback_true": "", "feedback_false": ""}, {}, ""),
    "order": (
        {"parts": streamfield([("part", {"text": word, "feedback": ""}) for word in ("Een", "Twee", "Drie")])},
        {"parts": streamfield([("part", {"text": "Een", "feedback": ""})])},
        "parts",
    ),
    "match": (
        {
            "pairs": streamfield(
                [("pair", {"left": word, "right": word * 2, "feedback": ""}) for word in ("a", "b")]
                + [("distractor", {"text": "c"})]
            )
        },
        {"pairs": streamfield([("pair", {"left": "a", "right": "b", "feedback": ""}), ("distractor", {"text": "c"})])},
        "Maak minstens twee paren.",
    ),
    "fill": (
        {"body": "Waarmee kan ik u [helpen]?", "hints": streamfield([])},
        {"body": "Waarmee kan ik u helpen?", "hints": streamfield([])},
        "tussen vierkante haken",
    ),
    "number": (
        {"answer": "83.87", "tolerance": "0", "half_tolerance": "0", "unit": "euro", "too_low": "", "too_high": ""},
        {"answer": "1", "tolerance": "-1", "half_tolerance": "0", "unit": "", "too_low": "", "too_high": ""},
        "Vul 0 of meer in.",
    ),
    "words": (
        {"body": "Ik ben [woedend] over die brief.", "hints": streamfield([])},
        {"body": "Ik ben [woedend over die brief.", "hints": streamfield([])},
        "haak te veel of te weinig",
    ),
    "open": ({"min_words": "3", "example": "Voorbeeld.", "guidance": "Let op."}, {}, ""),
}


def form(own: dict[str, Any], **more: Any) -> dict[str, Any]:
    fields = {"case": "", "text": "Wat denk je?", "explanation": "", "points": "1", "tags": "zorg, brief"}
    fields["change_for"] = "all"
    return nested_form_data(fields | own | more)


def editor(name: str, view: str) -> str:
    return f"wagtailsnippets_lms_modules_{registry.get(name).model._meta.model_name}:{view}"


@pytest.mark.parametrize("name", FORMS)
def test_make_publish_and_preview_a_question(author, name):
    own, _wrong, _message = FORMS[name]
    response = author.post(reverse(editor(name, "add")), form(own) | {"action-publish": "on"})
    assert response.status_code == 302, response.context["form"].errors
    question = Question.objects.get()
    assert (question.kind, question.live) == (name, True)
    assert sorted(question.tags.names()) == ["brief", "zorg"]

    url = reverse(editor(name, "preview_on_add"))
    author.post(url, form(own))
    assert "Wat denk je?" in author.get(url).content.decode()
    assert "Dat is goed" in author.get(f"{url}?mode=answered").content.decode()


@pytest.mark.parametrize("name", [name for name, (_own, wrong, _message) in FORMS.items() if wrong])
def test_a_mistake_in_a_question_is_explained(author, name):
    _own, wrong, message = FORMS[name]
    response = author.post(reverse(editor(name, "add")), form(wrong) | {"action-publish": "on"})
    assert message in str(response.context["form"].errors)
    assert not Question.objects.exists()


def listening_form(**more: Any) -> dict[str, Any]:
    own = {
        "transcript": "‘Straks ben ik te laat’",
        "emotions": streamfield(_OPTIONS),
        "replies": streamfield([(kind, {**value, "hint": None}) for kind, value in _OPTIONS]),
        "prompt": "",
        "example": "",
    }
    fields = form(own) | more
    return {name: value for name, value in fields.items() if value is not None}


def test_a_fragment_is_stored_with_a_draft_under_a_name_that_tells_nothing(author):
    upload = SimpleUploadedFile("bang.mp3", bank.wav(), content_type="audio/mpeg")
    response = author.post(reverse(editor("listening", "add")), listening_form(audio=upload) | {"action-publish": "on"})
    assert response.status_code == 302, response.context["form"].errors
    question = ListeningQuestion.objects.get()
    first = question.audio.name
    assert "bang" not in first
    assert first.endswith(".wav")  # by its content, whatever it was called

    upload = SimpleUploadedFile("boos.wav", bank.wav(900))
    author.post(reverse(editor("listening", "edit"), args=[question.pk]), listening_form(audio=upload))
    question.refresh_from_db()
    assert question.audio.name == first
    draft = question.get_latest_revision_as_object()
    assert draft.audio.name != first
    assert draft.audio.size == 900 + 44
    question.latest_revision.publish()
    assert ListeningQuestion.objects.get().audio.size == 900 + 44


@pytest.mark.parametrize(
    ("content", "transcript", "message"),
    [
        (b"<html><script>alert(1)</script>", "Tekst", "geen geluid dat we kennen"),
        (b"%PDF-1.7 en zo", "Tekst", "geen geluid dat we kennen"),
        (bank.wav(), "", "verplicht"),
    ],
)
def test_what_is_no_sound_or_has_no_transcript_is_refused(author, content, transcript, message):
    upload = SimpleUploadedFile("fragment.wav", content, content_type="audio/wav")
    data = listening_form(audio=upload, transcript=transcript) | {"action-publish": "on"}
    response = author.post(reverse(editor("listening", "add")), data)
    assert message in str(response.context["form"].errors)
    assert not Question.objects.exists()


def test_a_fragment_that_is_too_big_is_refused(author, monkeypatch):
    monkeypatch.setattr("modules.models.listening.MOST_BYTES", 500)
    upload = SimpleUploadedFile("fragment.wav", bank.wav())
    response = author.post(reverse(editor("listening", "add")), listening_form(audio=upload))
    assert "te groot" in str(response.context["form"].errors)


def test_add_lists_all_kinds_with_one_line_each(author):
    html = author.get(reverse("wagtailsnippets_lms_modules_question:add")).content.decode()
    kinds = registry.all_kinds()
    assert len(kinds) == 10
    for each in kinds:
        assert reverse(editor(each.name, "add")) in html
        assert str(each.line) in html


def test_the_settings_of_a_quiz_are_saved(author):
    module = published_module([])
    tag = Tag.objects.create(name="zorg")
    url = reverse("wagtailadmin_pages:add", args=["lms_modules", "quizpage", module.page.pk])
    data = quiz_form(
        [single_choice()],
        draw_listed="1",
        shuffle_questions="on",
        time_limit="30",
        feedback="end",
        draws=inline_formset([{"tag": str(tag.pk), "number": "2"}]),
    )
    response = author.post(url, data | {"action-publish": "on"})
    assert response.status_code == 302, response.context["form"].errors
    quiz = QuizPage.objects.get()
    assert (quiz.draw_listed, quiz.shuffle_questions, quiz.shuffle_options) == (1, True, False)
    assert (quiz.time_limit, quiz.feedback, quiz.partial) == (30, "end", True)
    assert quiz.draws.get().tag == tag


def test_a_quiz_may_only_draw(author):
    module = published_module([])
    question = single_choice()
    question.tags.add("zorg")
    question.save_revision().publish()
    tag = Tag.objects.get(name="zorg")
    url = reverse("wagtailadmin_pages:add", args=["lms_modules", "quizpage", module.page.pk])
    data = quiz_form([], draws=inline_formset([{"tag": str(tag.pk), "number": "2"}]))
    assert author.post(url, data | {"action-publish": "on"}).status_code == 302


def test_a_quiz_without_a_published_question_has_a_problem():
    question = single_choice()
    quiz = published_module([quiz_page(questions=[question])]).steps[0]
    assert kind.problems(quiz) == []
    Question.objects.get().unpublish()
    (problem,) = kind.problems(quiz)
    assert problem.field == "quiz_questions"
    assert kind.rule(kind.publish(quiz)) == "Klaar als je 60 % van de punten haalt."
