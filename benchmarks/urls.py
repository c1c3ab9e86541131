"""The site's urls and the bare view: one query, a few bytes, the full middleware."""

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.urls import path

from lms.site.urls import urlpatterns as site_urls


def bare(request: HttpRequest) -> HttpResponse:
    """What Django itself costs here."""
    return HttpResponse(str(ContentType.objects.values_list("pk", flat=True).first()))


urlpatterns = [path("kaal/", bare), *site_urls]
