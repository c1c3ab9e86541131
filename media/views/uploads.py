"""Resumable uploads: tus 1.0 with creation, expiration, termination and checksum. docs/uploads.md tells the whole.

Every upload belongs to the person who began it; for others the address does not exist. What is wrong with a file is
said in the language of the reader, as JSON {"message": ...}.
"""

import io
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _

from lms.workspace.access import person_of
from media.models import PrivateFile
from media.refusals import Refused, message_for
from media.rules import tus
from media.services.uploads import NotReceiving, WrongOffset, append, begin_upload, limits_for, stop
from media.upload_settings import PART, choice

_STATUS = {"too_big": 413, "type": 415, "closed": 403, "too_many_open": 429, "too_many": 409}
_ALLOW = "OPTIONS, POST"
_ALLOW_ONE = "OPTIONS, HEAD, GET, PATCH, DELETE"


def _speaks_tus(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only for people who are logged in; errors in headers and refusals become answers."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = _answer(view, request, *args, **kwargs)
        except tus.BadHeader as problem:
            response = _say(400, str(problem))
        response.headers.setdefault("Tus-Resumable", tus.VERSION)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return checked


def _answer(view: Callable[..., HttpResponse], request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=_abilities())
    if not request.user.is_authenticated:
        message = _("Je bent uitgelogd. Log in en kies het bestand opnieuw. We gaan verder waar je was.")
        return _say(401, message)
    if request.method in ("POST", "PATCH", "HEAD", "DELETE") and request.headers.get("Tus-Resumable") != tus.VERSION:
        return HttpResponse(status=412, headers={"Tus-Version": tus.VERSION})
    return view(request, *args, **kwargs)


@_speaks_tus
def uploads(request: HttpRequest) -> HttpResponse:
    """POST begins an upload. Size and name are looked at before a byte is sent."""
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": _ALLOW})
    size = tus.number("Upload-Length", request.headers.get("Upload-Length"))
    about = tus.metadata(request.headers.get("Upload-Metadata", ""))
    purpose, target, name = about.get("purpose", "")[:40], about.get("target", "")[:120], about.get("filename", "")
    person = person_of(request)
    try:
        file = begin_upload(person=person, purpose=purpose, target=target, name=name, size=size)
    except Refused as refused:
        try:
            limits = limits_for(person=person, purpose=purpose, target=target)
        except Refused:
            limits = None
        return _say(_STATUS.get(refused.code, 422), message_for(refused.code, limits, name))
    response = HttpResponse(status=201, headers=_where(file))
    response.headers["Location"] = reverse("lms_media:upload", args=[file.uuid])
    return response


@_speaks_tus
def upload(request: HttpRequest, file: UUID) -> HttpResponse:
    """HEAD and GET tell how far it is, PATCH adds to it, DELETE stops it."""
    found = get_object_or_404(
        PrivateFile.objects.visible_to(request.user, "file.view").select_related("owner"),
        uuid=file,
        owner__user_id=request.user.pk,
    )
    match request.method:
        case "HEAD":
            return HttpResponse(status=410 if _is_gone(found) else 200, headers=_where(found))
        case "GET":
            return JsonResponse(state_of(found), headers=_where(found))
        case "PATCH":
            return _patch(request, found)
        case "DELETE":
            return HttpResponse(status=204) if stop(file=found) else _say(410, message_for("closed"))
    return HttpResponse(status=405, headers={"Allow": _ALLOW_ONE})


def state_of(file: PrivateFile) -> dict[str, Any]:
    """What a script shows of a file. message: why it was not kept."""
    complete = file.state == PrivateFile.State.COMPLETE
    return {
        "uuid": str(file.uuid),
        "state": file.state,
        "name": file.name,
        "size": file.size,
        "offset": file.offset,
        "url": reverse("lms_media:file", args=[file.uuid]) if complete else "",
        "scanned": file.is_scanned,
        "message": message_for(file.refusal, None, file.name) if file.refusal else "",
    }


def _patch(request: HttpRequest, file: PrivateFile) -> HttpResponse:
    if request.content_type != tus.BODY_TYPE:
        return _say(415, f"Content-Type must be {tus.BODY_TYPE}")
    offset = tus.number("Upload-Offset", request.headers.get("Upload-Offset"))
    length = tus.number("Content-Length", request.headers.get("Content-Length") or "0")
    if offset + length > file.size:
        return _say(413, message_for("too_big"))
    announced = request.headers.get("Upload-Checksum")
    try:
        body: Any = request
        if announced:
            expected = tus.checksum(announced)
            if length > PART:
                return _say(413, f"With Upload-Checksum at most {PART} bytes at a time")
            whole = request.read(length)
            if not tus.agrees(expected, whole):
                return _say(tus.CHECKSUM_MISMATCH, _("Onderweg ging iets mis. We sturen dit deel opnieuw."))
            body = io.BytesIO(whole)
        file = append(file=file, offset=offset, body=body)
    except WrongOffset as wrong:
        response = _say(409, _("Dit bestand wordt al verstuurd, bijvoorbeeld in een ander tabblad."))
        response.headers["Upload-Offset"] = str(wrong.offset)
        return response
    except NotReceiving:
        return _say(410, message_for(file.refusal or "expired", None, file.name))
    except Refused as refused:
        return _refused(request, file, refused)
    return HttpResponse(status=204, headers=_where(file))


def _refused(request: HttpRequest, file: PrivateFile, refused: Refused) -> HttpResponse:
    try:
        limits = limits_for(person=file.owner, purpose=file.purpose, target=file.target)
    except Refused:
        limits = None
    return _say(_STATUS.get(refused.code, 422), message_for(refused.code, limits, file.name))


def _is_gone(file: PrivateFile) -> bool:
    return file.state == PrivateFile.State.REMOVED


def _where(file: PrivateFile) -> dict[str, str]:
    headers = {"Upload-Offset": str(file.offset), "Upload-Length": str(file.size)}
    if file.state == PrivateFile.State.RECEIVING:
        headers["Upload-Expires"] = http_date(file.expires_at.timestamp())
    return headers


def _abilities() -> dict[str, str]:
    return {
        "Tus-Version": tus.VERSION,
        "Tus-Extension": tus.EXTENSIONS,
        "Tus-Max-Size": str(choice("UPLOAD_MAX_BYTES")),
        "Tus-Checksum-Algorithm": ",".join(tus.ALGORITHMS),
    }


def _say(status: int, message: str) -> JsonResponse:
    return JsonResponse({"message": message}, status=status)
