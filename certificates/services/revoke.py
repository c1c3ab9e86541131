"""Withdrawing a certificate."""

from django.db import transaction
from django.utils import timezone

from certificates.models import Award, RevocationKind
from lms.models import Person
from lms.services.audit import record_change


@transaction.atomic
def revoke(*, award: Award, reason: str, actor: Person | None, kind: str = RevocationKind.OTHER) -> bool:
    """Withdraw an award from today on; what was issued stays as it is. Returns False when it already was withdrawn.

    reason: for the holder, never public. kind: a RevocationKind, shown to whoever has the code. Raises ValueError
    without a reason or with an unknown kind: a decision always says why.
    """
    reason = reason.strip()
    if not reason or kind not in RevocationKind.values:
        raise ValueError("Withdrawing a certificate needs a reason and a known kind of reason.")
    done = Award.objects.filter(pk=award.pk, revoked_at=None).update(
        revoked_at=timezone.now(), revoked_by=actor, revocation_kind=kind, revocation_reason=reason
    )
    award.refresh_from_db(fields=["revoked_at", "revoked_by", "revocation_kind", "revocation_reason"])
    if done:
        record_change(
            actor=actor,
            action="award.revoked",
            obj=award,
            organisation=award.achievement.issuer,
            data={"kind": str(kind)},
        )
    return bool(done)
