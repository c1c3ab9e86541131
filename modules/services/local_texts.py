"""Writing the text of a municipality."""

import datetime

from django.db import transaction
from django.utils import timezone

from lms.models import Organisation, Person
from lms.services.audit import record_change
from modules.models import LocalInsert, LocalSlot


@transaction.atomic
def write_local_text(
    *, by: Person, organisation: Organisation, slot: LocalSlot, text: str, valid_until: datetime.date | None
) -> LocalInsert:
    """Put the text in the slot, in place of what was there; the central text around it counts as seen.

    Sending it twice leaves one text.
    """
    row = LocalInsert(
        slot=slot,
        organisation=organisation,
        text=text,
        valid_until=valid_until,
        around_seen=slot.around,
        updated_by=by,
        updated_at=timezone.now(),
    )
    fields = ["text", "valid_until", "around_seen", "updated_by", "updated_at"]
    LocalInsert.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["slot", "organisation"], update_fields=fields
    )
    kept = LocalInsert.objects.get(slot=slot, organisation=organisation)
    record_change(actor=by, action="local.written", obj=kept, organisation=organisation)
    return kept


@transaction.atomic
def remove_local_text(*, by: Person, organisation: Organisation, slot: LocalSlot) -> None:
    """Empty the slot: learners read the central text again. Nothing happens when it was empty."""
    for insert in LocalInsert.objects.select_for_update().filter(slot=slot, organisation=organisation):
        record_change(actor=by, action="local.removed", obj=insert, organisation=organisation)
        insert.delete()
