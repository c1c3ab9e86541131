"""Signing off the items of a workplace task, by a coach or by a witness."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from lms.models import Person
from modules import sql
from modules.models import ItemReport, Judgement, Registration, SignOff, WitnessLink
from modules.rules.workplace import is_done
from modules.services.attempts import Finished, RunNotFound, complete_for
from modules.services.workplace import items_of


class OwnWork(Exception):
    """Nobody signs off the own work."""


@dataclass(frozen=True)
class Judged:
    """What somebody said of one item. done_on: the day on which it was seen."""

    item: str
    state: str
    remark: str
    done_on: datetime.date


@transaction.atomic
def sign_off(
    *, registration_id: int, activity: UUID, judged: Judged, by: Person, key: UUID, now: datetime.datetime | None = None
) -> Finished | None:
    """One item, by somebody with an account. Idempotent by the form's key; two people at once both stand.

    The caller checked that `by` may sign off for this registration. Returns what came of the activity when this made
    it complete. Raises OwnWork, and RunNotFound when the run is closed or the item gone.
    """
    if Registration.objects.filter(pk=registration_id, person=by).exists():
        raise OwnWork
    return _record(registration_id, activity, [judged], key, now or timezone.now(), by=by)


def record_witness(*, link: WitnessLink, judged: Sequence[Judged], now: datetime.datetime) -> Finished | None:
    """All items of a link at once. Call inside the transaction that uses up the link. Raises RunNotFound."""
    key = uuid5(NAMESPACE_URL, f"witness:{link.token_hash}")
    return _record(link.registration_id, link.activity_id, judged, key, now, witness=link)


def _record(
    registration_id: int,
    activity: UUID,
    judged: Sequence[Judged],
    key: UUID,
    now: datetime.datetime,
    *,
    by: Person | None = None,
    witness: WitnessLink | None = None,
) -> Finished | None:
    run = sql.lock_registration(registration_id, activity)
    if run is None or run.kind != "workplace":
        raise RunNotFound
    items = {item.id: item for item in items_of(run.activity_id, run.content_version)}
    name = by.name if by else f"{witness.name}, {witness.function}" if witness else ""
    at = {"registration_id": run.registration_id, "activity_id": run.activity_id}
    for each in judged:
        if each.item not in items:
            raise RunNotFound
        # Under the lock, so a replay is seen; the constraint on the key is the second guard.
        if SignOff.objects.filter(registration_id=run.registration_id, item=each.item, key=key).exists():
            continue
        SignOff.objects.create(
            **at,
            item=each.item,
            text=items[each.item].text,
            content_version=run.content_version,
            state=each.state,
            remark=each.remark,
            done_on=each.done_on,
            signed_by=by,
            witness=witness,
            signed_name=name,
            signed_at=now,
            key=key,
        )
        ItemReport.objects.update_or_create(
            **at,
            item=each.item,
            defaults={"judged": each.state, "asked_at": None},
            create_defaults={"judged": each.state, "done_on": each.done_on},
        )
    good = set(ItemReport.objects.filter(**at, judged=Judgement.GOOD).values_list("item", flat=True))
    if not is_done(list(items.values()), good):
        return None
    return complete_for(
        registration_id=run.registration_id,
        activity=run.activity_id,
        key=uuid5(NAMESPACE_URL, f"signed-off:{run.registration_id}/{run.activity_id}"),
        now=now,
    )
