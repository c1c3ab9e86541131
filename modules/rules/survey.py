"""Questions of a survey, what an answer must be, and counting answers of which nobody can be known."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

# Fewer answers than this are never shown, and new ones are shown this many at a time.
SMALLEST = 5
LEVELS = ("1", "2", "3", "4", "5")
LONGEST = 2000  # characters of an open answer


@dataclass(frozen=True)
class SurveyQuestion:
    """id: what an answer stores. options: (id, text) of a choice; low and high: what 1 and 5 mean."""

    id: str
    kind: Literal["scale", "choice", "open"]
    text: str
    required: bool
    options: tuple[tuple[str, str], ...] = ()
    low: str = ""
    high: str = ""


@dataclass(frozen=True)
class Bar:
    """One answer and how often it was given. share: of all who answered the question, 0 to 1."""

    label: str
    count: int
    share: float


@dataclass(frozen=True)
class Tally:
    """A question with its answers. answered: how many people answered it. mean: of a scale, else None."""

    question: SurveyQuestion
    answered: int
    bars: tuple[Bar, ...] = ()
    mean: float | None = None
    texts: tuple[str, ...] = ()


def read_answers(
    questions: Sequence[SurveyQuestion], given: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """(answers that count, id -> 'missing', 'unknown' or 'long'). Nothing that is not asked comes through."""
    answers, problems = {}, {}
    for question in questions:
        value = given.get(question.id, "").strip()
        if not value:
            if question.required:
                problems[question.id] = "missing"
        elif question.kind == "open" and len(value) > LONGEST:
            problems[question.id] = "long"
        elif question.kind != "open" and value not in _allowed(question):
            problems[question.id] = "unknown"
        else:
            answers[question.id] = value
    return answers, problems


def tally(questions: Sequence[SurveyQuestion], responses: Sequence[Mapping[str, str]]) -> list[Tally]:
    """Count per question. A question that fewer than five people answered shows nothing of what they said."""
    return [
        _count(question, [each[question.id] for each in responses if each.get(question.id)]) for question in questions
    ]


def _allowed(question: SurveyQuestion) -> tuple[str, ...]:
    return LEVELS if question.kind == "scale" else tuple(key for key, _ in question.options)


def _count(question: SurveyQuestion, values: list[str]) -> Tally:
    if len(values) < SMALLEST:
        return Tally(question, len(values))
    if question.kind == "open":
        return Tally(question, len(values), texts=tuple(values))
    counts = Counter(values)
    labels = [(level, level) for level in LEVELS] if question.kind == "scale" else list(question.options)
    known = sum(counts[key] for key, _ in labels)
    bars = tuple(Bar(label, counts[key], counts[key] / known if known else 0.0) for key, label in labels)
    mean = sum(int(level) * counts[level] for level in LEVELS) / known if question.kind == "scale" and known else None
    return Tally(question, known, bars, mean)
