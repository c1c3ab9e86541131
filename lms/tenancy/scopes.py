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


def register_own_scopes() -> None:
    """The dimensions that this room knows: my own rows, my organisation's, my team's."""
    from lms.models import AccessEntry, Membership, Person
    from lms.models.person import belongs
    from lms.tenancy.roles import Role, register_role_provider, roles_of

    def own(user: Any, permission: Permission) -> QuerySet | None:
        return Person.objects.filter(user_id=user.pk).values("pk") if permission.own else None

    def through_membership(role: Role, field: str) -> Resolver:
        def resolve(user: Any, permission: Permission) -> QuerySet | None:
            if role not in permission.roles or role not in roles_of(user):
                return None
            return (
                Membership.objects.active()
                .filter(person__user_id=user.pk, role=role)
                .exclude(**{field: None})
                .values(field)
            )

        return resolve

    register_role_provider(
        lambda user_id: Membership.objects.active().filter(person__user_id=user_id).values_list("role", flat=True)
    )
    register_scope("person", own)
    register_scope("organisation", through_membership(Role.COORDINATOR, "organisation_id"))
    register_scope("team", through_membership(Role.TEAM_LEADER, "team_id"))

    declare_paths(
        Person,
        person="pk",
        organisation=lambda keys: belongs(organisation__in=keys),
        team=lambda keys: belongs(team__in=keys),
    )
    declare_paths(Membership, person="person", organisation="organisation", team="team")
    declare_paths(AccessEntry, person="subject")
