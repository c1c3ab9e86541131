"""The kinds that are installed."""

from modules.kinds.base import ActivityKind

_kinds: dict[str, ActivityKind] = {}


class UnknownKind(LookupError):
    """A row or page of a kind whose app is not installed (any more)."""


def register(kind: ActivityKind) -> None:
    """Make a kind known under its name. Raises ValueError when another kind has it."""
    known = _kinds.setdefault(kind.name, kind)
    if type(known) is not type(kind):
        raise ValueError(f"Two kinds of activity are called '{kind.name}'.")


def get(name: str) -> ActivityKind:
    """The kind with this name. Raises UnknownKind."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(f"No installed app brings the activity kind '{name}'.") from None


def kinds() -> list[ActivityKind]:
    """All installed kinds, in the order of installation."""
    return list(_kinds.values())
