"""The contrast gate: what stands on what in the base theme, and whether a set of colours can be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lms.rules.base_tokens import BASE_LIGHT, Scheme
from lms.rules.contrast import CONTROL_RATIO, TEXT_RATIO, Rgb, contrast_ratio, nearest_passing, parse_hex

STATUSES = ("done", "busy", "wait", "attention", "stop", "none")
_GROUNDS = ("color-paper", "color-surface", "color-sunken", "color-tint")
_FOCUS_GROUNDS = (*_GROUNDS, "color-deep", "color-action", "color-marker")


@dataclass(frozen=True, slots=True)
class Demand:
    """One of the foregrounds must reach the ratio on the ground."""

    foregrounds: tuple[str, ...]
    ground: str
    minimum: float


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a demand came to. `suggestion`: the nearest `foreground` that meets all its demands."""

    scheme: Scheme
    foreground: str
    foreground_colour: str
    ground: str
    ground_colour: str
    ratio: float
    minimum: float
    suggestion: str | None = None

    @property
    def passes(self) -> bool:
        """Whether the pair reaches what it needs."""
        return self.ratio >= self.minimum


def _demands() -> Iterator[Demand]:
    # Alerts and verdicts put plain text on the ground of each status; links stand on all quiet fills.
    for text in ("color-ink", "color-ink-soft", "color-link"):
        for ground in _GROUNDS:
            yield Demand((text,), ground, TEXT_RATIO)
    for status in STATUSES:
        yield Demand(("color-ink",), f"status-{status}-ground", TEXT_RATIO)
        for ground in (f"status-{status}-ground", *_GROUNDS):
            yield Demand((f"status-{status}",), ground, TEXT_RATIO)
    yield Demand(("color-on-action",), "color-action", TEXT_RATIO)
    yield Demand(("color-on-action",), "color-action-hover", TEXT_RATIO)
    yield Demand(("color-on-marker",), "color-marker", TEXT_RATIO)
    yield Demand(("color-on-deep",), "color-deep", TEXT_RATIO)
    yield Demand(("color-on-deep-soft",), "color-deep", TEXT_RATIO)
    for control in ("color-edge", "color-action", "color-action-hover"):
        for ground in _GROUNDS:
            yield Demand((control,), ground, CONTROL_RATIO)
    # The marker says 'here' on the dark hero; on light grounds a dark ring and its own text carry it.
    yield Demand(("color-marker",), "color-deep", CONTROL_RATIO)
    # Two focus rings: on every ground at least one of them shows.
    for ground in _FOCUS_GROUNDS:
        yield Demand(("color-focus-outer", "color-focus-inner"), ground, CONTROL_RATIO)


DEMANDS = tuple(_demands())


def measure(colours: Mapping[str, str], scheme: Scheme) -> tuple[Measurement, ...]:
    """Every demand in order, for one scheme; `colours` has all colour tokens. Raises KeyError, ValueError."""
    parsed = {name: parse_hex(colours[name]) for name in BASE_LIGHT}
    return tuple(_measure(demand, parsed, scheme) for demand in DEMANDS)


def _measure(demand: Demand, colours: Mapping[str, Rgb], scheme: Scheme) -> Measurement:
    ground = colours[demand.ground]
    ratio, best = max((contrast_ratio(colours[name], ground), name) for name in demand.foregrounds)
    suggestion = None if ratio >= demand.minimum else _suggest(best, colours)
    return Measurement(
        scheme=scheme,
        foreground=best,
        foreground_colour=colours[best].hex,
        ground=demand.ground,
        ground_colour=ground.hex,
        ratio=ratio,
        minimum=demand.minimum,
        suggestion=suggestion.hex if suggestion else None,
    )


def _suggest(token: str, colours: Mapping[str, Rgb]) -> Rgb | None:
    """A colour that repairs the pair and breaks no other; else one that is right on its own grounds."""
    own = [
        (colours[d.ground], d.minimum)
        for d in DEMANDS
        if token in d.foregrounds and not any(_reaches(colours, d, name) for name in d.foregrounds if name != token)
    ]
    as_ground = [
        (colours[d.foregrounds[0]], d.minimum) for d in DEMANDS if d.ground == token and len(d.foregrounds) == 1
    ]
    return nearest_passing(colours[token], own + as_ground) or nearest_passing(colours[token], own)


def _reaches(colours: Mapping[str, Rgb], demand: Demand, name: str) -> bool:
    return contrast_ratio(colours[name], colours[demand.ground]) >= demand.minimum
