"""Which questions a try asks: a random part of the author's list, and random questions with a tag."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Draw:
    """number of questions out of `pool` (ids). only: those of the pool that are not in the author's list."""

    number: int
    pool: tuple[int, ...]
    only: tuple[int, ...] = ()


def draw_questions(
    listed: Sequence[int], draw_listed: int, draws: Sequence[Draw], *, shuffle: bool, random: Random
) -> list[int]:
    """Ids of the questions of one try; no question twice. With too few in a pool: all that are there.

    listed: the author's list; draw_listed: how many of it (0: all). What is drawn from the list keeps the order of
    the list, unless everything is shuffled.
    """
    chosen = list(listed)
    if 0 < draw_listed < len(chosen):
        kept = set(random.sample(chosen, draw_listed))
        chosen = [each for each in chosen if each in kept]
    for draw in draws:
        left = [each for each in draw.pool if each not in chosen]
        chosen += random.sample(left, min(draw.number, len(left)))
    if shuffle:
        random.shuffle(chosen)
    return chosen
