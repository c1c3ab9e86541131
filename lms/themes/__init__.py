"""Made-up municipal themes: examples for whoever writes one, and proof that the tokens are enough."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A theme as it stands in a TOML file: token names without `--ll-`, see lms.rules.theme_tokens."""

    name: str
    light: Mapping[str, str]
    dark: Mapping[str, str]


def example_themes() -> list[ThemeFile]:
    """The themes in this folder, by file name."""
    return [read_theme(path) for path in sorted(Path(__file__).parent.glob("*.toml"))]


def read_theme(path: Path) -> ThemeFile:
    """One theme file. Raises KeyError without a name, TOMLDecodeError when the file is not TOML.

    The tokens are not checked here: that is what check_tokens and contrast_problems do.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return ThemeFile(name=data["name"], light=data.get("light", {}), dark=data.get("dark", {}))
