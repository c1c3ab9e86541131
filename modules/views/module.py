"""The outline of a module with what is done and what is next."""

from collections.abc import Collection
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from lms.workspace import registry
from lms.workspace.access import member_required
from modules import sql_page
from modules.outline import Outline, outline_of
from modules.rule_sentence import demand
from modules.rules.progress import Progress
from modules.sql_page import Touched
from modules.views.pages_kept import may_be_kept


@member_required
@may_be_kept
def module(request: HttpRequest, registration: UUID) -> HttpResponse:
    """One's own run through a module; somebody else's is not there."""
    state = sql_page.run_state(registration, request.user.pk)
    if state is None:
        raise Http404
    outline = outline_of(state.module_id, state.content_version, get_language() or "nl")
    touched = sql_page.touched([state.registration_id])[state.registration_id]
    where = outline.where(state.start, state.done, touched)
    request.lms_registration_id = state.registration_id  # type: ignore[attr-defined]  # for the rooms above
    context = {
        "outline": outline,
        "progress": where,
        "completed_at": state.completed_at,
        "chapters": _chapters(outline, where, registration, here=None if state.completed_at else where.next_step),
        "todo": [step for step in outline.steps if step.required and where.states[step.id] != "klaar"],
        "demands": _demands(outline, state.done, touched),
        "optional": sum(not step.required for step in outline.steps),
        "extra": _extra_panels(request) if state.completed_at else [],
    }
    return render(request, "lms_modules/module.html", context)


def _chapters(outline: Outline, where: Progress, registration: UUID, *, here: UUID | None) -> list[dict[str, Any]]:
    """Rows grouped under the chapter that the last row with a chapter name began. here: the one next step."""
    numbered, number = [], 0
    for step in outline.steps:
        number += bool(step.chapter)
        numbered.append((number, step))
    chapters = []
    for _number, group in groupby(numbered, key=lambda pair: pair[0]):
        steps = [step for _, step in group]
        rows = (step.row("here" if step.id == here else where.states[step.id], registration) for step in steps)
        chapters.append({"title": steps[0].chapter, "rows": mark_safe("".join(rows))})  # noqa: S308  (escaped in _step)
    return chapters


def _demands(outline: Outline, done: Collection[UUID], touched: Touched) -> list[dict[str, Any]]:
    """The module's own rule, a line per demand, with the titles of what does not count yet."""
    return [
        {
            "text": demand(part),
            "state": part,
            "missing": [] if part.is_fulfilled else [step.title for step in outline.steps if step.id in part.missing],
        }
        for part in outline.demands(done, touched)
    ]


def _extra_panels(request: HttpRequest) -> list[str]:
    """What rooms above add to a finished module, such as the certificate."""
    panels = ((panel, panel.context(request)) for panel in registry.panels("module"))
    return [
        render_to_string(panel.template, context, request=request) for panel, context in panels if context is not None
    ]
