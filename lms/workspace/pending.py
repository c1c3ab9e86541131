"""A form that arrives while nobody is logged in: keep it in the session, ask for log-in, hand it in afterwards."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import resolve_url
from django.urls import reverse

_KEY = "lms_pending_form"
_LIMIT = 65_536  # characters; a quiz answer or a reflection fits many times


@dataclass(frozen=True)
class PendingForm:
    """path: where the form was sent. body: its fields, urlencoded."""

    path: str
    body: str


def keep_and_ask_to_log_in(request: HttpRequest) -> HttpResponse:
    """Redirect to log-in; a POST is kept first (its CSRF token was already checked). A script just hears 401."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({}, status=401)
    if request.method != "POST":
        return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
    fields = request.POST.copy()
    fields.pop("csrfmiddlewaretoken", None)
    body = fields.urlencode()
    if len(body) > _LIMIT or request.FILES:
        return redirect_to_login(request.path, resolve_url(settings.LOGIN_URL))
    request.session[_KEY] = {"path": request.path, "body": body}
    return redirect_to_login(reverse("lms:resume"), resolve_url(settings.LOGIN_URL))


def take(request: HttpRequest) -> PendingForm | None:
    """The kept form, once."""
    kept: dict[str, Any] | None = request.session.pop(_KEY, None)
    return PendingForm(**kept) if kept else None


def is_waiting(request: HttpRequest) -> bool:
    """Whether a form waits for log-in, so that the log-in page can say so."""
    return _KEY in request.session
