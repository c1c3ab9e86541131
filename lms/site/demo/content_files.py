"""Reading content/*.toml; the keys are explained in content/README.md."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "content"

# One password for every demo account. Not a secret: it stands in the README, and demo data refuses production.
PASSWORD = "leerlijn-demo-2026"  # noqa: S105


@cache
def people() -> dict[str, Any]:
    """[cohort], [[organisations]] and [[people]]."""
    return _read("people.toml")


@cache
def course() -> dict[str, Any]:
    """[programme] and [module] with its activities."""
    return _read("waardevol_klantcontact.toml")


@cache
def practice() -> dict[str, Any]:
    """The second [module] with its activities, [[glossary]], [[rubrics]] and [attachment]."""
    return _read("oefenplaats.toml")


@cache
def practice_records() -> dict[str, Any]:
    """What the made-up people did in the second module."""
    return _read("oefenplaats_records.toml")


@cache
def reflections() -> dict[str, str]:
    """What made-up learners wrote, by slug of the activity."""
    return _read("reflections.toml")["texts"]


@cache
def dialogue(name: str) -> dict[str, Any]:
    """A conversation to practise: [[criteria]], [[turns]] and [[endings]]."""
    return _read(name)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
