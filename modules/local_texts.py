"""What a municipality sees of its local texts: every slot with its state, and what changed around it."""

import datetime
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils import timezone

from lms.models import Membership, Organisation
from lms.tenancy import permissions
from modules.models import LocalInsert, LocalSlot
from modules.models.local import HERE

PERMISSION = "local.write"


@dataclass(frozen=True)
class Place:
    """A slot with the text of one municipality, if there is one.

    state: 'leeg', 'ingevuld', 'verlopen' (learners read the fallback again) or 'veranderd' (the text around it did).
    """

    slot: LocalSlot
    insert: LocalInsert | None
    state: str


@dataclass(frozen=True)
class Line:
    """A paragraph of the central text. change: '' (the same), 'new' or 'gone'."""

    text: str
    change: str

    @property
    def is_here(self) -> bool:
        """Whether this is the place of the municipality's own text."""
        return self.text == HERE


def organisations_of(user: Any) -> list[Organisation]:
    """For whom somebody may write local texts."""
    roles = permissions.get(PERMISSION).roles
    keys = Membership.objects.active().filter(person__user_id=user.pk, role__in=roles).values("organisation_id")
    return list(Organisation.objects.filter(pk__in=keys).order_by("name"))


def places_for(user: Any, organisation: Organisation) -> list[Place]:
    """All slots of live modules with the municipality's text: two statements."""
    inserts = LocalInsert.objects.visible_to(user, PERMISSION).filter(organisation=organisation)
    by_slot = {insert.slot_id: insert for insert in inserts.select_related("updated_by")}
    return [_place(slot, by_slot.get(slot.pk)) for slot in live_slots()]


def place_for(user: Any, organisation: Organisation, slot: int) -> Place | None:
    """One slot; None when it is not live."""
    found = live_slots().filter(pk=slot).first()
    if found is None:
        return None
    inserts = LocalInsert.objects.visible_to(user, PERMISSION)
    return _place(found, inserts.filter(organisation=organisation, slot=found).select_related("updated_by").first())


def earlier_text(user: Any, organisation: Organisation, slot: LocalSlot) -> str:
    """What the municipality wrote in the same slot of another copy of the module; '' when nothing.

    A copied page keeps the ids of its blocks, so a new round need not begin with nothing.
    """
    inserts = LocalInsert.objects.visible_to(user, PERMISSION).filter(organisation=organisation, slot__key=slot.key)
    return inserts.exclude(slot=slot).order_by("-updated_at").values_list("text", flat=True).first() or ""


def changes(before: str, after: str) -> list[Line]:
    """The central text as it is, with the paragraphs that went and came. Both: a paragraph a line."""
    old, new = before.splitlines(), after.splitlines()
    lines: list[Line] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            lines += [Line(text, "") for text in new[c:d]]
        else:
            lines += [Line(text, "gone") for text in old[a:b]] + [Line(text, "new") for text in new[c:d]]
    return lines


def live_slots() -> Any:
    """Slots that learners may come across."""
    return LocalSlot.objects.filter(
        archived_at=None, activity__archived_at=None, activity__module__archived_at=None
    ).select_related("activity__module")


def _place(slot: LocalSlot, insert: LocalInsert | None, today: datetime.date | None = None) -> Place:
    if insert is None:
        return Place(slot, None, "leeg")
    if insert.valid_until and insert.valid_until < (today or timezone.localdate()):
        return Place(slot, insert, "verlopen")
    return Place(slot, insert, "ingevuld" if insert.around_seen == slot.around else "veranderd")
