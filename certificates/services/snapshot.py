"""The bytes of an award, made from live rows once, at issue."""

import datetime
import uuid

from django.utils import timezone

from certificates.models import Achievement
from certificates.rules.contents import (
    AchievementFacts,
    CompletedActivity,
    Contents,
    Evidence,
    Holder,
    Issuer,
    ModuleFacts,
)
from certificates.rules.validity import last_day
from modules.models import Completion, Registration


def contents_for(
    *,
    registration: Registration,
    achievement: Achievement,
    award: uuid.UUID,
    code: str,
    issued_at: datetime.datetime,
) -> Contents:
    """What the certificate of a completed run says; one query for the evidence.

    Raises ValueError when the run is not completed. Dates are days in the site's time zone.
    """
    if registration.completed_at is None or registration.completed_version is None:
        raise ValueError(f"Registration {registration.pk} is not completed.")
    awarded_on = timezone.localdate(registration.completed_at)
    issuer = achievement.issuer
    return Contents(
        award=str(award),
        code=code,
        holder=Holder(registration.person.name),
        achievement=AchievementFacts(
            uuid=str(achievement.uuid),
            name=achievement.name,
            description=achievement.description,
            criteria=achievement.criteria,
            version=achievement.version,
        ),
        issuer=Issuer(name=issuer.full_name, kind=issuer.kind, cbs_code=issuer.cbs_code),
        module=ModuleFacts(
            id=str(registration.module_id),
            title=registration.module.title,
            content_version=registration.completed_version,
        ),
        awarded_on=awarded_on,
        valid_until=last_day(awarded_on, achievement.valid_months),
        issued_at=issued_at.replace(microsecond=0),
        evidence=Evidence(str(registration.uuid), _completed(registration)),
    )


def _completed(registration: Registration) -> tuple[CompletedActivity, ...]:
    completions = (
        Completion.objects.filter(registration=registration)
        .select_related("activity", "attempt")
        .order_by("activity__position", "created_at", "pk")
    )
    return tuple(
        CompletedActivity(
            id=str(completion.activity_id),
            kind=completion.activity.kind,
            title=completion.activity.title,
            completed_on=timezone.localdate(completion.created_at),
            content_version=completion.content_version,
            score_percent=_percent(completion.attempt.score),
        )
        for completion in completions
    )


def _percent(score: float | None) -> int | None:
    return None if score is None else round(score * 100)
