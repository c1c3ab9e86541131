"""Where things stand in a drawing of bars. Whole numbers, so that no language writes a comma into the drawing."""

from collections.abc import Iterable
from dataclasses import dataclass

from modules.rules.survey import Bar

WIDTH, ROW, FULL = 350, 48, 300
_LONGEST = 46  # characters that fit on a line


@dataclass(frozen=True)
class DrawnBar:
    """One bar: its label above it at text_y, the bar at y, and its number at value_x."""

    label: str
    value: int
    y: int
    text_y: int
    value_y: int
    width: int
    value_x: int


@dataclass(frozen=True)
class BarChart:
    height: int
    bars: tuple[DrawnBar, ...]
    width: int = WIDTH


def bar_chart(bars: Iterable[Bar]) -> BarChart:
    """Lying bars under each other, from zero; the longest possible bar is everybody."""
    drawn = []
    for number, bar in enumerate(bars):
        width, top = round(FULL * bar.share), number * ROW
        drawn.append(DrawnBar(_short(bar.label), bar.count, top + 20, top + 14, top + 34, width, width + 8))
    return BarChart(len(drawn) * ROW, tuple(drawn))


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1].rstrip() + "…"
