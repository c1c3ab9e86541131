"""What files may be kept for. A room registers its purposes in AppConfig.ready(); without one nothing comes in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lms.models import Person
from media.models import PrivateFile


@dataclass(frozen=True)
class Limits:
    """groups: of media.rules.file_types. max_bytes: of one file. max_files: how many belong together."""

    groups: frozenset[str]
    max_bytes: int
    max_files: int = 10


@dataclass(frozen=True)
class Purpose:
    """limits(person, target): what this person may send for the target, or None when nothing.

    may_open(user, file): who may open a complete file beside its owner.
    on_complete(file): called in the transaction in which the file becomes complete; raises media.refusals.Refused
    when there is no place for it. retention_days: None keeps a file as long as something refers to it.
    """

    name: str
    limits: Callable[[Person, str], Limits | None]
    may_open: Callable[[Any, PrivateFile], bool] = lambda user, file: False
    on_complete: Callable[[PrivateFile], None] = lambda file: None
    retention_days: int | None = None


_purposes: dict[str, Purpose] = {}


def register_purpose(purpose: Purpose) -> None:
    """Make a purpose known; the same name again replaces it."""
    _purposes[purpose.name] = purpose


def purpose_of(name: str) -> Purpose | None:
    """The purpose with this name, or None when no installed room has it."""
    return _purposes.get(name)
