"""The steps of one kind in the groups that somebody may see as a whole."""

from collections.abc import Iterator
from typing import Any

from modules.groups import Group, whole_groups
from modules.models import Activity


def steps_in_groups(user: Any, permission: str, kind: str) -> Iterator[tuple[Group, Activity]]:
    """(group, step), the steps of a group together in the order of the module."""
    of_module = whole_groups(user, permission)
    steps = Activity.objects.filter(kind=kind, module__in=of_module, archived_at=None).select_related("module")
    found = [(group, step) for step in steps for group in of_module[step.module_id]]
    yield from sorted(found, key=lambda pair: (pair[0].name, pair[0].key, pair[1].module.title, pair[1].position))


def group_of_step(user: Any, permission: str, activity: Activity, key: str) -> tuple[Group, list[Group]] | None:
    """The chosen group (else the first) with all groups of the step; None when the user may see none of them.

    key: of the group as it stands in the address; one that the user may not see is None too, and '' is the first.
    """
    groups = list(whole_groups(user, permission).get(activity.module_id, ()))
    chosen = next((group for group in groups if key in ("", group.key)), None)
    return (chosen, groups) if chosen else None
