"""Scoring of questions by their kind, and of a whole try at a quiz."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from modules.rules.choice import score_multiple, score_single
from modules.rules.draw import Draw
from modules.rules.fill import score_fill
from modules.rules.listening import score_listening
from modules.rules.match import score_match
from modules.rules.number import score_number
from modules.rules.open import score_open
from modules.rules.order import score_order
from modules.rules.question import Given, InvalidAnswer, Option, QuestionSpec, Scored, all_or_nothing
from modules.rules.words import score_words

__all__ = [
    "InvalidAnswer",
    "Option",
    "QuestionSpec",
    "QuizSpec",
    "Scored",
    "TryResult",
    "all_or_nothing",
    "score_question",
    "score_try",
]


@dataclass(frozen=True)
class QuizSpec:
    """A published quiz. pass_mark: percentage 0-100. max_attempts: 0 is unlimited.

    questions: all that may be asked, those in the list of the author (`listed`, ids) first. draw_listed: how many of
    the list are asked (0: all). draws: how many more, out of which. time_limit: minutes (0: none).
    has_kept: some people may go on with an earlier version.
    feedback: 'each' after each answer, 'end' after the try, 'never' (points only). partial: partial credit.
    """

    questions: tuple[QuestionSpec, ...]
    pass_mark: int = 60
    max_attempts: int = 0
    draw_listed: int = 0
    draws: tuple[Draw, ...] = ()
    time_limit: int = 0
    shuffle_questions: bool = False
    shuffle_options: bool = False
    feedback: str = "each"
    partial: bool = True
    has_kept: bool = False

    def question(self, question_id: int) -> QuestionSpec | None:
        """The question with this id, or None when the quiz no longer asks it."""
        return next((each for each in self.questions if each.id == question_id), None)

    @property
    def keeps_tries(self) -> bool:
        """Whether a try begins with a row of its own: something is drawn, or the time runs."""
        return bool(self.draw_listed or self.draws or self.time_limit)

    @property
    def listed(self) -> tuple[int, ...]:
        """Ids of the questions in the author's own list."""
        drawn = {each for draw in self.draws for each in draw.only}
        return tuple(each.id for each in self.questions if each.id not in drawn)


_SCORERS: dict[str, Callable[[QuestionSpec, Given], Scored]] = {
    "single": score_single,
    "multiple": score_multiple,
    "truefalse": score_single,
    "order": score_order,
    "match": score_match,
    "fill": score_fill,
    "number": score_number,
    "words": score_words,
    "open": score_open,
    "listening": score_listening,
}


def score_question(question: QuestionSpec, given: Given) -> Scored:
    """Score an answer by the kind of the question (a kind of this room). Raises InvalidAnswer, KeyError."""
    return _SCORERS[question.kind](question, given)


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
    points = round(sum(part.points or 0.0 for part in parts), 4)
    maximum = sum(part.max_points for part in parts)
    score = points / maximum if maximum else 1.0
    # Compare on points, with a margin for binary fractions: 70 % of 10 points is 7, not 7.000000000000001.
    return TryResult(points, maximum, min(1.0, score), points + 1e-9 >= maximum * quiz.pass_mark / 100)
