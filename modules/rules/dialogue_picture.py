"""Where the turns of a dialogue stand in a drawing and how the ways between them run.

Units are those of the drawing (pixels at 100 %).
"""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from modules.rules.dialogue_layers import Layers, Spot, layers_of
from modules.rules.simulation import Dialogue, Ending, Turn, reachable

WIDTH, HEIGHT = 148, 58  # of a box
BEND = 14  # width of a way that passes between boxes
GAP, FALL = 20, 40  # between boxes beside and below each other
LANE = 12  # between ways that go back up, at the right
MARGIN = 16
LETTERS, LINES = 18, 2  # of a name in a box
SETTLE = 8  # times that boxes move towards what they are joined with


@dataclass(frozen=True)
class Box:
    """A turn or ending. lines: its name, broken. reached: whether a learner can get there."""

    place: Turn | Ending
    x: int
    y: int
    lines: tuple[str, ...]
    reached: bool

    @property
    def is_ending(self) -> bool:
        """An ending is drawn with round corners."""
        return isinstance(self.place, Ending)

    @property
    def middle(self) -> int:
        """Where its text stands."""
        return self.x + WIDTH // 2


@dataclass(frozen=True)
class Way:
    """A line from a reply or a bend to what is below; back: up again, drawn dashed. ends: with an arrow."""

    path: str
    back: bool = False
    ends: bool = True


@dataclass(frozen=True)
class Dot:
    """The number of a reply, at the foot of its turn."""

    number: int
    x: int
    y: int


@dataclass(frozen=True)
class Picture:
    """A drawing with its size."""

    boxes: tuple[Box, ...] = ()
    ways: tuple[Way, ...] = ()
    dots: tuple[Dot, ...] = ()
    width: int = 0
    height: int = 0


def draw(dialogue: Dialogue) -> Picture:
    """Draw a dialogue, also one that is not finished yet."""
    layers = layers_of(dialogue)
    middles = _settle(layers)
    left = min((x - _half(spot) for spot, x in middles.items()), default=0) - MARGIN
    at = {
        spot: (round(middles[spot] - left), MARGIN + level * (HEIGHT + FALL))
        for level, row in enumerate(layers.rows)
        for spot in row
    }
    reached = {place.id for place in reachable(dialogue)}
    boxes = {
        place.id: Box(
            place=place,
            x=at[Spot(place.id)][0] - WIDTH // 2,
            y=at[Spot(place.id)][1],
            lines=tuple(_broken(place.name)),
            reached=place.id in reached,
        )
        for place in dialogue.places.values()
    }
    right = max((x + _half(spot) for spot, (x, _) in at.items()), default=0)
    lanes = {to: right + LANE * number for number, to in enumerate(dict.fromkeys(to for *_, to in layers.back), 1)}
    dots = {
        (turn.id, number): Dot(number, *_foot(boxes[turn.id], number, len(turn.replies)))
        for turn in dialogue.turns
        for number, _ in enumerate(turn.replies, 1)
    }
    back = [_up(dots[place, number], boxes[to], lanes[to]) for place, number, to in layers.back]
    return Picture(
        boxes=tuple(boxes.values()),
        ways=(*_down(dialogue, layers, at, dots), *back),
        dots=tuple(dots.values()),
        width=round(right + LANE * len(lanes) + MARGIN),
        height=2 * MARGIN + max(0, len(layers.rows) * (HEIGHT + FALL) - FALL) + (FALL // 2 if back else 0),
    )


def _half(spot: Spot) -> float:
    return (BEND if spot.bend >= 0 else WIDTH) / 2


def _settle(layers: Layers) -> dict[Spot, float]:
    """The middle of every spot: near those it is joined with, never over its neighbour."""
    joined: dict[Spot, list[Spot]] = {}
    for above, belows in layers.joins.items():
        for below in belows:
            joined.setdefault(above, []).append(below)
            joined.setdefault(below, []).append(above)
    middles: dict[Spot, float] = {}
    for row in layers.rows:
        _place(row, {spot: 0.0 for spot in row}, middles)
    for time in range(SETTLE):
        for row in layers.rows if time % 2 == 0 else reversed(layers.rows):
            wish = {
                spot: sum(middles[each] for each in joined[spot]) / len(joined[spot])
                if joined.get(spot)
                else middles[spot]
                for spot in row
            }
            _place(row, wish, middles)
    return middles


def _place(row: tuple[Spot, ...], wish: Mapping[Spot, float], middles: dict[Spot, float]) -> None:
    """Put a row in its order, as near to the wishes as the room between neighbours allows."""
    edge = None
    for spot in row:
        x = wish[spot] if edge is None else max(wish[spot], edge + GAP + _half(spot))
        middles[spot], edge = x, x + _half(spot)
    shift = sum(wish[spot] - middles[spot] for spot in row) / len(row)
    for spot in row:
        middles[spot] += shift


def _foot(box: Box, number: int, total: int) -> tuple[int, int]:
    return box.x + WIDTH * number // (total + 1), box.y + HEIGHT


def _down(
    dialogue: Dialogue, layers: Layers, at: Mapping[Spot, tuple[int, int]], dots: Mapping[tuple[str, int], Dot]
) -> list[Way]:
    """From every reply to what is below it, and on from bend to bend; ways to one place run together."""
    returning = {(place, number) for place, number, _ in layers.back}
    ways = []
    for turn in dialogue.turns:
        below = {spot.place: spot for spot in layers.joins.get(Spot(turn.id), ())}
        for number, reply in enumerate(turn.replies, 1):
            if reply.to in below and (turn.id, number) not in returning:
                dot = dots[turn.id, number]
                ways.append(_curve(dot.x, dot.y, below[reply.to], at))
    for spot, belows in layers.joins.items():
        if spot.bend >= 0:
            x, y = at[spot]
            ways += [_curve(x, y + HEIGHT, below, at, f"M{x} {y}V{y + HEIGHT}") for below in belows]
    return ways


def _curve(x: int, y: int, below: Spot, at: Mapping[Spot, tuple[int, int]], before: str = "") -> Way:
    end, foot = at[below]
    half = FALL * 3 // 5
    path = f"{before or f'M{x} {y}'}C{x} {y + half} {end} {foot - half} {end} {foot}"
    return Way(path, ends=below.bend < 0)


def _up(dot: Dot, box: Box, lane: float) -> Way:
    """Down a little, to the lane at the right, up along it, and into the side of the box."""
    x, low, high, half = round(lane), dot.y + FALL // 2, box.y + HEIGHT // 2, FALL // 4
    path = f"M{dot.x} {dot.y}Q{dot.x} {low} {dot.x + half} {low}H{x - half}Q{x} {low} {x} {low - half}"
    return Way(f"{path}V{high + half}Q{x} {high} {x - half} {high}H{box.x + WIDTH}", back=True)


def _broken(name: str) -> list[str]:
    lines = textwrap.wrap(name, LETTERS) or ["?"]
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], lines[LINES - 1][: LETTERS - 1] + "…"]
