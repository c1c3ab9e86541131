"""The stylesheet of a municipality's theme."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control

from lms.models import Theme
from lms.rules import theme_tokens


@cache_control(public=True, max_age=31_536_000, immutable=True)
def theme_css(request: HttpRequest, pk: int, version: str) -> HttpResponse:
    """Tokens as CSS; `version` is part of the address so that browsers may keep it for ever."""
    theme = get_object_or_404(Theme, pk=pk, is_active=True)
    return HttpResponse(theme_tokens.render_css(theme.light, theme.dark), content_type="text/css; charset=utf-8")
