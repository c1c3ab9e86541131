"""Groups of learners, as the room above knows them (a cohort). Without such a room there are none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Q


@dataclass(frozen=True)
class Group:
    """A group that somebody may look into as a whole."""

    key: UUID
    label: str


class GroupProvider(Protocol):
    """What a room above knows of groups."""

    def group_of(self, registration_id: int) -> UUID | None:
        """The group through which somebody does this run."""

    def groups_for(self, user: Any, permission: str) -> dict[UUID, list[Group]]:
        """Module -> the groups that do it and that the user may see as a whole under the permission."""

    def members(self, group: UUID) -> Q:
        """Condition on Registration: the runs of a group."""


_providers: list[GroupProvider] = []


def register_groups(provider: GroupProvider) -> None:
    """Add a source of groups."""
    if provider not in _providers:
        _providers.append(provider)


def group_of(registration_id: int) -> UUID | None:
    """The first group that a source knows of this run."""
    found = (provider.group_of(registration_id) for provider in _providers)
    return next((group for group in found if group is not None), None)


def groups_for(user: Any, permission: str) -> dict[UUID, Sequence[Group]]:
    """Module -> groups that the user may see as a whole."""
    found: dict[UUID, list[Group]] = {}
    for provider in _providers:
        for module, groups in provider.groups_for(user, permission).items():
            found.setdefault(module, []).extend(groups)
    return dict(found)


def members(group: UUID) -> Q:
    """Condition on Registration: the runs of a group; of an unknown one none."""
    condition = Q(pk__in=[])
    for provider in _providers:
        condition |= provider.members(group)
    return condition
