"""Opening a private file: always as a download, never as a page of this site."""

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from lms.services.audit import record_access
from lms.workspace.access import member_required, person_of
from media.access import is_owner, may_open
from media.delivery import stream
from media.models import PrivateFile


@member_required
def private_file(request: HttpRequest, file: UUID) -> HttpResponse:
    """The file for whoever may open it; for others it does not exist. Who opens another's file stands in the log."""
    found = get_object_or_404(PrivateFile.objects.complete().select_related("owner"), uuid=file)
    if not may_open(request.user, found):
        raise Http404
    plays = found.content_type.startswith(("audio/", "video/")) and request.GET.get("speel") == "1"
    response = stream(
        request, found.content, content_type=found.content_type, filename=found.name, inline=plays, max_age=0
    )
    # Whatever is in it: not run, not framed, not with our cookies.
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    from_the_start = request.headers.get("Range", "bytes=0-").startswith("bytes=0-")
    if not is_owner(request.user, found) and from_the_start and response.status_code in (200, 206):
        record_access(actor=person_of(request), subject_ids=[found.owner_id], what=found.name)
    return cast(HttpResponse, response)
