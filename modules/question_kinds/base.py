"""What a kind of question is. docs/question-kinds.md tells how to add one."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.http import QueryDict
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from modules.models import Question
from modules.rules.question import Given, QuestionSpec, Scored
from modules.rules.scoring import score_question

T = TypeVar("T")


@dataclass(frozen=True)
class Scope:
    """One try of one learner: decides the order in which parts are shown, the same at every visit of that try.

    The order and the names of parts in the form are made with the site's secret key: nobody can work back from them
    to the order of the author, which is the answer.
    """

    registration: UUID
    activity: UUID
    number: int
    shuffle_options: bool = False

    def token(self, question: int, part: str) -> str:
        """The name of a part in the form of this try."""
        value = f"{self.registration}/{self.activity}/{self.number}/{question}/{part}"
        return salted_hmac("modules.question_kinds.scope", value, algorithm="sha256").hexdigest()[:12]

    def shuffled(self, question: int, parts: Iterable[tuple[str, T]]) -> list[T]:
        """The things in an order of this try; each comes with its key."""
        return [thing for _key, thing in sorted(parts, key=lambda pair: self.token(question, f"order:{pair[0]}"))]


class QuestionKind(ABC):
    """One kind of question. Make a model (a subclass of Question with the same `kind`), a viewset, and register()."""

    name: str  # in rows and on the model; never changes
    model: type[Question]
    line: str | Promise  # one line for authors: what a learner does
    form_template: str  # the fields of the question, inside the form
    feedback_template: str  # what was answered and what was right
    judged = False  # a person gives the points

    def register(self) -> None:
        """Make the kind known. Raises ValueError when another kind has the name."""
        from modules.question_kinds import registry  # the registry needs this class first

        registry.register(self)

    def spec_of(self, question: Any) -> QuestionSpec:
        """What the scorer and the screens need of a question: a frozen dataclass that holds no row."""
        return QuestionSpec(
            id=question.pk,
            revision=question.live_revision_id,
            kind=question.kind,
            text=question.text,
            case=question.case,
            explanation=question.explanation,
            points=question.points,
            **self.parts_of(question),
        )

    @abstractmethod
    def parts_of(self, question: Any) -> dict[str, Any]:
        """What is the kind's own in the spec: `options` or `content`."""

    @abstractmethod
    def fields_of(self, spec: QuestionSpec) -> dict[str, Any]:
        """The other way round: the fields of the model for such a spec."""

    def build(self, spec: QuestionSpec) -> Question:
        """A question that is not saved yet, from plain data (an import). Call full_clean() on it."""
        return self.model(
            text=spec.text,
            case=spec.case,
            explanation=spec.explanation,
            points=spec.points,
            live=False,
            **self.fields_of(spec),
        )

    def parse(self, spec: QuestionSpec, form: QueryDict, scope: Scope) -> Given:
        """The answer in a form. Believes nothing: what cannot be is left to `score` to refuse."""
        return form.getlist("antwoord")

    def score(self, spec: QuestionSpec, given: Given) -> Scored:
        """The points. Raises InvalidAnswer."""
        return score_question(spec, given)

    def judge(self, spec: QuestionSpec, given: Given, share: float) -> Scored:
        """The points after a person judged the answer; share: 0 to 1. Only for kinds that wait for a person."""
        return self.score(spec, given)

    def waits(self, spec: QuestionSpec) -> bool:
        """Whether a person gives the points of this question."""
        return self.judged

    def piece_of(self, spec: QuestionSpec, given: Given) -> tuple[str, dict[str, Any]]:
        """For the desk, when a person judges: the text to judge, and what the person must know beside it."""
        text = given[0] if isinstance(given, list) and given else ""
        return text, {"question": spec.text, "case": spec.case}

    @abstractmethod
    def right_answer(self, spec: QuestionSpec) -> Given:
        """An answer that gets all points, for previews and examples."""

    def form_context(self, spec: QuestionSpec, scope: Scope) -> dict[str, Any]:
        """Variables of `form_template`. Nothing in it may tell which answer is right."""
        return {}

    def feedback_context(self, spec: QuestionSpec, given: Given) -> dict[str, Any]:
        """Variables of `feedback_template`. given: as stored, perhaps for an older version of the question."""
        return {}

    def explain(self, problem: str) -> str:
        """A sentence for the code of an InvalidAnswer: what to do."""
        return {
            "one": _("Kies één antwoord."),
            "some": _("Kies minstens één antwoord."),
            "empty": _("Schrijf eerst je antwoord op."),
            "short": _("Je antwoord is nog te kort. Schrijf iets meer."),
            "long": _("Je antwoord is te lang. Maak het korter dan 10.000 tekens."),
        }.get(problem, _("Deze vraag is net veranderd. Lees de vraag nog een keer en antwoord opnieuw."))


def keyed(stream: Any) -> list[tuple[str, Any]]:
    """The blocks of a stream with their ids; a block that was never saved (in a preview) gets one for the moment."""
    return [(each.id or f"nieuw{place}", each) for place, each in enumerate(stream, 1)]


def block(kind: str, key: str, **value: Any) -> dict[str, Any]:
    """One block of a stream, as a stream stores it; for `fields_of`."""
    return {"type": kind, "id": key, "value": value}


def as_dict(given: Given) -> dict[str, str]:
    """A stored answer whose parts have names; empty when it has another shape."""
    return given if isinstance(given, dict) else {}
