"""What this room adds to the workspace: its urls and the two blocks on 'Mijn leren'."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lms.tenancy import Role
from lms.workspace import registry
from lms.workspace.access import person_of
from modules import sql_page
from modules.home_panels import planned_panel, waiting_panel
from modules.models import Completion, Registration
from modules.outline import Outline, OutlineStep, outline_of
from modules.rules.progress import Progress

_NOT_BEGUN = frozenset({"open", "dicht", "gepland"})


@dataclass(frozen=True)
class Run:
    """One registration on the home page."""

    registration: Registration
    outline: Outline
    progress: Progress

    @property
    def title(self) -> str:
        return self.outline.title

    @property
    def url(self) -> str:
        return reverse("lms_modules:module", args=[self.registration.uuid])

    @property
    def done(self) -> int:
        return self.progress.done

    @property
    def total(self) -> int:
        return self.progress.total

    @property
    def stops(self) -> list[str]:
        """State of each step; empty above sixteen steps, where the line becomes unreadable."""
        return list(self.progress.states.values()) if self.total <= 16 else []

    @property
    def completed_at(self) -> datetime | None:
        return self.registration.completed_at

    @property
    def state(self) -> str:
        if self.completed_at:
            return "klaar"
        return "bezig" if set(self.progress.states.values()) - _NOT_BEGUN else "open"

    @property
    def next_step(self) -> OutlineStep | None:
        step = self.progress.next_step
        return self.outline.step(step) if step and not self.completed_at else None

    @property
    def next_title(self) -> str:
        return self.next_step.title if self.next_step else ""


def register() -> None:
    """Called by AppConfig.ready()."""
    registry.register_urls("modules.urls")
    registry.register_head("lms_modules/components/offline_head.html")
    # An author has no area of the staff: the entry stands where everybody comes.
    for area, role in (("regie", Role.COORDINATOR), ("leren", Role.AUTHOR)):
        roles = frozenset({str(role)})
        registry.register_entry(area, _("Lokale teksten"), "lms_modules:local_texts", order=60, roles=roles)
    registry.register_entry("leren", _("Portfolio"), "lms_modules:portfolio", order=30)
    coordinators = frozenset({str(Role.COORDINATOR)})
    registry.register_entry("regie", _("Extra tijd"), "lms_modules:extra_times", order=50, roles=coordinators)
    registry.register_panel("leren", "lms_modules/panels/now.html", now_panel, place="hero", order=10)
    registry.register_panel("leren", "lms_modules/panels/my_modules.html", modules_panel, order=10)
    registry.register_panel("leren", "lms_modules/panels/planned.html", planned_panel, place="side", order=5)
    registry.register_panel("leren", "lms_modules/panels/waiting.html", waiting_panel, place="side", order=6)


def runs_of(request: HttpRequest) -> list[Run]:
    """All open runs of the person, worked on last first: three statements, whatever their number; once a request."""
    if not hasattr(request, "_lms_runs"):
        request._lms_runs = _read_runs(request)  # type: ignore[attr-defined]
    runs: list[Run] = request._lms_runs  # type: ignore[attr-defined]
    return runs


def _read_runs(request: HttpRequest) -> list[Run]:
    registrations = list(
        Registration.objects.open()
        .visible_to(request.user, "registration.view")
        .filter(person=person_of(request))
        .select_related("module")
    )
    keys = [each.pk for each in registrations]
    completed = _by_registration(Completion, keys)
    touched = sql_page.touched(keys)
    language = get_language() or "nl"
    runs = []
    for each in registrations:
        outline = outline_of(each.module_id, each.module.content_version, language)
        where = outline.where(start_of(each), completed.get(each.pk, set()), touched[each.pk])
        runs.append(Run(each, outline, where))
    moment = datetime.min.replace(tzinfo=registrations[0].started_at.tzinfo) if registrations else None
    return sorted(runs, key=lambda run: run.registration.last_activity_at or moment, reverse=True)


def start_of(registration: Registration) -> date:
    """The day from which dates of steps count."""
    return registration.starts_on or timezone.localdate(registration.started_at)


def _by_registration(model: Any, keys: list[int]) -> dict[int, set[UUID]]:
    found: dict[int, set[UUID]] = {}
    rows = model.objects.filter(registration_id__in=keys).values_list("registration_id", "activity_id").distinct()
    for registration, activity in rows:
        found.setdefault(registration, set()).add(activity)
    return found


def modules_panel(request: HttpRequest) -> dict[str, Any] | None:
    """'Mijn modules'."""
    runs = runs_of(request)
    return {"runs": runs} if runs else None


def now_panel(request: HttpRequest) -> dict[str, Any] | None:
    """The one next step, with the step before it and two after it."""
    run = next((run for run in runs_of(request) if run.next_step), None)
    if run is None or run.next_step is None:
        return None
    steps = run.outline.steps
    place = steps.index(run.next_step)
    around = [
        {
            "title": step.title,
            "kind_label": step.kind_label,
            "minutes": step.minutes,
            "state": run.progress.states[step.id],
            "here": step is run.next_step,
        }
        for step in steps[max(0, place - 1) : place + 3]
    ]
    return {
        "outline": run.outline,
        "step": run.next_step,
        "number": place + 1,
        "total": len(steps),
        "begun": run.state != "open",
        "around": around,
        "url": reverse("lms_modules:activity", args=[run.registration.uuid, run.next_step.id]),
    }
