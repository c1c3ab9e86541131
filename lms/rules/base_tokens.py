"""Colours of the base theme. The same values stand in block 1 of leerlijn.css; a test compares the two.

A theme is measured together with what it leaves alone: a new page background meets the base theme's text.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Scheme = Literal["light", "dark"]

BASE_LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "color-paper": "#f2f6f5",
        "color-surface": "#ffffff",
        "color-sunken": "#e4ecea",
        "color-ink": "#12242a",
        "color-ink-soft": "#46585d",
        "color-rule": "#ccd8d6",
        "color-edge": "#647679",
        "color-action": "#0b5563",
        "color-action-hover": "#073d48",
        "color-on-action": "#ffffff",
        "color-link": "#0b5563",
        "color-deep": "#0b343e",
        "color-on-deep": "#f4faf9",
        "color-on-deep-soft": "#b9d3d5",
        "color-marker": "#ffc83d",
        "color-on-marker": "#12242a",
        "color-tint": "#d9ebec",
        "color-focus-outer": "#12242a",
        "color-focus-inner": "#ffc83d",
        "status-done": "#17643a",
        "status-done-ground": "#dcf0e2",
        "status-busy": "#33479c",
        "status-busy-ground": "#e3e8fa",
        "status-wait": "#66379c",
        "status-wait-ground": "#eee4f8",
        "status-attention": "#854700",
        "status-attention-ground": "#ffedcf",
        "status-stop": "#a01d1b",
        "status-stop-ground": "#fce3e0",
        "status-none": "#46585d",
        "status-none-ground": "#e4ecea",
    }
)

# Only what differs from light.
BASE_DARK: Mapping[str, str] = MappingProxyType(
    {
        "color-paper": "#0d191d",
        "color-surface": "#15262b",
        "color-sunken": "#1e333a",
        "color-ink": "#ecf4f3",
        "color-ink-soft": "#afc2c4",
        "color-rule": "#2f464d",
        "color-edge": "#8aa1a4",
        "color-action": "#86d3de",
        "color-action-hover": "#b0e4eb",
        "color-on-action": "#05262d",
        "color-link": "#8fd8e2",
        "color-deep": "#173f49",
        "color-on-deep": "#f4faf9",
        "color-on-deep-soft": "#c0d8da",
        "color-tint": "#1c3d45",
        "color-focus-outer": "#ffffff",
        "color-focus-inner": "#12242a",
        "status-done": "#93dbaa",
        "status-done-ground": "#173826",
        "status-busy": "#bac6ff",
        "status-busy-ground": "#262f58",
        "status-wait": "#d9bfff",
        "status-wait-ground": "#3a2856",
        "status-attention": "#ffc982",
        "status-attention-ground": "#452e0b",
        "status-stop": "#ffb7b0",
        "status-stop-ground": "#511e1c",
        "status-none": "#afc2c4",
        "status-none-ground": "#1e333a",
    }
)


def effective(light: Mapping[str, str], dark: Mapping[str, str], scheme: Scheme) -> dict[str, str]:
    """All colours as the browser resolves them with a theme's tokens loaded after the base theme.

    The base theme's dark values have a selector of higher specificity, so a theme's light colour shows in the
    dark only where neither the theme nor the base theme has a dark one.
    """
    colours = {**BASE_LIGHT, **light}
    if scheme == "dark":
        colours |= {**BASE_DARK, **dark}
    return {name: value for name, value in colours.items() if name in BASE_LIGHT}
