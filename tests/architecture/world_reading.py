"""A text that municipality A wrote in a lesson: only its own writers see it as a text to change."""

import re
from typing import Any

from lms.models import Organisation
from modules.models import LocalInsert, LocalSlot

AROUND = "De tekst eromheen."
_TEXT = "Tekst-van-aaldrecht-kanarie"


def extend(world: Any, organisation: Organisation) -> None:
    """Add the slot, the text and its canary."""
    slot = LocalSlot.objects.create(
        activity_id=world.values["reading"], key="plek", title="Openingstijden", around=AROUND
    )
    LocalInsert.objects.create(slot=slot, organisation=organisation, text=_TEXT, around_seen=AROUND)
    world.values["local.slot"] = slot.pk
    world.canaries["local.text"] = re.compile(_TEXT)
