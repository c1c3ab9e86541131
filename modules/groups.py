"""Groups of learners, as far as this room needs them: to narrow a list, and to know who may judge whom.

Groups live in a room above. It registers itself here; without one there are no groups to choose from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Q

from lms.models import Person


@dataclass(frozen=True)
class Group:
    """key: what stands in an address."""

    key: str
    name: str


class GroupSource(Protocol):
    """What a room with groups tells this one."""

    def groups_for(self, user: Any, permission: str) -> list[Group]:
        """The groups in which the user holds the permission."""

    def holds(self, key: str, registration: str) -> Q:
        """Condition: the registration at this lookup ('' or 'registration__') belongs to the group."""

    def assessors_of(self, registration_ids: Sequence[int]) -> dict[int, list[Person]]:
        """Per registration who may judge its learner: trainers and assessors of the group, without the learner."""

    def group_of(self, registration_id: int) -> str | None:
        """Key of the group through which somebody does this run."""

    def whole_groups(self, user: Any, permission: str) -> dict[UUID, list[Group]]:
        """Module -> the groups that do it and that the user may see as a whole under the permission."""


class NoGroups:
    """A site without groups."""

    def groups_for(self, user: Any, permission: str) -> list[Group]:
        return []

    def holds(self, key: str, registration: str) -> Q:
        return Q(pk__in=[])

    def assessors_of(self, registration_ids: Sequence[int]) -> dict[int, list[Person]]:
        return {}

    def group_of(self, registration_id: int) -> str | None:
        return None

    def whole_groups(self, user: Any, permission: str) -> dict[UUID, list[Group]]:
        return {}


_source: GroupSource = NoGroups()


def register_groups(source: GroupSource) -> None:
    """Called by the room above in AppConfig.ready()."""
    global _source
    _source = source


def groups_for(user: Any, permission: str) -> list[Group]:
    """The groups in which the user holds the permission; [] without a room above."""
    return _source.groups_for(user, permission)


def holds(key: str, registration: str = "registration__") -> Q:
    """Condition: the registration at this lookup belongs to the group with this key."""
    return _source.holds(key, registration)


def assessors_of(registration_ids: Sequence[int]) -> dict[int, list[Person]]:
    """Per registration who may judge its learner."""
    return _source.assessors_of(registration_ids)


def group_of(registration_id: int) -> str | None:
    """Key of the group through which somebody does this run; None without one."""
    return _source.group_of(registration_id)


def whole_groups(user: Any, permission: str) -> dict[UUID, list[Group]]:
    """Module -> groups that the user may see as a whole, which a municipality's or a team's part is not."""
    return _source.whole_groups(user, permission)
