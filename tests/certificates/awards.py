"""Completed runs and issued awards, made the way they are made in real life."""

import datetime
import uuid

from django.utils import timezone

from certificates.models import Achievement, Award
from certificates.services.issue import issue_for
from certificates.services.share import share
from lms.models import Organisation, Person
from modules.models import Activity, Attempt, Completion, Registration
from tests.factories import AchievementFactory, ActivityFactory, OrganisationFactory, RegistrationFactory

# Noon in Amsterdam, so that the day is the same in UTC.
DONE_AT = datetime.datetime(2026, 11, 3, 11, 0, tzinfo=datetime.UTC)


def achievement(**fields: object) -> Achievement:
    """An active achievement of a municipality for a module with two activities, one of them with a score."""
    fields.setdefault("issuer", OrganisationFactory(name="Waterdrecht", cbs_code="", slug=f"w-{uuid.uuid4()}"))
    made: Achievement = AchievementFactory(**fields)
    ActivityFactory(module=made.module, kind="reading", title="Hoor je het gevoel?", position=0)
    ActivityFactory(module=made.module, kind="quiz", title="Eindtoets", position=1)
    return made


def completed_run(kind: Achievement, *, at: datetime.datetime = DONE_AT, **fields: object) -> Registration:
    """A run of the achievement's module in which every activity is done."""
    run: Registration = RegistrationFactory(
        module=kind.module, completed_at=at, completed_version=7, organisation=kind.issuer, **fields
    )
    for activity in kind.module.activities.all():
        _complete(run, activity, at)
    return run


def _complete(run: Registration, activity: Activity, at: datetime.datetime) -> None:
    score = 0.875 if activity.kind == "quiz" else None
    attempt = Attempt.objects.create(
        registration=run, activity=activity, key=uuid.uuid4(), content_version=7, score=score, created_at=at
    )
    Completion.objects.create(registration=run, activity=activity, attempt=attempt, content_version=7, created_at=at)


def issued(kind: Achievement | None = None, *, shared: bool = False, **fields: object) -> Award:
    """An award, as the task issues it."""
    award = issue_for(completed_run(kind or achievement(), **fields).pk)
    assert award is not None
    if shared:
        share(award=award, actor=award.person)
    return award


def merge(old: Organisation, into: Organisation, last_day: datetime.date | None = None) -> None:
    """One municipality goes up in another."""
    old.successor, old.valid_until = into, last_day or timezone.localdate()
    old.save()


def rename(person: Person, name: str) -> None:
    """A person gets another name."""
    person.name = name
    person.save()
