"""The trainer's list of who was at a meeting: everybody of a group in one form."""

import datetime
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from lms.services.audit import record_access
from lms.workspace.access import area_required, person_of
from modules.group_lists import group_of_step, steps_in_groups
from modules.groups import Group, holds
from modules.kinds.workplace_form import read_day
from modules.models import Activity, Attendance, AttendanceChange, Registration
from modules.services.attempts import RunNotFound
from modules.services.attendance import Mark, marks_before, record_attendance

PERMISSION = "attendance.record"
ONE_LOOK = datetime.timedelta(minutes=30)
MOST_MINUTES = 24 * 60


@area_required("begeleiding")
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings of my groups."""
    rows = [
        {"group": group, "activity": step, "url": _address(step.pk, groep=group.key)}
        for group, step in steps_in_groups(request.user, PERMISSION, "session")
    ]
    return render(request, "lms_modules/guidance/meetings.html", {"rows": rows})


@area_required("begeleiding")
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, activity: UUID) -> HttpResponse:
    """One meeting of one group on one day (`?groep=&datum=`). A POST saves the list, or undoes the last save."""
    step = Activity.objects.filter(pk=activity, kind="session", archived_at=None).select_related("module").first()
    sent = request.POST if request.method == "POST" else request.GET
    found = group_of_step(request.user, PERMISSION, step, sent.get("groep", "")) if step else None
    if step is None or found is None:
        raise Http404
    group, groups = found
    runs = _runs(request, step, group)
    day = read_day(sent.get("datum", ""))
    errors: dict[str, str] = {}
    if request.method == "POST":
        if day is None:
            errors["datum"] = _("Vul de dag van de bijeenkomst in. Dat is vandaag of eerder.")
        minutes = _minutes(request.POST, step.minutes)
        if minutes is None:
            errors["minuten"] = _("Vul het aantal minuten in, van 1 tot en met 1440.")
        if day is not None and minutes is not None:
            return _save(request, step, group, runs, day, minutes)
    shown = day or timezone.localdate()
    rows = Attendance.objects.filter(activity=step, registration__in=runs)
    states = {row.registration_id: row.state for row in rows.filter(on_date=shown)}
    if request.method != "POST":
        _note(request, step, runs)
    context = {
        "activity": step,
        "group": group,
        "tabs": [{"label": g.name, "url": _address(step.pk, groep=g.key), "current": g == group} for g in groups],
        "day": shown,
        "today": timezone.localdate(),
        "days": [(each, _address(step.pk, groep=group.key, datum=str(each))) for each in _days(rows)],
        "people": [_row(run, states.get(run.pk, "open"), request.POST if errors else None) for run in runs],
        "states": [(state.value, _short(state)) for state in _ORDER],
        "minutes": request.POST.get("minuten") if errors else step.minutes,
        "typed_day": request.POST.get("datum") if errors else str(shown),
        "errors": errors,
        "key": uuid4(),
        "undo": _undoable(request.GET.get("bewaard", ""), step, runs, shown),
    }
    return render(request, "lms_modules/guidance/attendance.html", context, status=422 if errors else 200)


_ORDER = (Attendance.State.PRESENT, Attendance.State.ABSENT, Attendance.State.EXCUSED, Attendance.State.OPEN)


def _short(state: Attendance.State) -> str:
    return {"present": _("Was er"), "absent": _("Niet"), "excused": _("Afgemeld"), "open": _("Leeg")}[state.value]


def _runs(request: HttpRequest, step: Activity, group: Group) -> list[Registration]:
    return list(
        Registration.objects.open()
        .visible_to(request.user, PERMISSION)
        .filter(holds(group.key, ""), module=step.module_id)
        .exclude(person=person_of(request))
        .select_related("person", "organisation")
        .order_by("person__sort_name", "pk")
        .distinct()
    )


def _save(
    request: HttpRequest, step: Activity, group: Group, runs: list[Registration], day: datetime.date, minutes: int
) -> HttpResponse:
    """Save what the trainer changed: what another trainer changed meanwhile stays."""
    key = _uuid(request.POST.get("sleutel", "")) or uuid4()
    if request.POST.get("actie") == "terug":
        marks = marks_before(changes=_undoable(request.POST.get("bewaard", ""), step, runs, day))
    else:
        marks = _marks(request.POST, runs, minutes)
    try:
        changed = record_attendance(activity=step.pk, on_date=day, marks=marks, by=person_of(request), key=key)
    except RunNotFound:
        raise Http404 from None
    if request.POST.get("actie") == "terug":
        messages.info(request, _("Ongedaan gemaakt. De lijst is weer zoals eerst."))
        return redirect(_address(step.pk, groep=group.key, datum=str(day)))
    text = ngettext("Bewaard: %(number)s wijziging.", "Bewaard: %(number)s wijzigingen.", changed)
    messages.success(request, text % {"number": changed})
    return redirect(_address(step.pk, groep=group.key, datum=str(day), bewaard=str(key)))


def _marks(form: QueryDict, runs: list[Registration], minutes: int) -> list[Mark]:
    everybody = form.get("actie") == "iedereen"
    marks = []
    for run in runs:
        was, now = form.get(f"was-{run.uuid}", "open"), form.get(f"er-{run.uuid}", "")
        if everybody and now in ("", "open"):
            now = Attendance.State.PRESENT.value
        if now in Attendance.State.values and now != was:
            marks.append(Mark(run.pk, now, minutes))
    return marks


def _undoable(text: str, step: Activity, runs: list[Registration], day: datetime.date) -> list[AttendanceChange]:
    key = _uuid(text)
    if key is None:
        return []
    changes = AttendanceChange.objects.filter(key=key, registration__in=runs, attendance__activity=step)
    changes = changes.filter(attendance__on_date=day)
    return list(changes.select_related("attendance"))


def _row(run: Registration, state: str, form: QueryDict | None) -> dict[str, Any]:
    return {"run": run, "was": state, "now": form.get(f"er-{run.uuid}", state) if form else state}


def _days(rows: Any) -> list[datetime.date]:
    return list(rows.exclude(state="open").order_by("-on_date").values_list("on_date", flat=True).distinct()[:12])


def _note(request: HttpRequest, step: Activity, runs: list[Registration]) -> None:
    with translation.override(settings.LANGUAGE_CODE):  # a log is in one language, whoever looks
        what = _("Aanwezigheid: %(title)s") % {"title": step.title[:80]}
    subjects = [run.person_id for run in runs]
    record_access(actor=person_of(request), subject_ids=subjects, what=what, once_in=ONE_LOOK)


def _minutes(form: QueryDict, default: int) -> int | None:
    text = form.get("minuten", str(default)).strip()
    return int(text) if text.isdecimal() and len(text) < 6 and 0 < int(text) <= MOST_MINUTES else None


def _address(activity: UUID, **query: str) -> str:
    return reverse("lms_modules:attendance", args=[activity], query=query)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
