"""A recording and its captions, for whoever has a link that is theirs and not too old."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from media.delivery import stream
from media.links import BadLink, read_token
from media.models import CaptionTrack, Recording
from media.recordings import key_of


@require_safe
def recording(request: HttpRequest, token: str) -> HttpResponseBase:
    """The file itself, whole or in part."""
    found = get_object_or_404(Recording, pk=_key(request, token))
    return stream(request, found.file, content_type=found.content_type, filename=found.filename)


@require_safe
def captions(request: HttpRequest, token: str, track: int) -> HttpResponse:
    """The captions in one language."""
    found = get_object_or_404(CaptionTrack, pk=track, recording_id=_key(request, token))
    response = HttpResponse(found.text, content_type="text/vtt; charset=utf-8")
    response["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(response, private=True, max_age=3600)
    return response


def _key(request: HttpRequest, token: str) -> int:
    try:
        return key_of(read_token(token, request.user))
    except BadLink:
        raise Http404 from None
