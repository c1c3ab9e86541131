"""Mark words in a text: a checkbox per word, so it works with a keyboard and without JavaScript."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modules.models import WordsQuestion
from modules.question_kinds.base import QuestionKind, Scope
from modules.question_kinds.writing import hint_blocks, hints_of
from modules.rules.question import Given, QuestionSpec
from modules.rules.words import WordsContent, read_words, write_words


class Words(QuestionKind):
    """An answer is the list of ids of the marked words."""

    name = "words"
    model = WordsQuestion
    line = gettext_lazy("Wijs woorden aan in een tekst, bijvoorbeeld de woorden waaruit gevoel spreekt.")
    form_template = "lms_modules/questions/words.html"
    feedback_template = "lms_modules/questions/words_feedback.html"

    def parts_of(self, question: Any) -> dict[str, Any]:
        return {"content": WordsContent(read_words(question.body), hints_of(question.hints))}

    def fields_of(self, spec: QuestionSpec) -> dict[str, Any]:
        return {"body": write_words(spec.content.lines), "hints": hint_blocks(spec.content.hints)}

    def right_answer(self, spec: QuestionSpec) -> Given:
        return [word.id for word in spec.content.words if word.correct]

    def form_context(self, spec: QuestionSpec, scope: Scope) -> dict[str, Any]:
        names = ("id", "text", "before", "after")
        return {"lines": [[{name: getattr(word, name) for name in names} for word in line] for line in _lines(spec)]}

    def feedback_context(self, spec: QuestionSpec, given: Given) -> dict[str, Any]:
        content: WordsContent = spec.content
        hints = {hint.text.casefold(): hint.feedback for hint in content.hints}

        def seen(word: Any) -> dict[str, Any]:
            marked = word.id in given
            return {
                "text": word.text,
                "before": word.before,
                "after": word.after,
                "state": ("goed" if word.correct else "fout") if marked else ("gemist" if word.correct else ""),
                "hint": hints.get(word.text.casefold(), "") if marked or word.correct else "",
            }

        lines = [[seen(word) for word in line] for line in content.lines]
        return {"lines": lines, "named": [word for line in lines for word in line if word["state"]]}

    def explain(self, problem: str) -> str:
        return _("Wijs minstens één woord aan.") if problem == "some" else super().explain(problem)


def _lines(spec: QuestionSpec) -> Any:
    return spec.content.lines


KINDS = (Words(),)
