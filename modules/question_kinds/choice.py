"""Choosing: one answer, more answers, true or false."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modules.models import MultipleChoiceQuestion, SingleChoiceQuestion, TrueFalseQuestion
from modules.question_kinds.base import QuestionKind, Scope, block, keyed
from modules.rules.choice import FALSE, TRUE
from modules.rules.question import Given, Option, QuestionSpec


class SingleChoice(QuestionKind):
    """Choose one."""

    name = "single"
    model = SingleChoiceQuestion
    line = gettext_lazy("Kies één antwoord. Eén is goed.")
    form_template = "lms_modules/questions/choice.html"
    feedback_template = "lms_modules/questions/choice_feedback.html"
    many = False

    def parts_of(self, question: Any) -> dict[str, Any]:
        return {"options": options_of(question.options)}

    def fields_of(self, spec: QuestionSpec) -> dict[str, Any]:
        return {"options": blocks_of(spec.options)}

    def right_answer(self, spec: QuestionSpec) -> Given:
        return [option.id for option in spec.options if option.correct]

    def form_context(self, spec: QuestionSpec, scope: Scope) -> dict[str, Any]:
        options = list(spec.options)
        if scope.shuffle_options:
            options = scope.shuffled(spec.id, [(option.id, option) for option in options])
        return {"many": self.many, "options": [without_answer(option) for option in options]}

    def feedback_context(self, spec: QuestionSpec, given: Given) -> dict[str, Any]:
        return {"many": self.many, "options": chosen_and_right(spec.options, given)}


class MultipleChoice(SingleChoice):
    """Choose all that apply."""

    name = "multiple"
    model = MultipleChoiceQuestion
    line = gettext_lazy("Kies alle goede antwoorden. Er zijn er een of meer goed.")
    many = True


class TrueFalse(SingleChoice):
    """Is the statement true?"""

    name = "truefalse"
    model = TrueFalseQuestion
    line = gettext_lazy("Lees een stelling en kies: waar of niet waar.")

    def parts_of(self, question: Any) -> dict[str, Any]:
        return {
            "options": (
                Option(TRUE, _("Waar"), question.is_true, question.feedback_true),
                Option(FALSE, _("Niet waar"), not question.is_true, question.feedback_false),
            )
        }

    def fields_of(self, spec: QuestionSpec) -> dict[str, Any]:
        options = {option.id: option for option in spec.options}
        return {
            "is_true": options[TRUE].correct,
            "feedback_true": options[TRUE].feedback,
            "feedback_false": options[FALSE].feedback,
        }

    def form_context(self, spec: QuestionSpec, scope: Scope) -> dict[str, Any]:
        return {"many": False, "options": [without_answer(option) for option in spec.options]}


def options_of(stream: Any) -> tuple[Option, ...]:
    """The options of a stream of OptionBlock (or a block with a hint more)."""
    return tuple(
        Option(
            id=key,
            text=each.value["text"],
            correct=each.value["correct"],
            feedback=each.value["feedback"] or "",
            hint=each.value.get("hint") or "",
        )
        for key, each in keyed(stream)
    )


def blocks_of(options: tuple[Option, ...], *, hints: bool = False) -> list[dict[str, Any]]:
    """The other way round than options_of."""
    return [
        block(
            "option",
            option.id,
            text=option.text,
            correct=option.correct,
            feedback=option.feedback,
            **({"hint": option.hint} if hints else {}),
        )
        for option in options
    ]


def without_answer(option: Option) -> dict[str, str]:
    """What a learner may know of an option before answering."""
    return {"id": option.id, "text": option.text, "hint": option.hint}


def chosen_and_right(options: tuple[Option, ...], given: Any) -> list[dict[str, Any]]:
    """For the feedback: the options that were chosen, and those that were right."""
    return [
        {
            "text": option.text,
            "hint": option.hint,
            "feedback": option.feedback,
            "correct": option.correct,
            "chosen": option.id in given,
        }
        for option in options
        if option.id in given or option.correct
    ]


KINDS = (SingleChoice(), MultipleChoice(), TrueFalse())
