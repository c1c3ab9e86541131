"""Statistics of the questions of a quiz as authors and trainers see them: numbers only, and none below five answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from modules.models import Answer, Question
from modules.question_kinds import registry
from modules.question_kinds.registry import UnknownQuestionKind
from modules.rules.item_statistics import ItemAnswer, ItemStatistics, advice_of, statistics_of
from modules.rules.question import Option


@dataclass(frozen=True)
class OptionShare:
    """How many percent chose an option."""

    text: str
    correct: bool
    percentage: int


@dataclass(frozen=True)
class QuestionRow:
    """One question. percentage: mean share of the points. discrimination: -1 to 1. Both None when there are too few."""

    question: int
    text: str
    answers: int
    percentage: int | None
    discrimination: float | None
    options: tuple[OptionShare, ...]
    advice: str
    is_hidden: bool


def rows_of(activity: UUID, registration_ids: Sequence[int] | None = None) -> list[QuestionRow]:
    """A row per question that was answered, hardest first. registration_ids: only these learners; None for all.

    Counts the first try of each learner: later ones are practice. One statement for all answers, and one per kind of
    question.
    """
    answers = Answer.objects.filter(activity=activity, counts=True, number=1)
    if registration_ids is not None:
        answers = answers.filter(registration__in=registration_ids)
    found = statistics_of(
        ItemAnswer(*row)
        for row in answers.order_by().values_list("question", "registration", "points", "max_points", "given")
    )
    questions = Question.objects.in_bulk(found)
    rows = [_row(questions[key], item) for key, item in found.items() if key in questions]
    return sorted(rows, key=lambda row: (row.percentage is None, row.percentage, row.question))


def _row(question: Question, item: ItemStatistics) -> QuestionRow:
    try:
        options: tuple[Option, ...] = registry.spec_of(question).options
    except UnknownQuestionKind:
        options = ()
    right = [option.id for option in options if option.correct]
    wrong = [option.id for option in options if not option.correct]
    chosen = item.chosen or {}
    shares = tuple(
        OptionShare(each.text, each.correct, round(100 * chosen.get(each.id, 0) / item.answers)) for each in options
    )
    is_hidden = item.difficulty is None
    return QuestionRow(
        question=question.pk,
        text=question.text,
        answers=item.answers,
        percentage=None if item.difficulty is None else round(100 * item.difficulty),
        discrimination=None if item.discrimination is None else round(item.discrimination, 2),
        options=() if is_hidden else shares,
        advice=sentence(advice_of(item, right, wrong)),
        is_hidden=is_hidden,
    )


def sentence(code: str) -> str:
    """The advice in words."""
    return {
        "few": _("Nog te weinig antwoorden. Je ziet iets vanaf vijf."),
        "reversed": _("Wie de toets goed maakt, heeft deze vraag vaker fout: kijk of de vraag klopt."),
        "easy": _("Bijna iedereen heeft dit goed."),
        "trap": _("Een fout antwoord is vaker gekozen dan het goede. Kijk of de vraag duidelijk is."),
        "hard": _("Bijna niemand heeft dit goed. Kijk of de vraag en de uitleg duidelijk zijn."),
        "flat": _("Deze vraag laat weinig zien wie de stof kent."),
        "unused": _("Een fout antwoord koos niemand. Maak het geloofwaardiger."),
        "fine": _("Deze vraag werkt goed."),
    }.get(code, "")
