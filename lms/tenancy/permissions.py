"""Declared permissions: a string such as 'enrolment.view' with the roles that hold it."""

from collections.abc import Iterable
from dataclasses import dataclass


class UnknownPermission(LookupError):
    """Somebody asked for a permission that no app declared: a programming error, never a 'no'."""


@dataclass(frozen=True)
class Permission:
    """name: 'resource.action'. own: the person the row is about holds it. roles: who else, within their scope."""

    name: str
    description: str
    roles: frozenset[str]
    own: bool = False


_declared: dict[str, Permission] = {}


def declare(name: str, description: str, *, roles: Iterable[str] = (), own: bool = False) -> Permission:
    """Declare a permission once. Raises ValueError when it is declared again with other contents."""
    permission = Permission(name, description, frozenset(str(role) for role in roles), own)
    known = _declared.setdefault(name, permission)
    if known != permission:
        raise ValueError(f"Permission '{name}' is declared twice with different contents.")
    return permission


def get(name: str) -> Permission:
    """The declared permission. Raises UnknownPermission."""
    try:
        return _declared[name]
    except KeyError:
        raise UnknownPermission(
            f"Permission '{name}' is not declared. Declare it in the app's permissions.py."
        ) from None
