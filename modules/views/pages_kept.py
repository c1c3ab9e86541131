"""Pages that a browser may keep, so that they can be read without a connection. docs/offline.md"""

import hashlib
import json
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache

from lms.workspace.comfort import comfort_of
from lms.workspace.owner import owner_of

HEADER = "Leerlijn-Bewaar"  # the service worker keeps a page only with this header; its value is whose page it is
SCRIPT = Path(__file__).resolve().parents[1] / "static" / "lms_modules" / "offline" / "worker.js"

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def may_be_kept(view: View[P]) -> View[P]:
    """Let the browser keep the page that a GET without a query shows, unless its user does not want that.

    With a query a page may explain an answer: that is never kept.
    """

    @wraps(view)
    def marked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "GET" and not request.GET and response.status_code == 200:
            owner = owner_of(request)
            if owner and comfort_of(request).keep_pages:
                response.headers[HEADER] = owner
        return response

    return marked


@never_cache
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker with its settings on the first line; another text, so another worker, for every release."""
    return HttpResponse(_worker(settings.STATIC_URL), content_type="text/javascript; charset=utf-8")


@cache_control(public=True, max_age=300)
def no_connection(request: HttpRequest) -> HttpResponse:
    """What the worker shows for a page that it does not have. The same for everybody: it holds no name."""
    return render(request, "lms_modules/no_connection.html", {"site": getattr(settings, "LEERLIJN", {})})


@cache
def _worker(static_url: str) -> str:
    script = SCRIPT.read_text(encoding="utf-8")
    css, sprite, offline = (static(f"lms/{name}") for name in ("leerlijn.css", "sprite.svg", "icon.svg"))
    version = hashlib.sha256(f"{script}{css}".encode()).hexdigest()[:12]
    config = {
        "version": version,
        "static": static_url,
        "fallback": reverse("lms_modules:no_connection"),
        "first": [css, sprite, offline],
        "header": HEADER,
    }
    return f"const SETTINGS = {json.dumps(config)};\n{script}"
