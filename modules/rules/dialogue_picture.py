"""Where the turns of a dialogue stand in a drawing: a row per number of sentences said, ways drawn between them.

Units are those of the drawing (pixels at 100 %).
"""

import textwrap
from dataclasses import dataclass

from modules.rules.simulation import Dialogue, Ending, Turn, reachable

WIDTH, HEIGHT = 164, 64  # of a box
GAP, FALL = 22, 52  # between boxes beside and below each other
EDGE = 44  # room at the sides, for ways that go back up
LETTERS, LINES = 20, 2  # of a name in a box


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
    """From a reply to where it leads. path: of an SVG. x, y: of its number. back: up or aside, drawn dashed."""

    path: str
    number: int
    x: int
    y: int
    back: bool


@dataclass(frozen=True)
class Picture:
    """A drawing with its size."""

    boxes: tuple[Box, ...] = ()
    ways: tuple[Way, ...] = ()
    width: int = 0
    height: int = 0


def draw(dialogue: Dialogue, depth: dict[str, int]) -> Picture:
    """depth: of what can be reached, as in DialogueMap; the rest stands in a row below."""
    rows: list[list[Turn | Ending]] = []
    for place in reachable(dialogue):
        while len(rows) <= depth[place.id]:
            rows.append([])
        rows[depth[place.id]].append(place)
    lost = [place for place in dialogue.places.values() if place.id not in depth]
    widest = max((len(row) for row in rows), default=0) or 4
    rows += [lost[start : start + widest] for start in range(0, len(lost), widest)]
    widest = max((len(row) for row in rows), default=0)
    width = 2 * EDGE + widest * (WIDTH + GAP) - GAP
    boxes = {}
    for level, row in enumerate(rows):
        left = (width - (len(row) * (WIDTH + GAP) - GAP)) // 2
        for number, place in enumerate(row):
            boxes[place.id] = Box(
                place=place,
                x=left + number * (WIDTH + GAP),
                y=GAP + level * (HEIGHT + FALL),
                lines=tuple(_broken(place.name)),
                reached=place.id in depth,
            )
    ways = [
        _way(boxes[turn.id], boxes[reply.to], number, len(turn.replies))
        for turn in dialogue.turns
        for number, reply in enumerate(turn.replies, 1)
        if reply.to in boxes
    ]
    return Picture(tuple(boxes.values()), tuple(ways), width, 2 * GAP + len(rows) * (HEIGHT + FALL) - FALL)


def _way(source: Box, target: Box, number: int, total: int) -> Way:
    x, y = source.x + WIDTH * number // (total + 1), source.y + HEIGHT
    if target.y > source.y:
        end, half = target.x + WIDTH // 2, (target.y - y) // 2
        path = f"M{x} {y}C{x} {y + half} {end} {target.y - half} {end} {target.y}"
        return Way(path, number, x, y, back=False)
    side = max(source.x, target.x) + WIDTH
    out, back_y = side + EDGE - 8, target.y + HEIGHT // 2
    path = f"M{x} {y}C{x} {y + FALL // 2} {out} {y + FALL // 2} {out} {(y + back_y) // 2}"
    path += f"S{out} {back_y} {target.x + WIDTH} {back_y}"
    return Way(path, number, x, y, back=True)


def _broken(name: str) -> list[str]:
    lines = textwrap.wrap(name, LETTERS) or ["?"]
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], lines[LINES - 1][: LETTERS - 1] + "…"]
