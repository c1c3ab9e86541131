"""How the questions of a quiz do: how hard they are, whether they tell who knows the matter, and what was chosen."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

FEWEST_ANSWERS = 5  # with fewer, numbers would tell about people
FEWEST_TRIES = 20  # with fewer, discrimination is chance
_EASY, _HARD, _FLAT = 0.95, 0.25, 0.1


@dataclass(frozen=True)
class ItemAnswer:
    """One counted answer. who: the try it belongs to. points: None as long as a person has to judge it."""

    question: int
    who: int
    points: float | None
    max_points: float
    given: Any = ()


@dataclass(frozen=True)
class ItemStatistics:
    """answers: how many were judged. difficulty: mean share of the points, 0 (nobody) to 1 (everybody).

    discrimination: correlation of this question with the rest of the try, -1 to 1; None with too few tries or when
    one of both is the same for everybody. chosen: option id -> how many chose it. Numbers are None below
    FEWEST_ANSWERS, and chosen is empty.
    """

    question: int
    answers: int
    difficulty: float | None = None
    discrimination: float | None = None
    chosen: Mapping[str, int] | None = None


def statistics_of(answers: Iterable[ItemAnswer]) -> dict[int, ItemStatistics]:
    """Per question, of answers of which each try gives at most one per question."""
    by_question: dict[int, list[ItemAnswer]] = defaultdict(list)
    totals: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])  # of a try: points, maximum
    for answer in answers:
        by_question[answer.question].append(answer)
        if answer.points is not None:
            totals[answer.who][0] += answer.points
            totals[answer.who][1] += answer.max_points
    return {question: _one(question, given, totals) for question, given in by_question.items()}


def _one(question: int, answers: list[ItemAnswer], totals: Mapping[int, list[float]]) -> ItemStatistics:
    judged = [answer for answer in answers if answer.points is not None and answer.max_points > 0]
    if len(answers) < FEWEST_ANSWERS or len(judged) < FEWEST_ANSWERS:
        return ItemStatistics(question, len(judged))
    shares = [(answer.points or 0.0) / answer.max_points for answer in judged]
    pairs = []
    for answer, share in zip(judged, shares, strict=True):
        points, maximum = totals[answer.who]
        rest = maximum - answer.max_points
        if rest > 0:
            pairs.append((share, (points - (answer.points or 0.0)) / rest))
    chosen = Counter(
        each for answer in judged if isinstance(answer.given, list) for each in dict.fromkeys(answer.given)
    )
    return ItemStatistics(
        question=question,
        answers=len(judged),
        difficulty=sum(shares) / len(shares),
        discrimination=correlation(pairs) if len(pairs) >= FEWEST_TRIES else None,
        chosen=dict(chosen),
    )


def correlation(pairs: list[tuple[float, float]]) -> float | None:
    """Pearson's correlation, -1 to 1; None when one side is the same everywhere."""
    number = len(pairs)
    if not number:
        return None
    mean_x, mean_y = (sum(pair[side] for pair in pairs) / number for side in (0, 1))
    product = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    spread = sqrt(sum((x - mean_x) ** 2 for x, _ in pairs) * sum((y - mean_y) ** 2 for _, y in pairs))
    return max(-1.0, min(1.0, product / spread)) if spread > 1e-12 else None


def advice_of(item: ItemStatistics, right: Iterable[str] = (), wrong: Iterable[str] = ()) -> str:
    """A code for what the author could look at; '' for nothing. right, wrong: option ids, of questions to choose in."""
    if item.difficulty is None:
        return "few"
    chosen = item.chosen or {}
    least_right = min((chosen.get(each, 0) for each in right), default=None)
    most_wrong = max((chosen.get(each, 0) for each in wrong), default=0)
    if item.discrimination is not None and item.discrimination <= -_FLAT:
        return "reversed"
    if item.difficulty >= _EASY:
        return "easy"
    if least_right is not None and most_wrong > least_right:
        return "trap"
    if item.difficulty <= _HARD:
        return "hard"
    if item.discrimination is not None and item.discrimination < _FLAT:
        return "flat"
    if item.answers >= FEWEST_TRIES and any(not chosen.get(each, 0) for each in wrong):
        return "unused"
    return "fine" if item.discrimination is not None else ""
