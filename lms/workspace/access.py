"""Who comes in: log-in that keeps what was sent, roles per area, and the person behind the request."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from lms.models import Person
from lms.services.people import ensure_person
from lms.sql import Who, who_is
from lms.tenancy.roles import roles_of
from lms.workspace import registry
from lms.workspace.pending import keep_and_ask_to_log_in

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def person_of(request: HttpRequest) -> Person:
    """The person behind a logged-in request; read once per request."""
    return who_of(request).person


def who_of(request: HttpRequest) -> Who:
    """The same with organisation and look. Somebody who logs in for the first time becomes a person."""
    if not hasattr(request, "_lms_who"):
        request._lms_who = who_is(request.user.pk) or Who(ensure_person(request.user))  # type: ignore[attr-defined]
    who: Who = request._lms_who  # type: ignore[attr-defined]
    return who


def member_required(view: View[P]) -> View[P]:
    """Let only logged-in people in. A form that arrives after the session ended is kept and sent after log-in."""

    @wraps(view)
    def checked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return keep_and_ask_to_log_in(request)
        return view(request, *args, **kwargs)

    return checked


def area_required(*slugs: str) -> Callable[[View[P]], View[P]]:
    """Let only people in whose roles open one of these areas; others get the 403 page."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        @member_required
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not any(may_enter(request.user, registry.area(slug)) for slug in slugs):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return checked

    return decorate


def may_enter(user: Any, area: registry.Area) -> bool:
    """Whether one of the user's roles opens the area."""
    return area.roles is None or bool(area.roles & roles_of(user))
