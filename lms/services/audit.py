"""Writing the two logs."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils import timezone

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


def record_access(
    *, actor: Person, subject_ids: Iterable[int], what: str, once_in: datetime.timedelta | None = None
) -> int:
    """Append one line per person whose record the actor opened, in one insert; own records are left out.

    once_in: leave out whom the same line was written for so recently; for screens that are saved piece by piece.
    Returns the number of lines.
    """
    subjects = list(subject_ids)
    if once_in is not None:
        recent = AccessEntry.objects.filter(
            actor=actor, subject__in=subjects, what=what, at__gt=timezone.now() - once_in
        )
        known = set(recent.values_list("subject_id", flat=True))
        subjects = [subject for subject in subjects if subject not in known]
    entries = [
        AccessEntry(actor=actor, actor_name=actor.name, subject_id=subject, what=what)
        for subject in dict.fromkeys(subjects)
        if subject != actor.pk
    ]
    AccessEntry.objects.bulk_create(entries)
    return len(entries)
