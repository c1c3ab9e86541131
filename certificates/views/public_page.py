"""What every public page of this room needs: it is kept by nobody, found by no search engine and sets no cookie."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from lms.workspace.context import Shell, build_shell

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def public_page(view: View[P]) -> View[P]:
    """Add the headers, and show the page in the language of `?taal=` when there is one."""

    @wraps(view)
    def shown(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        chosen = chosen_language(request)
        with translation.override(chosen) if chosen else nullcontext():
            response = view(request, *args, **kwargs)
        if chosen:
            response.headers["Content-Language"] = chosen
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return shown


def chosen_language(request: HttpRequest) -> str:
    """The language of `?taal=`, or '' when there is none that the site speaks."""
    code = request.GET.get("taal", "")
    return code if code in dict(settings.LANGUAGES) else ""


def public_shell(request: HttpRequest) -> Shell:
    """The shell with languages in the address: the usual switch keeps the choice in a cookie."""
    shell = build_shell(request)
    query = request.GET.copy()
    links = []
    for link in shell.language_links:
        query["taal"] = link.code
        links.append(replace(link, url=f"{request.path}?{query.urlencode()}"))
    return replace(shell, language_links=tuple(links))
