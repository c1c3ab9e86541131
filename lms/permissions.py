"""Permissions on what this room holds, its scopes, and where rows hang."""

from typing import Any

from django.db.models import QuerySet

from lms.tenancy.permissions import Permission, declare
from lms.tenancy.roles import Role, register_role_provider, roles_of
from lms.tenancy.scopes import Resolver, declare_paths, register_scope

declare(
    "person.view",
    "Name and organisation of a person",
    own=True,
    roles=[
        Role.COORDINATOR,
        Role.PROGRAMME_COORDINATOR,
        Role.TRAINER,
        Role.COACH,
        Role.TEAM_LEADER,
        Role.ASSESSOR,
    ],
)
declare("access.view", "Who opened my record", own=True)


def declare_tenancy() -> None:
    """Register the dimensions of this room (my own rows, my organisation's, my team's) and hang its rows on them."""
    from lms.models import AccessEntry, Membership, Person
    from lms.models.person import belongs

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
    register_scope("author_organisation", through_membership(Role.AUTHOR, "organisation_id"))
    register_scope("team", through_membership(Role.TEAM_LEADER, "team_id"))

    declare_paths(
        Person,
        person="pk",
        organisation=lambda keys: belongs(organisation__in=keys),
        team=lambda keys: belongs(team__in=keys),
    )
    declare_paths(Membership, person="person", organisation="organisation", team="team")
    declare_paths(AccessEntry, person="subject")
