"""Answers that are typed: fill in, a number, an open answer."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modules.models import FillQuestion, NumberQuestion, OpenQuestion
from modules.question_kinds.base import QuestionKind, Scope, as_dict, block
from modules.rules.fill import FillContent, Gap, read_gaps, write_gaps
from modules.rules.number import NumberContent, read_number, write_number
from modules.rules.open import OpenContent, judge_open
from modules.rules.question import Given, Hint, InvalidAnswer, QuestionSpec, Scored


class Fill(QuestionKind):
    """An answer is {gap id: text}."""

    name = "fill"
    model = FillQuestion
    line = gettext_lazy("Vul in wat er mist in een tekst. Je kiest zelf welke antwoorden goed zijn.")
    form_template = "lms_modules/questions/fill.html"
    feedback_template = "lms_modules/questions/fill_feedback.html"

    def parts_of(self, question: Any) -> dict[str, Any]:
        return {
            "content": FillContent(
                pieces=read_gaps(question.body),
                exact_case=question.exact_case,
                exact_accents=question.exact_accents,
                hints=hints_of(question.hints),
            )
        }

    def fields_of(self, spec: QuestionSpec) -> dict[str, Any]:
        content: FillContent = spec.content
        return {
            "body": write_gaps(content.pieces),
            "exact_case": content.exact_case,
            "exact_accents": content.exact_accents,
            "hints": hint_blocks(content.hints),
        }

    def right_answer(self, spec: QuestionSpec) -> Given:
        return {gap.id: gap.accepted[0] for gap in spec.content.gaps}

    def parse(self, spec: QuestionSpec, form: QueryDict, scope: Scope) -> Given:
        return {gap.id: form.get(gap.id, "").strip()[:200] for gap in spec.content.gaps}

    def form_context(self, spec: QuestionSpec, scope: Scope) -> dict[str, Any]:
        content: FillContent = spec.content
        pieces = [{"gap": piece.id} if isinstance(piece, Gap) else {"text": piece} for piece in content.pieces]
        return {"pieces": _numbered(pieces), "total_gaps": len(content.gaps)}

    def feedback_context(self, spec: QuestionSpec, given: Given) -> dict[str, Any]:
        content: FillContent = spec.content
        typed = as_dict(given)
        pieces: list[dict[str, Any]] = []
        for piece in content.pieces:
            if isinstance(piece, str):
                pieces.append({"text": piece})
                continue
            mine = typed.get(piece.id, "")
            hint = next((hint.feedback for hint in content.hints if content.same(hint.text, mine)), "")
            pieces.append(
                {
                    "gap": piece.id,
                    "mine": mine,
                    "right": content.accepts(piece, mine),
                    "accepted": piece.accepted,
                    "hint": hint,
                }
            )
        numbered = _numbered(pieces)
        return {"pieces": numbered, "gaps": [piece for piece in numbered if "gap" in piece]}

    def explain(self, problem: str) -> str:
        return _("Vul alle gaten in.") if problem == "gaps" else super().explain(problem)


class Number(QuestionKind):
    """An answer is a list with the number as it was typed."""

    name = "number"
    model = NumberQuestion
    line = gettext_lazy("Vul een getal in. Je kiest zelf hoeveel iemand ernaast mag zitten.")
    form_template = "lms_modules/questions/number.html"
    feedback_template = "lms_modules/questions/number_feedback.html"

    def parts_of(self, question: Any) -> dict[str, Any]:
        names = ("answer", "tolerance", "half_tolerance", "unit", "too_low", "too_high")
        return {"content": NumberContent(**{name: getattr(question, name) for name in names})}

    def fields_of(self, spec: QuestionSpec) -> dict[str, Any]:
        return dict(vars(spec.content))

    def right_answer(self, spec: QuestionSpec) -> Given:
        return [write_number(spec.content.answer)]

    def parse(self, spec: QuestionSpec, form: QueryDict, scope: Scope) -> Given:
        return [form.get("antwoord", "").strip()[:60]]

    def form_context(self, spec: QuestionSpec, scope: Scope) -> dict[str, Any]:
        return {"unit": spec.content.unit}

    def feedback_context(self, spec: QuestionSpec, given: Given) -> dict[str, Any]:
        content: NumberContent = spec.content
        mine = given[0] if isinstance(given, list) and given else ""
        try:
            off = read_number(mine, content.unit) - content.answer
        except InvalidAnswer:
            off = content.answer * 0
        outside = abs(off) > content.tolerance
        return {
            "mine": mine,
            "unit": content.unit,
            "right_number": write_number(content.answer),
            "is_right": not outside,
            "hint": (content.too_high if off > 0 else content.too_low) if outside else "",
            "tolerance": write_number(content.tolerance) if content.tolerance else "",
        }

    def explain(self, problem: str) -> str:
        if problem in ("number", "empty"):
            return _("Vul een getal in, met cijfers. Bijvoorbeeld: 12,50.")
        return super().explain(problem)


class Open(QuestionKind):
    """An answer is a list with one text; a trainer gives the points."""

    name = "open"
    model = OpenQuestion
    line = gettext_lazy("Antwoord in eigen woorden. Een trainer kijkt het na.")
    form_template = "lms_modules/questions/open.html"
    feedback_template = "lms_modules/questions/open_feedback.html"
    judged = True

    def parts_of(self, question: Any) -> dict[str, Any]:
        names = ("min_words", "example", "guidance")
        return {"content": OpenContent(**{name: getattr(question, name) for name in names})}

    def fields_of(self, spec: QuestionSpec) -> dict[str, Any]:
        return dict(vars(spec.content))

    def right_answer(self, spec: QuestionSpec) -> Given:
        return [spec.content.example or _("Dit schreef een deelnemer.")]

    def parse(self, spec: QuestionSpec, form: QueryDict, scope: Scope) -> Given:
        return [form.get("antwoord", "").strip()]

    def judge(self, spec: QuestionSpec, given: Given, share: float) -> Scored:
        return judge_open(spec, given, share)

    def piece_of(self, spec: QuestionSpec, given: Given) -> tuple[str, dict[str, Any]]:
        text, data = super().piece_of(spec, given)
        return text, data | {"guidance": spec.content.guidance, "example": spec.content.example}

    def form_context(self, spec: QuestionSpec, scope: Scope) -> dict[str, Any]:
        return {"min_words": spec.content.min_words}

    def feedback_context(self, spec: QuestionSpec, given: Given) -> dict[str, Any]:
        return {"mine": given[0] if isinstance(given, list) and given else "", "example": spec.content.example}


def hints_of(stream: Any) -> tuple[Hint, ...]:
    """The hints of a stream of HintBlock."""
    return tuple(Hint(each.value["text"], each.value["feedback"]) for each in stream)


def hint_blocks(hints: tuple[Hint, ...]) -> list[dict[str, Any]]:
    """The other way round than hints_of."""
    return [block("hint", f"hint{at}", text=hint.text, feedback=hint.feedback) for at, hint in enumerate(hints)]


def _numbered(pieces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    number = 0
    for piece in pieces:
        if "gap" in piece:
            number += 1
            piece["number"] = number
    return pieces


KINDS = (Fill(), Number(), Open())
