"""Results of surveys, always of a whole group: for its trainer, and for whoever runs the programme."""

import csv
from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from lms.workspace import registry
from lms.workspace.access import area_required
from modules import published
from modules.group_lists import group_of_step, steps_in_groups
from modules.groups import Group
from modules.models import Activity
from modules.rules.survey import SMALLEST, Tally, tally
from modules.services.survey import held_back, released_answers
from modules.survey_results import results, rows_for_file

PERMISSION = "survey.results"
View = Callable[..., HttpResponse]
# The same three views stand in two areas; the name of the address says in which.
NAMES = {"begeleiding": "", "regie": "_regie"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def surveys_in(area: str) -> View:
    """The list of surveys in the groups of one area."""

    @area_required(area)
    @require_safe
    def surveys(request: HttpRequest) -> HttpResponse:
        rows = [
            {"group": group, "activity": step, "url": _address("survey", area, step.pk, UUID(group.key))}
            for group, step in steps_in_groups(request.user, PERMISSION, "survey")
        ]
        context = {"rows": rows, "home": reverse(f"lms:{area}"), "home_label": registry.area(area).title}
        return render(request, "lms_modules/guidance/surveys.html", context)

    return surveys


def survey_in(area: str) -> View:
    """The results of one survey in one group."""

    @area_required(area)
    @require_safe
    def survey(request: HttpRequest, activity: UUID, group: UUID) -> HttpResponse:
        step, found = _found(request, activity, group)
        tallies, number = _tallies(step, found)
        context = {
            "activity": step,
            "group": found,
            "number": number,
            "waiting": held_back(activity=step.pk, group=UUID(found.key)),
            "smallest": SMALLEST,
            "results": results(tallies) if number else [],
            "list": reverse(f"lms_modules:surveys{NAMES[area]}"),
            "csv": _address("survey_csv", area, activity, group),
        }
        return render(request, "lms_modules/guidance/survey.html", context)

    return survey


def survey_csv_in(area: str) -> View:
    """The same numbers as a file."""

    @area_required(area)
    @require_safe
    def survey_csv(request: HttpRequest, activity: UUID, group: UUID) -> HttpResponse:
        step, found = _found(request, activity, group)
        tallies, number = _tallies(step, found)
        if not number:
            raise Http404
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        name = slugify(f"{step.title} {found.name}") or "enquete"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        response.write("\ufeff")  # a spreadsheet takes it for UTF-8
        csv.writer(response, delimiter=";").writerows(
            [[_harmless(cell) for cell in row] for row in rows_for_file(tallies)]
        )
        return response

    return survey_csv


def _found(request: HttpRequest, activity: UUID, group: UUID) -> tuple[Activity, Group]:
    step = Activity.objects.filter(pk=activity, kind="survey", archived_at=None).select_related("module").first()
    found = group_of_step(request.user, PERMISSION, step, str(group)) if step else None
    if step is None or found is None:
        raise Http404
    return step, found[0]


def _tallies(step: Activity, group: Group) -> tuple[list[Tally], int]:
    try:
        content = published.content(step.pk, step.module.content_version, get_language() or "nl")
    except published.NotPublished:
        raise Http404 from None
    answers = released_answers(activity=step.pk, group=UUID(group.key))
    return tally(content.questions, answers), len(answers)


def _address(name: str, area: str, activity: UUID, group: UUID) -> str:
    return reverse(f"lms_modules:{name}{NAMES[area]}", args=[activity, group])


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
