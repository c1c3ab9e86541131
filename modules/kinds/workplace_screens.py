"""The learner's screen of a workplace task: each item with how it stands, and who has the ball."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from modules.evidence import keep_url, kept_of
from modules.guides import guides_of
from modules.kinds.base import Visit
from modules.models import ItemReport, Judgement, SignOff, WitnessLink
from modules.rules.workplace import Mark, WorkItem, ball
from modules.services.witness import hash_of, token_for


@dataclass(frozen=True)
class Signature:
    """The last judgement of an item, as everybody reads it."""

    state: str
    remark: str
    done_on: date
    name: str
    signed_at: datetime
    by_witness: bool


@dataclass(frozen=True)
class Row:
    """An item on a screen. ticked, done_on, remark: what the learner says. asked_at: since when somebody must look."""

    item: WorkItem
    mark: Mark = ""
    ticked: bool = False
    done_on: date | None = None
    remark: str = ""
    asked_at: datetime | None = None
    signature: Signature | None = None

    @property
    def state(self) -> str:
        """Code word of the status (lms.states)."""
        return {"good": "klaar", "again": "opnieuw", "asked": "wacht"}.get(
            self.mark, "bezig" if self.ticked else "open"
        )

    @property
    def word(self) -> str:
        """The word beside the shape."""
        if self.mark == "asked":
            return _("Wacht op aftekenen")
        if self.mark == "good":
            return _("Goed")
        if self.mark == "again":
            return _("Nog niet goed")
        return _("Gedaan, nog niet gevraagd") if self.ticked else _("Nog te doen")


def rows_of(items: Sequence[WorkItem], registration_id: int, activity: UUID) -> list[Row]:
    """Every item with its report and last judgement: two statements."""
    at = {"registration_id": registration_id, "activity_id": activity}
    reports = {each.item: each for each in ItemReport.objects.filter(**at)}
    last = {each.item: each for each in SignOff.objects.filter(**at).order_by("id")}
    return [_row(item, reports.get(item.id), last.get(item.id)) for item in items]


def _row(item: WorkItem, report: ItemReport | None, signoff: SignOff | None) -> Row:
    if report is None:
        return Row(item)
    mark: Mark = "good" if report.judged == Judgement.GOOD else "asked" if report.asked_at else ""
    if not mark and report.judged == Judgement.AGAIN:
        mark = "again"
    signature = None
    if signoff is not None:
        signature = Signature(
            state=signoff.state,
            remark=signoff.remark,
            done_on=signoff.done_on,
            name=signoff.signed_name,
            signed_at=signoff.signed_at,
            by_witness=signoff.witness_id is not None,
        )
    return Row(item, mark, True, report.done_on, report.remark, report.asked_at, signature)


def screen(visit: Visit) -> dict[str, Any]:
    """Variables of the learner's screen."""
    task = visit.published.content
    rows = rows_of(task.items, visit.registration_id, visit.activity)
    links = WitnessLink.objects.filter(registration_id=visit.registration_id, activity_id=visit.activity)
    return _screen(task, rows) | {
        "guides": guides_of(visit.registration_id),
        "keep_url": keep_url(visit.registration, visit.activity) if visit.done else "",
        "kept": visit.done and kept_of(visit.registration_id, visit.activity)[0],
        "links": links.usable() if task.witness_allowed else [],
        "new_link": _new_link(visit, links) if task.witness_allowed else None,
    }


def preview_screen(task: Any, done: bool) -> dict[str, Any]:
    """The same for an author, without a learner."""
    today, now = timezone.localdate(), timezone.now()
    signed = Signature("good", "", today, _("Robin Voorbeeld"), now, False)
    rows = [
        Row(item, "good", True, today, _("Dit deed een deelnemer."), None, signed) if done else Row(item)
        for item in task.items
    ]
    return _screen(task, rows) | {"guides": [], "links": [], "new_link": None}


def _screen(task: Any, rows: list[Row]) -> dict[str, Any]:
    return {
        "task": task,
        "rows": rows,
        "ball": ball(task.items, {row.item.id: row.mark for row in rows}),
        "good": sum(row.mark == "good" for row in rows),
        "asked": sum(row.mark == "asked" for row in rows),
        "today": timezone.localdate(),
    }


def _new_link(visit: Visit, links: Any) -> dict[str, Any] | None:
    """The link that was just made: shown to its maker as long as the page with its key is open."""
    try:
        key = UUID(visit.query.get("link", ""))
    except ValueError:
        return None
    token = token_for(visit.registration, key)
    link = links.usable().filter(token_hash=hash_of(token)).first()
    return {"row": link, "token": token} if link else None
