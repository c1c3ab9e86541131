"""The README's section for hosts, read as what a reader would do."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEADING = "## Into your own Wagtail project"


@dataclass(frozen=True)
class Commands:
    """Shell lines of one block."""

    lines: list[str]


@dataclass(frozen=True)
class Addition:
    """Text for the end of a file of the host, named in the block's first line."""

    path: str
    text: str


def steps() -> list[Commands | Addition]:
    """Commands and additions in the order of the section. Raises ValueError when the section is not there."""
    blocks = re.findall(r"^```(\w+)\n(.*?)^```$", _section(), flags=re.M | re.S)
    return [_commands(text) if language == "sh" else _addition(text) for language, text in blocks]


def _section() -> str:
    readme = (ROOT / "README.md").read_text()
    if HEADING not in readme:
        raise ValueError(f"No section '{HEADING}' in README.md")
    return re.split(r"^## ", readme.split(HEADING, 1)[1], maxsplit=1, flags=re.M)[0]


def _commands(text: str) -> Commands:
    return Commands([line for line in text.splitlines() if line.strip()])


def _addition(text: str) -> Addition:
    named = re.match(r"# (\S+\.py), at the end", text)
    if not named:
        raise ValueError(f"This block does not say to which file it belongs:\n{text}")
    return Addition(named[1], text)
