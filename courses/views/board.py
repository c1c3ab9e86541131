"""The board of a group: one view, mounted in three areas."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.board import Board, read_board
from courses.forms import PACES
from lms.services.audit import record_access
from lms.tenancy import Role, roles_of
from lms.workspace import registry
from lms.workspace.access import area_required, person_of


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    current: bool = False


def board_in(area: str) -> Callable[..., HttpResponse]:
    """Make the board view of one area."""

    @area_required(area)
    @require_safe
    def board(request: HttpRequest, cohort: UUID) -> HttpResponse:
        found = read_board(request.user, cohort, request.GET.dict())
        if found is None:
            raise Http404
        with translation.override(settings.LANGUAGE_CODE):  # a log is in one language, whoever looks
            what = _("Voortgang in %(group)s") % {"group": found.group.name[:80]}
        seen = [learner.person_id for learner in found.learners]
        record_access(actor=person_of(request), subject_ids=seen, what=what)
        context = {
            "board": found,
            "home": reverse(f"lms:{area}"),
            "home_label": registry.area(area).title,
            "sees": _sees(request.user, found),
            "tabs": _tabs(request, found),
            "nobody": _nobody(found),
            "clear": _clear_links(request, found),
            "clear_all": _address(request, naam=None, gemeente=None, tempo=None),
        }
        return render(request, "lms_courses/board.html", context)

    return board


def _sees(user: Any, board: Board) -> str:
    """Whose learners the user sees here, by the widest of the roles."""
    roles = roles_of(user)
    if board.group.runs_programme:
        return "programme"
    if board.group.is_staff:
        return "group"
    if Role.COORDINATOR in roles:
        return "organisation"
    return "team" if Role.TEAM_LEADER in roles else "own"


def _tabs(request: HttpRequest, board: Board) -> list[Link]:
    """One per module of the programme; with one module there is nothing to choose."""
    if len(board.group.parts) < 2:
        return []
    return [
        Link(part.title, _address(request, module=str(part.module_id)), part is board.part)
        for part in board.group.parts
    ]


def _nobody(board: Board) -> str:
    name = board.narrowed.name
    if name and board.narrowed.pace:
        return _("Geen deelnemer met ‘%(name)s’ bij dit tempo") % {"name": name}
    return _("Geen deelnemer met ‘%(name)s’") % {"name": name} if name else _("Geen deelnemer gevonden")


def _clear_links(request: HttpRequest, board: Board) -> list[Link]:
    """Per filter in use a link that removes only that one."""
    narrowed = board.narrowed
    names = {each.slug: each.name for each in board.organisations}
    used = {
        "naam": narrowed.name,
        "gemeente": names.get(narrowed.organisation, ""),
        "tempo": str(dict(PACES).get(narrowed.pace, "")) if narrowed.pace else "",
    }
    return [
        Link(_("Wis ‘%(filter)s’") % {"filter": word}, _address(request, **{field: None}))
        for field, word in used.items()
        if word
    ]


def _address(request: HttpRequest, **changes: str | None) -> str:
    """This page with other search terms, from its first page; None removes one."""
    query = request.GET.copy()
    query.pop("pagina", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path
