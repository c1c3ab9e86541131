"""Match what belongs together: a list to choose from for every left side."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modules.models import MatchQuestion
from modules.question_kinds.base import QuestionKind, Scope, as_dict, block, keyed
from modules.rules.match import MatchContent, Pair
from modules.rules.order import Part
from modules.rules.question import Given, QuestionSpec


class Match(QuestionKind):
    """An answer is {pair id: id of the chosen right side}. In the form both sides have names that tell nothing."""

    name = "match"
    model = MatchQuestion
    line = gettext_lazy("Kies bij elk begrip wat erbij hoort.")
    form_template = "lms_modules/questions/match.html"
    feedback_template = "lms_modules/questions/match_feedback.html"

    def parts_of(self, question: Any) -> dict[str, Any]:
        pairs, distractors = [], []
        for key, each in keyed(question.pairs):
            value = each.value
            if each.block_type == "pair":
                pairs.append(Pair(key, value["left"], value["right"], value["feedback"] or ""))
            else:
                distractors.append(Part(key, value["text"]))
        return {"content": MatchContent(tuple(pairs), tuple(distractors))}

    def fields_of(self, spec: QuestionSpec) -> dict[str, Any]:
        content: MatchContent = spec.content
        pairs = [
            block("pair", pair.id, left=pair.left, right=pair.right, feedback=pair.feedback) for pair in content.pairs
        ]
        return {"pairs": [*pairs, *(block("distractor", part.id, text=part.text) for part in content.distractors)]}

    def right_answer(self, spec: QuestionSpec) -> Given:
        content: MatchContent = spec.content
        ids = {text: key for key, text in content.rights.items()}
        return {pair.id: ids[pair.right] for pair in content.pairs}

    def parse(self, spec: QuestionSpec, form: QueryDict, scope: Scope) -> Given:
        content: MatchContent = spec.content
        rights = {scope.token(spec.id, f"right:{key}"): key for key in content.rights}
        given = {}
        for pair in content.pairs:
            chosen = form.get(f"bij-{scope.token(spec.id, f'left:{pair.id}')}", "")
            given[pair.id] = rights.get(chosen, "?") if chosen else ""
        return given

    def form_context(self, spec: QuestionSpec, scope: Scope) -> dict[str, Any]:
        content: MatchContent = spec.content
        rights = [
            (key, {"token": scope.token(spec.id, f"right:{key}"), "text": text}) for key, text in content.rights.items()
        ]
        return {
            "lefts": [
                {"name": f"bij-{scope.token(spec.id, f'left:{pair.id}')}", "text": pair.left} for pair in content.pairs
            ],
            "rights": scope.shuffled(spec.id, rights),
        }

    def feedback_context(self, spec: QuestionSpec, given: Given) -> dict[str, Any]:
        content: MatchContent = spec.content
        chosen = as_dict(given)
        return {
            "pairs": [
                {
                    "left": pair.left,
                    "right": pair.right,
                    "chosen": content.rights.get(chosen.get(pair.id, ""), ""),
                    "is_right": content.belongs(pair, chosen.get(pair.id, "")),
                    "feedback": pair.feedback,
                }
                for pair in content.pairs
            ]
        }

    def explain(self, problem: str) -> str:
        if problem == "all":
            return _("Kies bij elke regel wat erbij hoort.")
        return super().explain(problem)


KINDS = (Match(),)
