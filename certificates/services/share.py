"""Letting others see a certificate, and stopping that. Only the holder decides."""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from certificates.models import Award
from lms.models import Person
from lms.services.audit import record_change

# Which text the holder agreed to (lms_certificates/components/share.html). Raise it when that text changes.
CONSENT_VERSION = 1


def share(*, award: Award, actor: Person) -> bool:
    """Show the award to whoever has its code. Returns False when it already was. Raises PermissionDenied."""
    return _set(award, actor, timezone.now())


def unshare(*, award: Award, actor: Person) -> bool:
    """Show the award to nobody any more, at once. Returns False when it was not shared. Raises PermissionDenied."""
    return _set(award, actor, None)


@transaction.atomic
def _set(award: Award, actor: Person, moment: datetime.datetime | None) -> bool:
    if award.person_id != actor.pk:
        raise PermissionDenied("Only the holder decides who sees a certificate.")
    changed = Award.objects.filter(pk=award.pk, shared_at__isnull=moment is not None).update(shared_at=moment)
    award.refresh_from_db(fields=["shared_at"])
    if changed:
        action, data = ("award.shared", {"consent": CONSENT_VERSION}) if moment else ("award.unshared", {})
        record_change(actor=actor, action=action, obj=award, data=data)
    return bool(changed)
