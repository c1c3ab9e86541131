"""Urls of the reference site with views that go wrong; only for tests."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from lms.site import urls
from lms.site.urls import handler500  # noqa: F401

CANARY = "Kanarie van Test"


def broken(request: HttpRequest, who: str) -> HttpResponse:
    """Fails with personal data in the text of both errors, as databases do."""
    try:
        raise KeyError(f"Key (email)=({CANARY}) already exists.")
    except KeyError as error:
        raise ValueError(f"{CANARY} is no number") from error


def refused(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


urlpatterns = [path("stuk/<str:who>/", broken), path("verboden/", refused), *urls.urlpatterns]
