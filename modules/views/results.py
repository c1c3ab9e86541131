"""Results per step: which steps there are, a table of one, and the same as a file."""

from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lms.export import csv_response
from lms.services.audit import record_access
from lms.workspace.access import area_required, person_of
from modules.groups import groups_for
from modules.kinds import registry
from modules.models import Activity, Registration
from modules.results import Step, export_rows, headings, registrations_of, results, step_of

AREA = "begeleiding"
PAGE_SIZE = 50


@area_required(AREA)
@require_safe
def steps(request: HttpRequest) -> HttpResponse:
    """The modules of one's learners with their steps."""
    modules = Registration.objects.visible_to(request.user, "attempt.view").exclude(person=person_of(request))
    rows = Activity.objects.filter(module__in=modules.order_by().values("module"), archived_at=None)
    found: dict[Any, list[dict[str, Any]]] = {}
    for row in rows.select_related("module").order_by("module__title", "module_id", "position", "id"):
        found.setdefault(row.module, []).append(_line(row))
    return render(request, "lms_modules/desk/steps.html", {"modules": list(found.items())})


def _line(activity: Activity) -> dict[str, Any]:
    """A step in the list. A label may say something to the learner after a comma: 'Reflectie, alleen jij ziet dit'."""
    kind = registry.get(activity.kind)
    return {"activity": activity, "kind": kind, "label": str(kind.label).partition(",")[0]}


@area_required(AREA)
@require_safe
def of_activity(request: HttpRequest, activity: UUID) -> HttpResponse:
    """The table of one step, a page at a time."""
    step = _step(activity)
    groups = groups_for(request.user, "attempt.view")
    group = request.GET.get("groep", "")
    group = group if group in {each.key for each in groups} else ""
    registrations = registrations_of(request.user, step.activity, group)
    page = Paginator(registrations, PAGE_SIZE).get_page(request.GET.get("pagina"))
    if not page.paginator.count and not _any(request, step):
        raise Http404
    rows = results(step, list(page.object_list))
    _log(request, step, [row.person_id for row in rows])
    context: dict[str, Any] = {
        "step": step,
        "page": page,
        "rows": rows,
        "headings": headings(step),
        "groups": groups,
        "group": group,
        "export": reverse("lms_modules:results_export", args=[activity]) + (f"?groep={group}" if group else ""),
    }
    if step.kind.results_template:
        keys = list(registrations.order_by().values_list("pk", flat=True))
        context["extra"] = step.kind.results_context(step.activity.pk, keys)
    return render(request, "lms_modules/desk/results.html", context)


@area_required(AREA)
@require_safe
def export(request: HttpRequest, activity: UUID) -> HttpResponse:
    """The same table as a file, with everybody on it."""
    step = _step(activity)
    registrations = registrations_of(request.user, step.activity, request.GET.get("groep", "")[:60])
    people = list(registrations.order_by().values_list("person_id", flat=True))
    if not people and not _any(request, step):
        raise Http404
    _log(request, step, people)
    name = f"{step.activity.module.title} {step.activity.title}"
    return cast(HttpResponse, csv_response(name, export_rows(step, registrations)))


def _step(activity: UUID) -> Step:
    step = step_of(activity)
    if step is None:
        raise Http404
    return step


def _any(request: HttpRequest, step: Step) -> bool:
    """Whether there is anybody at all whose tries the user may see: an empty filter is no reason for a 404."""
    return "groep" in request.GET and registrations_of(request.user, step.activity).exists()


def _log(request: HttpRequest, step: Step, people: list[int]) -> None:
    with translation.override(settings.LANGUAGE_CODE):  # a log is in one language, whoever looks
        what = _("Resultaten van %(title)s") % {"title": step.activity.title[:90]}
    record_access(actor=person_of(request), subject_ids=people, what=what)
