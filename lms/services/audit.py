"""Writing the two logs."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from lms.models import AccessEntry, AuditEntry, Organisation, Person


def record_change(
    *,
    actor: Person | None,
    action: str,
    obj: models.Model,
    organisation: Organisation | None = None,
    data: dict[str, Any] | None = None,
) -> AuditEntry:
    """Append one line about a change; call it inside the transaction of the change."""
    return AuditEntry.objects.create(
        actor=actor,
        action=action,
        object_type=obj._meta.label,
        object_id=str(obj.pk),
        organisation=organisation,
        data=data or {},
    )


def record_access(*, actor: Person, subject_ids: Iterable[int], what: str) -> int:
    """Append one line per person whose record the actor opened, in one insert; own records are left out.

    Returns the number of lines.
    """
    entries = [
        AccessEntry(actor=actor, actor_name=actor.name, subject_id=subject, what=what)
        for subject in dict.fromkeys(subject_ids)
        if subject != actor.pk
    ]
    AccessEntry.objects.bulk_create(entries)
    return len(entries)
