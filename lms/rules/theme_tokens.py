"""What a municipality's theme may set, and the stylesheet that comes out.

A theme is two mappings of token names to values, one for light and one for dark. Names are those of
leerlijn.css without `--ll-`. Every value is read against the type of its token and written anew, so nothing
that somebody typed reaches the stylesheet as it is: no url(), no comment, no closing tag.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lms.rules.base_tokens import BASE_LIGHT, Scheme, effective
from lms.rules.contrast import parse_hex
from lms.rules.theme_gate import measure
from lms.rules.theme_words import ContrastProblem, Problem, TokenProblem

_PX_PER_REM = 16
_LENGTH = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,4})?)(px|rem)")
_FAMILY = re.compile(r"[A-Za-z][A-Za-z0-9 -]{0,60}")
_GENERIC_FAMILIES = frozenset({"serif", "sans-serif", "system-ui", "ui-serif", "ui-sans-serif", "ui-rounded"})


@dataclass(frozen=True, slots=True)
class Length:
    """Bounds of a length in CSS pixels. Text sizes only in rem: they must grow with the reader's setting."""

    minimum: float
    maximum: float
    units: tuple[str, ...] = ("rem", "px")


LENGTHS: Mapping[str, Length] = {
    "text-xs": Length(12, 16, ("rem",)),
    "text-s": Length(14, 18, ("rem",)),
    "text-m": Length(16, 20, ("rem",)),
    "text-l": Length(18, 24, ("rem",)),
    "text-xl": Length(20, 32, ("rem",)),
    "radius-s": Length(0, 12),
    "radius-m": Length(0, 28),
    "radius-l": Length(0, 40),
    "line": Length(2, 8),
    "border-control": Length(1, 4),
    "target": Length(44, 64),
    "target-large": Length(48, 80),
}
FONTS = frozenset({"font-text"})
COLOURS = frozenset(BASE_LIGHT)
TOKENS = COLOURS | FONTS | frozenset(LENGTHS)


class ThemeError(ValueError):
    """Tokens that may not become a stylesheet; `problems` says which and why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(" ".join(str(problem) for problem in problems))
        self.problems = problems


def check_tokens(light: object, dark: object) -> list[Problem]:
    """Everything that is wrong with the names and values; empty when they can be used.

    Takes what came out of JSON or a form, so the arguments can be anything.
    """
    problems: list[Problem] = []
    sets: tuple[tuple[Scheme, object], ...] = (("light", light), ("dark", dark))
    for scheme, tokens in sets:
        if not isinstance(tokens, Mapping):
            problems.append(TokenProblem(scheme, "", "", "not_a_mapping"))
            continue
        for name, value in tokens.items():
            try:
                _read(name, value, scheme)
            except _Refused as refused:
                problems.append(refused.problem)
    return problems


def contrast_problems(light: Mapping[str, str], dark: Mapping[str, str]) -> list[Problem]:
    """Pairs of the theme that cannot be read well enough, with the base theme under it. Raises ThemeError."""
    clean_light, clean_dark = _clean(light, dark)
    schemes: tuple[Scheme, ...] = ("light", "dark")
    return [
        ContrastProblem(measurement)
        for scheme in schemes
        for measurement in measure(effective(clean_light, clean_dark, scheme), scheme)
        if not measurement.passes
    ]


def render_css(light: Mapping[str, str], dark: Mapping[str, str]) -> str:
    """The theme as a stylesheet to load after leerlijn.css. Raises ThemeError when a token is not allowed."""
    clean_light, clean_dark = _clean(light, dark)
    css = f":root {{\n{_declarations(clean_light, '  ')}}}\n" if clean_light else ""
    if clean_dark:
        css += (
            "@media (prefers-color-scheme: dark) {\n"
            f'  :root:not([data-scheme="light"]) {{\n{_declarations(clean_dark, "    ")}  }}\n'
            "}\n"
        )
    return css


class _Refused(Exception):
    def __init__(self, problem: TokenProblem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def _clean(light: object, dark: object) -> tuple[dict[str, str], dict[str, str]]:
    problems = check_tokens(light, dark)
    if problems or not isinstance(light, Mapping) or not isinstance(dark, Mapping):
        raise ThemeError(problems)
    return (
        {name: _read(name, value, "light") for name, value in light.items()},
        {name: _read(name, value, "dark") for name, value in dark.items()},
    )


def _declarations(tokens: Mapping[str, str], indent: str) -> str:
    return "".join(f"{indent}--ll-{name}: {tokens[name]};\n" for name in sorted(tokens))


def _read(name: object, value: object, scheme: Scheme) -> str:
    """The value written anew in the form that CSS needs. Raises _Refused."""
    if name not in TOKENS or not isinstance(name, str):
        raise _Refused(TokenProblem(scheme, str(name), str(value), "unknown"))
    if not isinstance(value, str):
        raise _Refused(TokenProblem(scheme, name, str(value), "not_text"))
    if name in COLOURS:
        try:
            return parse_hex(value.strip()).hex
        except ValueError:
            raise _Refused(TokenProblem(scheme, name, value, "colour")) from None
    if scheme == "dark":
        raise _Refused(TokenProblem(scheme, name, value, "only_light"))
    return _read_font(name, value, scheme) if name in FONTS else _read_length(name, value, scheme)


def _read_length(name: str, value: str, scheme: Scheme) -> str:
    bounds = LENGTHS[name]
    found = _LENGTH.fullmatch(value.strip() if value.strip() != "0" else "0px")
    if not found or (found[2] not in bounds.units and float(found[1]) != 0):
        raise _Refused(TokenProblem(scheme, name, value, "length", bounds.minimum, bounds.maximum, bounds.units))
    pixels = float(found[1]) * (_PX_PER_REM if found[2] == "rem" else 1)
    if not bounds.minimum <= pixels <= bounds.maximum:
        raise _Refused(TokenProblem(scheme, name, value, "bounds", bounds.minimum, bounds.maximum, bounds.units))
    return f"{found[1]}{found[2]}"


def _read_font(name: str, value: str, scheme: Scheme) -> str:
    """Family names, each in quotes, and a generic family last: that one every computer has."""
    families = [family.strip().strip("\"'") for family in value.split(",")]
    if families[-1] not in _GENERIC_FAMILIES or not all(_FAMILY.fullmatch(family) for family in families):
        raise _Refused(TokenProblem(scheme, name, value, "font"))
    if len(families) > 8:
        raise _Refused(TokenProblem(scheme, name, value, "font"))
    return ", ".join(family if family in _GENERIC_FAMILIES else f'"{family}"' for family in families)
