"""The visitor's language: a preference in a cookie, chosen with a link so that it works on every page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme


def choose(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the language for a year and go back to the page where the link was (only on this site)."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    back = request.GET.get("terug", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    response = redirect(back if safe else "/")
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=31_536_000,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
