"""Scopes: per dimension (person, organisation, team, cohort, programme) the keys that a user may look into.

A model declares a path per dimension; an upper room may add a path to a lower room's model. No path, no rows.
"""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from lms.tenancy.permissions import Permission

Path = str | Callable[[QuerySet], Q]
Resolver = Callable[[Any, Permission], QuerySet | None]

_resolvers: dict[str, Resolver] = {}
_paths: dict[type[models.Model], dict[str, Path]] = {}


def register_scope(dimension: str, resolver: Resolver) -> None:
    """Register who may look into what: resolver(user, permission) -> QuerySet of keys, or None for nothing."""
    _resolvers[dimension] = resolver


def declare_paths(model: type[models.Model], **paths: Path) -> None:
    """Say where a model hangs: a lookup such as person='registration__person', or a function from keys to a Q.

    Called from AppConfig.ready(); a second call adds dimensions and may not change one.
    """
    known = _paths.setdefault(model, {})
    for dimension, path in paths.items():
        if known.setdefault(dimension, path) != path and not callable(path):
            raise ValueError(f"{model.__name__} already has a path for '{dimension}'.")


def has_paths(model: type[models.Model]) -> bool:
    """Whether rows of this model can be seen by anybody at all."""
    return bool(_paths.get(model))


def visible(model: type[models.Model], user: Any, permission: Permission) -> Q | None:
    """The OR of all scopes of the user for one permission; None when the user may see nothing."""
    condition: Q | None = None
    for dimension, path in _paths.get(model, {}).items():
        resolver = _resolvers.get(dimension)
        keys = resolver(user, permission) if resolver else None
        if keys is None:
            continue
        part = path(keys) if callable(path) else Q(**{f"{path}__in": keys})
        condition = part if condition is None else condition | part
    return condition
