"""The question bank: making a question in one go, and where a question is used."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from modules.models import Answer, Question, QuizPage
from modules.models.questions import ChoiceQuestion


@dataclass(frozen=True)
class Uses:
    """quizzes: titles of the quizzes that ask it. is_answered: learners' answers hang on it."""

    quizzes: Sequence[str]
    is_answered: bool

    @property
    def any(self) -> bool:
        """Whether deleting it would break something."""
        return bool(self.quizzes) or self.is_answered


def choice_kinds() -> dict[str, type[ChoiceQuestion]]:
    """The installed kinds of choice questions, by the name of the kind."""
    return {model.kind: model for model in ChoiceQuestion.__subclasses__()}


def choice_question(kind: str, text: str, answers: Sequence[tuple[str, bool]], explanation: str = "") -> ChoiceQuestion:
    """A choice question that is not saved yet. answers: text and whether it is right."""
    options = [
        {"type": "option", "value": {"text": answer, "correct": correct, "feedback": ""}} for answer, correct in answers
    ]
    return choice_kinds()[kind](text=text, options=options, explanation=explanation, live=False)


@transaction.atomic
def add_question(question: Question, *, user: Any, publish: bool) -> Question:
    """Put a new question in the bank with its first revision; publish it when the author may."""
    question.save()
    revision = question.save_revision(user=user)
    if publish:
        revision.publish(user=user)
    return question


def uses_of(question: Question) -> Uses:
    """Where the question is used. Read from the rows themselves: Wagtail's reference index may lag behind."""
    quizzes = set(QuizPage.objects.filter(quiz_questions__question=question.pk).values_list("title", flat=True))
    drafts = QuizPage.objects.filter(has_unpublished_changes=True).select_related("latest_revision")
    quizzes.update(page.draft_title for page in drafts if _asked_in_draft(page, question))
    return Uses(sorted(quizzes), Answer.objects.filter(question=question.pk).exists())


def _asked_in_draft(page: QuizPage, question: Question) -> bool:
    content = page.latest_revision.content if page.latest_revision else {}
    return any(row["question"] == question.pk for row in content.get("quiz_questions", []))


def in_use(questions: Collection[Question]) -> list[tuple[Question, Uses]]:
    """Those of the questions that cannot be deleted, with the reason."""
    found = [(question, uses_of(question)) for question in questions]
    return [(question, uses) for question, uses in found if uses.any]
