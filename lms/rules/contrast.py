"""WCAG 2 contrast between two colours (success criteria 1.4.3 and 1.4.11)."""

import colorsys
import re
from collections.abc import Iterable
from dataclasses import dataclass

TEXT_RATIO = 4.5
CONTROL_RATIO = 3.0

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rgb:
    """An opaque sRGB colour, each channel 0 to 255."""

    red: int
    green: int
    blue: int

    @property
    def hex(self) -> str:
        """The colour as `#rrggbb`, lower case."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


def parse_hex(text: str) -> Rgb:
    """Read `#rgb` or `#rrggbb`. Raises ValueError for anything else, names and alpha included."""
    if not _HEX.fullmatch(text):
        raise ValueError(f"Not a colour of the form #rgb or #rrggbb: {text[:40]!r}")
    digits = text[1:]
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return Rgb(*(int(digits[start : start + 2], 16) for start in (0, 2, 4)))


def relative_luminance(colour: Rgb) -> float:
    """0.0 for black to 1.0 for white, as WCAG 2 defines it."""
    red, green, blue = (_linear(channel / 255) for channel in (colour.red, colour.green, colour.blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: Rgb, other: Rgb) -> float:
    """1.0 (the same) to 21.0 (black on white); the order of the colours does not matter."""
    darker, lighter = sorted((relative_luminance(one), relative_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def nearest_passing(colour: Rgb, demands: Iterable[tuple[Rgb, float]]) -> Rgb | None:
    """The same hue, made lighter or darker just enough to reach every demanded ratio; None when nothing does.

    `demands` holds the colours that it meets and the ratio that it needs against each.
    """
    wanted = list(demands)
    hue, lightness, saturation = colorsys.rgb_to_hls(colour.red / 255, colour.green / 255, colour.blue / 255)
    for step in sorted(range(256), key=lambda step: abs(step / 255 - lightness)):
        channels = colorsys.hls_to_rgb(hue, step / 255, saturation)
        candidate = Rgb(*(round(channel * 255) for channel in channels))
        if all(contrast_ratio(candidate, other) >= minimum for other, minimum in wanted):
            return candidate
    return None


def _linear(channel: float) -> float:
    # WCAG 2.0 prints 0.03928; 0.04045 is the sRGB standard. With 8 bits per channel the outcome is the same.
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
