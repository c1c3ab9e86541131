"""Forms that a script sends and may send again later: the same view, answered as JSON. docs/offline.md

A browser keeps what could not be sent; every answer here says whether it may let go of it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lms.workspace.access import member_required
from lms.workspace.owner import owner_of, owners_of
from modules.services.kept import is_kept

HEADER = "Leerlijn-Verzending"  # 'nu': somebody is waiting; 'later': out of the browser's queue
OWNER = "Leerlijn-Eigenaar"  # whose answer it is, as the page said

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def is_later(request: HttpRequest) -> bool:
    """Whether the form comes out of a queue: nobody waits for a message about it."""
    return request.headers.get(HEADER) == "later"


def takes_kept_forms(view: View[P]) -> View[P]:
    """Answer a script's POST with {"state": ...}; every other request goes to the view as it is.

    kept, replay: the browser lets go, `to` is where to go on. refused: kept by the browser, with `errors` and shown.
    login, other: kept by the browser until the right person is logged in.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method != "POST" or not request.headers.get(HEADER):
            return view(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return _say("login", 401, to=resolve_url(settings.LOGIN_URL))
        if request.headers.get(OWNER) not in owners_of(request):
            return _say("other", 409)
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            return _came_before(request, kwargs) or _say("refused", 404, errors={"": _gone()})
        submitted = getattr(request, "lms_submitted", None)
        if response.status_code == 422 and submitted is not None:
            # The author changed the question since it came in: what was kept is kept.
            before = None if submitted.spent else _came_before(request, kwargs)
            return before or _say("refused", 422, errors=submitted.errors)
        if response.status_code == 302 and submitted is not None:
            return _say("replay" if submitted.replay else "kept", 200, to=response.headers["Location"])
        return response

    return answered


def _came_before(request: HttpRequest, where: dict[str, Any]) -> JsonResponse | None:
    """A replay of what came in earlier, whatever happened to the run, the step or the question since; else None."""
    key, registration = _uuid(request.POST.get("sleutel", "")), where.get("registration")
    if (
        key
        and registration
        and is_kept(registration=registration, user_id=request.user.pk, key=key, activity=where.get("activity"))
    ):
        return _say("replay", 200, to=resolve_url("lms:leren"))
    return None


def _gone() -> str:
    return _("Deze stap staat niet meer open. Vraag je trainer wat je kunt doen.")


def _say(state: str, status: int, **more: Any) -> JsonResponse:
    return JsonResponse({"state": state, **more}, status=status, headers={"Cache-Control": "no-store"})


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@never_cache
def connection(request: HttpRequest) -> JsonResponse:
    """Whether the site can be reached, for whom, and a fresh security token for what waits."""
    return JsonResponse({"state": "here", "owner": owner_of(request), "token": get_token(request)})


@member_required
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits in this browser; the script fills the page, since the server does not know it yet."""
    return render(request, "lms_modules/waiting.html", {"leaving": "uitloggen" in request.GET})
