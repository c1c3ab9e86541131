"""A dialogue in layers, top to bottom, for drawing: who stands above whom, and in which order beside each other.

After Sugiyama, Tagawa and Toda (1981): ways that go back are set apart, each place stands below all that lead to it,
ways over more layers get a bend in each layer between, and every layer is ordered by the middle of its neighbours.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from modules.rules.simulation import Dialogue, Turn

SWEEPS = 6


@dataclass(frozen=True)
class Spot:
    """A place in a layer, or a bend in the ways to it (bend: the layer that it is in)."""

    place: str
    bend: int = -1


@dataclass(frozen=True)
class Layers:
    """rows: per layer the spots from left to right. joins: a spot -> the spots right below that it leads to.

    back: (place, number of the reply, place that it goes back to).
    """

    rows: tuple[tuple[Spot, ...], ...] = ()
    joins: Mapping[Spot, tuple[Spot, ...]] = field(default_factory=dict)
    back: tuple[tuple[str, int, str], ...] = ()


def layers_of(dialogue: Dialogue) -> Layers:
    """Order a dialogue, also one that is not finished yet; what cannot be reached stands among the rest."""
    ways = {place: _leads_to(dialogue, place) for place in dialogue.places}
    order, returning = _depth_first(ways, dialogue.start.id if dialogue.start else "")
    level = dict.fromkeys(ways, 0)
    for place in order:  # each after all that lead to it
        for to in ways[place]:
            if (place, to) not in returning:
                level[to] = max(level[to], level[place] + 1)
    rows: list[list[Spot]] = [[] for _ in range(max(level.values(), default=-1) + 1)]
    for place in _as_met(ways, order[:1]):
        rows[level[place]].append(Spot(place))
    joins: dict[Spot, dict[Spot, None]] = {}
    for place in order:
        for to in ways[place]:
            if (place, to) in returning:
                continue
            chain = [Spot(place), *(Spot(to, bend) for bend in range(level[place] + 1, level[to])), Spot(to)]
            for above, below in pairwise(chain):
                joins.setdefault(above, {})[below] = None
                if below.bend >= 0 and below not in rows[below.bend]:
                    rows[below.bend].append(below)
    _untangle(rows, joins)
    back = tuple(
        (turn.id, number, reply.to)
        for turn in dialogue.turns
        for number, reply in enumerate(turn.replies, 1)
        if (turn.id, reply.to) in returning
    )
    return Layers(tuple(map(tuple, rows)), {spot: tuple(below) for spot, below in joins.items()}, back)


def _as_met(ways: Mapping[str, list[str]], start: list[str]) -> list[str]:
    """All places, breadth first: what the first reply leads to stands left of what the second leads to."""
    met = dict.fromkeys(start)
    queue = list(met)
    for place in queue:
        new = [to for to in ways[place] if to not in met]
        met.update(dict.fromkeys(new))
        queue.extend(dict.fromkeys(new))
    return list(met | dict.fromkeys(ways))


def _leads_to(dialogue: Dialogue, place_id: str) -> list[str]:
    place = dialogue.places[place_id]
    replies = place.replies if isinstance(place, Turn) else ()
    return list(dict.fromkeys(reply.to for reply in replies if reply.to in dialogue.places))


def _depth_first(ways: Mapping[str, list[str]], start: str) -> tuple[list[str], set[tuple[str, str]]]:
    """The places in an order in which each comes after all that lead to it, and the ways that go back in it."""
    done: list[str] = []
    state: dict[str, int] = {}  # 1: being walked, 2: done
    returning = {(place, to) for place, leads in ways.items() for to in leads if to == start}
    for root in ([start] if start else []) + list(ways):
        if root in state:
            continue
        state[root] = 1
        stack: list[tuple[str, Iterator[str]]] = [(root, iter(ways[root]))]
        while stack:
            place, left = stack[-1]
            to = next(left, None)
            if to is None:
                state[place] = 2
                done.append(place)
                stack.pop()
            elif state.get(to) == 1:
                returning.add((place, to))
            elif to not in state:
                state[to] = 1
                stack.append((to, iter(ways[to])))
    return done[::-1], returning


def _untangle(rows: list[list[Spot]], joins: Mapping[Spot, Mapping[Spot, None]]) -> None:
    above: dict[Spot, list[Spot]] = {}
    for spot, below in joins.items():
        for each in below:
            above.setdefault(each, []).append(spot)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        for level in range(len(rows)) if down else range(len(rows) - 1, -1, -1):
            near = {spot: index for other in (level - 1, level + 1) if 0 <= other < len(rows)
                    for index, spot in enumerate(rows[other])}  # fmt: skip
            here = {spot: index for index, spot in enumerate(rows[level])}

            def middle(spot: Spot, near: Mapping[Spot, int] = near, here: Mapping[Spot, int] = here,
                       down: bool = down) -> float:  # fmt: skip
                others = above.get(spot, []) if down else list(joins.get(spot, ()))
                found = [near[each] for each in others if each in near]
                return sum(found) / len(found) if found else here[spot]

            rows[level].sort(key=middle)
