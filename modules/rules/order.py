"""Put parts in the right order. An answer is the list of all part ids, first to last."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from modules.rules.question import Given, InvalidAnswer, QuestionSpec, Scored, ids_of, share_of


@dataclass(frozen=True)
class Part:
    """One part to place."""

    id: str
    text: str
    feedback: str = ""


@dataclass(frozen=True)
class OrderContent:
    """parts: in the right order."""

    parts: tuple[Part, ...]


def score_order(question: QuestionSpec, given: Given) -> Scored:
    """Partial credit: the longest run of parts that follow each other rightly, less one, out of all parts less one.

    One part in a wrong place costs one step, also when it pushes all others up. Raises InvalidAnswer unless every
    part is there once.
    """
    content: OrderContent = question.content
    right = {part.id: place for place, part in enumerate(content.parts)}
    order = ids_of(given)
    if any(each not in right for each in order):
        raise InvalidAnswer("unknown")
    if len(order) != len(right) or len(order) != len(given):
        raise InvalidAnswer("places")
    longest = _longest_increasing([right[each] for each in order])
    return share_of(question, (longest - 1) / (len(right) - 1))


def _longest_increasing(places: Sequence[int]) -> int:
    ends: list[int] = []  # smallest last place of a run of each length
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)
