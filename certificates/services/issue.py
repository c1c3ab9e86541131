"""Issuing: one award per completed run, made once and never changed."""

import hashlib
import logging
import uuid

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from certificates.models import Achievement, Award
from certificates.rules.code import new_code
from certificates.services.snapshot import contents_for
from lms.services.audit import record_change
from modules.models import Registration

logger = logging.getLogger("leerlijn.certificates")


def issue_for(registration_id: int) -> Award | None:
    """The award of a run, issued now if it was not yet; None when there is nothing to award.

    Nothing to award: the run is unknown or not completed, or its module has no active achievement. Idempotent, also
    for two processes at once: the unique constraint decides who made it, and both get the same row.
    """
    award = Award.objects.filter(registration_id=registration_id).first()
    return award or _issue(registration_id)


def issue_due(limit: int = 500) -> int:
    """Issue what a lost signal or a stopped worker left open; at most `limit` runs. Returns how many were issued.

    Each award has its own transaction, so that a stop halfway loses nothing; what fails is logged and tried again.
    """
    due = (
        Registration.objects.filter(
            Exists(Achievement.objects.active().filter(module=OuterRef("module"))), completed_at__isnull=False
        )
        .exclude(Exists(Award.objects.filter(registration=OuterRef("pk"))))
        .order_by("completed_at", "pk")
        .values_list("pk", flat=True)
    )
    issued = 0
    for registration_id in list(due[:limit]):
        try:
            issued += issue_for(registration_id) is not None
        except Exception:
            logger.exception("award not issued", extra={"event": "award.failed"})
    return issued


@transaction.atomic
def _issue(registration_id: int) -> Award | None:
    registration = (
        Registration.objects.select_related("person", "module")
        .filter(pk=registration_id, completed_at__isnull=False)
        .first()
    )
    if registration is None:
        return None
    # Locked until the award stands: nobody changes the text between reading it and freezing it.
    achievement = (
        Achievement.objects.active()
        .select_for_update(of=("self",))
        .select_related("issuer")
        .filter(module=registration.module_id)
        .first()
    )
    if achievement is None:
        return None
    made = _new_award(registration, achievement)
    Award.objects.bulk_create([made], ignore_conflicts=True)
    award = Award.objects.get(registration=registration)
    if award.uuid == made.uuid:
        record_change(
            actor=None,
            action="award.issued",
            obj=award,
            organisation=achievement.issuer,
            data={
                "achievement": str(achievement.uuid),
                "version": achievement.version,
                "content_version": registration.completed_version,
                "digest": award.digest,
            },
        )
    return award


def _new_award(registration: Registration, achievement: Achievement) -> Award:
    issued_at = timezone.now()
    identity, code = uuid.uuid4(), new_code()
    contents = contents_for(
        registration=registration, achievement=achievement, award=identity, code=code, issued_at=issued_at
    )
    snapshot = contents.to_bytes()
    return Award(
        uuid=identity,
        code=code,
        achievement=achievement,
        person=registration.person,
        registration=registration,
        snapshot=snapshot,
        digest=hashlib.sha256(snapshot).hexdigest(),
        issued_at=contents.issued_at,
        valid_until=contents.valid_until,
    )
