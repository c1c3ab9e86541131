"""Put parts in the right order: a place per part; with JavaScript also with buttons up and down."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modules.models import OrderQuestion
from modules.question_kinds.base import QuestionKind, Scope, block, keyed
from modules.rules.order import OrderContent, Part
from modules.rules.question import Given, QuestionSpec


class Order(QuestionKind):
    """An answer is the list of part ids, first to last."""

    name = "order"
    model = OrderQuestion
    line = gettext_lazy("Zet stukken in de goede volgorde, bijvoorbeeld de stappen van een gesprek.")
    form_template = "lms_modules/questions/order.html"
    feedback_template = "lms_modules/questions/order_feedback.html"

    def parts_of(self, question: Any) -> dict[str, Any]:
        parts = (Part(key, each.value["text"], each.value["feedback"] or "") for key, each in keyed(question.parts))
        return {"content": OrderContent(tuple(parts))}

    def fields_of(self, spec: QuestionSpec) -> dict[str, Any]:
        content: OrderContent = spec.content
        return {"parts": [block("part", part.id, text=part.text, feedback=part.feedback) for part in content.parts]}

    def right_answer(self, spec: QuestionSpec) -> Given:
        return [part.id for part in spec.content.parts]

    def parse(self, spec: QuestionSpec, form: QueryDict, scope: Scope) -> Given:
        places: dict[str, str] = {}
        for part in spec.content.parts:
            place = form.get(f"plek-{scope.token(spec.id, part.id)}", "")
            if place in _places(len(spec.content.parts)):
                places[place] = part.id
        return [places[place] for place in sorted(places, key=int)]

    def form_context(self, spec: QuestionSpec, scope: Scope) -> dict[str, Any]:
        content: OrderContent = spec.content
        shown = scope.shuffled(spec.id, [(part.id, part) for part in content.parts])
        if len(shown) > 1 and tuple(shown) == content.parts:
            shown = [*shown[1:], shown[0]]  # never the answer itself
        return {
            "parts": [{"name": f"plek-{scope.token(spec.id, part.id)}", "text": part.text} for part in shown],
            "places": _places(len(shown)),
        }

    def feedback_context(self, spec: QuestionSpec, given: Given) -> dict[str, Any]:
        content: OrderContent = spec.content
        order = [each for each in given if isinstance(given, list)]
        return {
            "parts": [
                {
                    "text": part.text,
                    "feedback": part.feedback,
                    "place": order.index(part.id) + 1 if part.id in order else None,
                    "right": part.id in order and order.index(part.id) == place,
                }
                for place, part in enumerate(content.parts)
            ]
        }

    def explain(self, problem: str) -> str:
        if problem == "places":
            return _("Geef elk stuk een eigen plek. Twee stukken kunnen niet op dezelfde plek staan.")
        return super().explain(problem)


def _places(number: int) -> list[str]:
    return [str(place) for place in range(1, number + 1)]


KINDS = (Order(),)
