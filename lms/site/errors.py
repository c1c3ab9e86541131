"""When something breaks: a page that needs neither database nor context."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils import translation

# When even the template cannot be made, for instance because the static files were not collected.
_LAST_RESORT = (
    "<!doctype html><html lang=nl><meta charset=utf-8><title>Er ging bij ons iets mis</title>"
    "<h1>Er ging bij ons iets mis</h1><p>Wacht één minuut en probeer het nog een keer.</p>"
)


def server_error(request: HttpRequest) -> HttpResponse:
    """The 500 page with the number under which the log knows this request."""
    context = {"site": settings.LEERLIJN, "number": getattr(request, "request_id", "")}
    try:
        with translation.override("nl"):  # the page is Dutch, whatever the visitor chose
            page = loader.get_template("500.html").render(context)
    except Exception:  # whatever broke, the visitor gets a sentence
        page = _LAST_RESORT
    return HttpResponse(page, status=500)
