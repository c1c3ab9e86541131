"""Keeping evidence in a portfolio, describing it, and taking it out again. Only for the owner."""

import datetime
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.models import Person
from modules.kinds import registry
from modules.models import (
    Activity,
    AttendanceEvidence,
    Evidence,
    ExternalEvidence,
    FileEvidence,
    ObservationEvidence,
    Piece,
    Registration,
    TextEvidence,
)
from modules.rules.evidence import Draft
from modules.services.evidence_files import external_key, file_of

_MODELS: Mapping[str, Any] = {
    "file": FileEvidence,
    "text": TextEvidence,
    "observation": ObservationEvidence,
    "attendance": AttendanceEvidence,
}


class NothingToKeep(LookupError):
    """It is somebody else's, nobody decided about it yet, or nothing is left of it."""


def keep_piece(*, piece: Piece, person: Person) -> list[Evidence]:
    """Keep what was handed in with how it was judged: one row for the text and one per file, or one observation.

    Idempotent; what was kept before stays as it was then. Raises NothingToKeep.
    """
    if piece.registration.person_id != person.pk:
        raise NothingToKeep
    drafts = registry.get(piece.activity.kind).piece_evidence(piece)
    return _keep_all(drafts, person, piece.registration, piece.activity)


def keep_result(*, registration: Registration, activity: Activity, person: Person) -> list[Evidence]:
    """Keep what the kind of the activity offers: attendance, a sign-off, the last piece that was judged.

    Idempotent. Raises NothingToKeep.
    """
    if registration.person_id != person.pk:
        raise NothingToKeep
    drafts = registry.get(activity.kind).evidence_of(registration, activity)
    return _keep_all(drafts, person, registration, activity)


@transaction.atomic
def add_external(
    *, person: Person, key: UUID, title: str, issuer: str, happened_on: datetime.date, note: str = ""
) -> Evidence:
    """Proof from elsewhere, with the file that was sent under the key of the form, if any. Idempotent by the key."""
    return _keep(
        ExternalEvidence,
        person,
        external_key(key),
        kind=Evidence.Kind.EXTERNAL,
        title=title,
        context=issuer,
        issuer=issuer,
        happened_on=happened_on,
        note=note,
        file=file_of(person, key),
    )


def sent_before(*, person: Person, key: UUID) -> Evidence | None:
    """What this form made, also when it was taken out of the portfolio since."""
    made = Evidence.objects.non_polymorphic().filter(owner=person, source_key=external_key(key))
    found: Evidence | None = made.order_by("-pk").first()
    return found


def write_note(*, person: Person, evidence: UUID, note: str) -> bool:
    """Put the owner's own words with it. False when there is no such evidence of this person."""
    return bool(_own(person, evidence).update(note=note))


@transaction.atomic
def remove(*, person: Person, evidence: UUID, now: datetime.datetime | None = None) -> bool:
    """Take evidence out of the portfolio. False when there was none of this person.

    The row stays, without note and without file: housekeeping throws the file away when nothing else refers to it.
    """
    own = _own(person, evidence)
    key = own.values_list("pk", flat=True).first()
    if key is None or not own.update(removed_at=now or timezone.now(), note=""):
        return False
    for model in (FileEvidence, ExternalEvidence):
        model.objects.non_polymorphic().filter(pk=key).update(file=None)
    return True


def _own(person: Person, evidence: UUID) -> Any:
    return Evidence.objects.non_polymorphic().filter(owner=person, uuid=evidence, removed_at=None)


@transaction.atomic
def _keep_all(drafts: list[Draft], person: Person, registration: Registration, activity: Activity) -> list[Evidence]:
    if not drafts:
        raise NothingToKeep
    context = registration.module.title[:200]
    where = {"registration": registration, "activity": activity, "context": context}
    return [
        _keep(
            _MODELS[draft.kind],
            person,
            draft.source_key,
            kind=draft.kind,
            title=draft.title[:300],
            happened_on=draft.happened_on,
            assessment=draft.assessment.as_json(),
            **where,
            **_own_fields(draft),
        )
        for draft in drafts
    ]


def _own_fields(draft: Draft) -> dict[str, Any]:
    fields: dict[str, dict[str, Any]] = {
        "file": {"file_id": draft.file},
        "text": {"text": draft.text},
        "observation": {"what": draft.text, "place": draft.place[:200], "who": draft.who[:600]},
        "attendance": {"minutes": draft.minutes},
    }
    return fields[draft.kind]


def _keep(model: Any, owner: Person, source_key: str, **values: Any) -> Evidence:
    """Insert, or find what was there: the constraint decides. Rows of two tables have no ON CONFLICT in the ORM."""
    try:
        with transaction.atomic():
            made: Evidence = model.objects.create(owner=owner, source_key=source_key, **values)
            return made
    except IntegrityError:
        found: Evidence | None = Evidence.objects.kept().filter(owner=owner, source_key=source_key).first()
        if found is None:
            raise
        return found
