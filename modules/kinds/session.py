"""Classroom session: done when the trainer says that somebody was there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.html import clean_html
from modules.evidence import keep_url, kept_of
from modules.evidence_facts import attendance_drafts
from modules.guides import guides_of
from modules.kinds.base import ActivityKind, Submitted, Visit
from modules.models import Activity, Attendance, Registration, SessionPage
from modules.rules.evidence import Draft
from modules.sessions import dates_for


@dataclass(frozen=True)
class Meeting:
    """What everybody reads. programme, preparation: safe HTML."""

    programme: str
    preparation: str
    place: str
    directions: str


class Session(ActivityKind[Meeting]):
    """A meeting in the outline. Its dates come from the room that plans them (modules.sessions)."""

    name = "session"
    label = gettext_lazy("Bijeenkomst")
    plural = gettext_lazy("bijeenkomsten")
    by_others = True
    icon = "bijeenkomst"
    template = "lms_modules/activity/session.html"
    result_headings = (gettext_lazy("Aanwezig"),)
    results_template = "lms_modules/guidance/attendance_link.html"

    def publish(self, page: SessionPage) -> Meeting:
        return Meeting(
            programme=clean_html(page.programme),
            preparation=clean_html(page.preparation),
            place=page.place,
            directions=page.directions,
        )

    def rule(self, content: Meeting) -> str:
        return _("Klaar als je trainer meldt dat je er was.")

    def context(self, visit: Visit) -> dict[str, Any]:
        rows = Attendance.objects.filter(registration_id=visit.registration_id, activity_id=visit.activity)
        said = list(rows.exclude(state=Attendance.State.OPEN).order_by("on_date"))
        present = sum(row.state == Attendance.State.PRESENT for row in said)
        dates = dates_for(visit.registration_id, visit.activity)
        now = timezone.now()
        return _screen(visit.published.content) | {
            "attendance": said,
            "keep_url": keep_url(visit.registration, visit.activity) if present else "",
            "kept": present and kept_of(visit.registration_id, visit.activity)[0] >= present,
            "dates": dates,
            "next_date": next((date for date in dates if (date.ends_at or date.starts_at) >= now), None),
            "guides": guides_of(visit.registration_id),
        }

    def submit(self, visit: Visit, form: QueryDict, key: UUID) -> Submitted:
        return Submitted()  # a learner has nothing to send: whoever was there decides it

    def preview_context(self, content: Meeting, done: bool) -> dict[str, Any]:
        seen = Attendance(on_date=timezone.localdate(), state=Attendance.State.PRESENT)
        return _screen(content) | {"attendance": [seen] if done else [], "dates": [], "guides": []}

    def result_cells(self, activity: UUID, registration_ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        present = Count("pk", filter=Q(state=Attendance.State.PRESENT))
        rows = (
            Attendance.objects.filter(activity_id=activity, registration_id__in=registration_ids)
            .exclude(state=Attendance.State.OPEN)
            .values("registration_id")
            .annotate(present=present, times=Count("pk"))
        )
        cell = _("%(present)s van %(times)s keer")
        return {row["registration_id"]: (cell % row,) for row in rows}

    def evidence_of(self, registration: Registration, activity: Activity) -> list[Draft]:
        return attendance_drafts(registration, activity)

    def results_context(self, activity: UUID, registration_ids: Sequence[int]) -> dict[str, Any]:
        return {"attendance_of": activity}


def _screen(content: Meeting) -> dict[str, Any]:
    return {"meeting": content, "place": SessionPage.Place(content.place).label}


kind = Session()
