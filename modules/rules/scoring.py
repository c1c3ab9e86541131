"""Scoring of questions and of a whole try at a quiz."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class InvalidAnswer(ValueError):
    """The answer cannot be scored: nothing chosen, too much chosen, or an option that does not exist."""


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen. id: the option's key in its question."""

    id: str
    text: str
    correct: bool
    feedback: str = ""


@dataclass(frozen=True)
class QuestionSpec:
    """A published question. revision: the revision that an answer is scored with. points: full score."""

    id: int
    revision: int | None
    kind: str
    text: str
    options: tuple[Option, ...]
    case: str = ""
    explanation: str = ""
    points: int = 1


@dataclass(frozen=True)
class QuizSpec:
    """A published quiz. pass_mark: percentage 0-100. max_attempts: 0 is unlimited."""

    questions: tuple[QuestionSpec, ...]
    pass_mark: int = 60
    max_attempts: int = 0

    def question(self, question_id: int) -> QuestionSpec | None:
        """The question with this id, or None when the quiz no longer asks it."""
        return next((each for each in self.questions if each.id == question_id), None)


@dataclass(frozen=True)
class Scored:
    """points out of max_points; both at least 0."""

    points: float
    max_points: float

    @property
    def is_correct(self) -> bool:
        """Whether everything was right."""
        return self.points >= self.max_points


def score_single(question: QuestionSpec, given: Sequence[str]) -> Scored:
    """All points for the one correct option, else none. Raises InvalidAnswer unless exactly one is chosen."""
    chosen = _chosen(question, given)
    if len(chosen) != 1:
        raise InvalidAnswer("one")
    return Scored(float(question.points if chosen[0].correct else 0), float(question.points))


def score_multiple(question: QuestionSpec, given: Sequence[str]) -> Scored:
    """Partial credit: (right - wrong) / number of correct options, never below 0. Raises InvalidAnswer on none."""
    chosen = _chosen(question, given)
    if not chosen:
        raise InvalidAnswer("some")
    correct = sum(option.correct for option in question.options)
    right = sum(option.correct for option in chosen)
    share = max(0, right - (len(chosen) - right)) / correct
    return Scored(round(question.points * share, 4), float(question.points))


_SCORERS = {"single": score_single, "multiple": score_multiple}


def score_question(question: QuestionSpec, given: Sequence[str]) -> Scored:
    """Score an answer by the kind of the question; `given` holds option ids. Raises InvalidAnswer, KeyError."""
    return _SCORERS[question.kind](question, given)


def _chosen(question: QuestionSpec, given: Sequence[str]) -> list[Option]:
    known = {option.id: option for option in question.options}
    unique = list(dict.fromkeys(given))
    if any(each not in known for each in unique):
        raise InvalidAnswer("unknown")
    return [known[each] for each in unique]


@dataclass(frozen=True)
class TryResult:
    """Outcome of one finished try. score: 0 to 1."""

    points: float
    max_points: float
    score: float
    passed: bool


def score_try(quiz: QuizSpec, scored: Iterable[Scored]) -> TryResult:
    """Add up a finished try: passed from `pass_mark` percent of the points. An empty quiz is passed with 1."""
    parts = list(scored)
    points = round(sum(part.points for part in parts), 4)
    maximum = sum(part.max_points for part in parts)
    score = points / maximum if maximum else 1.0
    # Compare on points, with a margin for binary fractions: 70 % of 10 points is 7, not 7.000000000000001.
    return TryResult(points, maximum, min(1.0, score), points + 1e-9 >= maximum * quiz.pass_mark / 100)
