"""Sending a stored file in pieces: byte ranges, caching by its owner only, and never as something else than it is.

Who may have the file is decided before, by the caller. Works with every Django storage that can open and seek.
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, Any

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header, http_date, parse_http_date_safe

from media.rules.byte_range import ByteRange, Unsatisfiable, parse_range

PIECE = 128 * 1024  # bytes


class FilePart:
    """Iterates over a part of an open file and closes it; Django calls close() when the client goes away."""

    def __init__(self, file: IO[bytes] | Any, part: ByteRange) -> None:
        self._file = file
        self._left = part.length
        file.seek(part.first)

    def __iter__(self) -> Iterator[bytes]:
        while self._left > 0:
            piece = self._file.read(min(PIECE, self._left))
            if not piece:
                break
            self._left -= len(piece)
            yield piece
        self.close()

    def close(self) -> None:
        self._file.close()


def stream(
    request: HttpRequest,
    storage_file: FieldFile,
    *,
    content_type: str,
    filename: str,
    inline: bool = True,
    max_age: int = 3600,
) -> HttpResponseBase:
    """The file, or the part that the Range header asks for. Raises Http404 when the storage has lost it.

    content_type: what the file is by its content, never what the uploader said. filename: for saving it; any text.
    max_age: seconds that the browser of this one person may keep it. Answers GET and HEAD; others get 405.
    """
    if request.method not in ("GET", "HEAD"):
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
    try:
        size = storage_file.size
    except (FileNotFoundError, ValueError):
        raise Http404 from None
    changed = _changed_at(storage_file)
    etag = _etag(storage_file.name or "", size, changed)
    headers = {"ETag": etag, "Accept-Ranges": "bytes"}
    if changed:
        headers["Last-Modified"] = http_date(changed.timestamp())
    if _is_known(request, etag):
        return _finish(HttpResponse(status=304, headers=headers), max_age)
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Content-Disposition"] = content_disposition_header(not inline, _plain(filename)) or "inline"
    try:
        part = parse_range(request.headers.get("Range", ""), size) if _may_range(request, etag, changed) else None
    except Unsatisfiable:
        headers["Content-Range"] = f"bytes */{size}"
        return _finish(HttpResponse(status=416, headers=headers, content_type=content_type), max_age)
    status = 206 if part else 200
    if part:
        headers["Content-Range"] = f"bytes {part.first}-{part.last}/{size}"
    part = part or ByteRange(0, size - 1)
    headers["Content-Length"] = str(part.length)
    if request.method == "HEAD":
        return _finish(HttpResponse(status=status, headers=headers, content_type=content_type), max_age)
    try:
        file = storage_file.storage.open(storage_file.name or "", "rb")
    except FileNotFoundError:
        raise Http404 from None
    body = FilePart(file, part)
    return _finish(StreamingHttpResponse(body, status=status, headers=headers, content_type=content_type), max_age)


def _finish(response: HttpResponseBase, max_age: int) -> HttpResponseBase:
    patch_cache_control(response, private=True, max_age=max_age)
    return response


def _changed_at(file: FieldFile) -> datetime | None:
    """When the storage last wrote it; not every storage knows."""
    try:
        moment = file.storage.get_modified_time(file.name or "")
    except (NotImplementedError, FileNotFoundError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _etag(name: str, size: int, changed: datetime | None) -> str:
    facts = f"{name}\n{size}\n{changed.timestamp() if changed else ''}"
    return f'"{hashlib.sha256(facts.encode()).hexdigest()[:32]}"'


def _is_known(request: HttpRequest, etag: str) -> bool:
    known = request.headers.get("If-None-Match", "")
    return known.strip() == "*" or etag in [each.strip().removeprefix("W/") for each in known.split(",")]


def _may_range(request: HttpRequest, etag: str, changed: datetime | None) -> bool:
    """If-Range: the part only when the file is still the one that the client has the beginning of."""
    condition = request.headers.get("If-Range", "").strip()
    if not condition:
        return True
    if condition.startswith(('"', "W/")):
        return condition == etag
    moment = parse_http_date_safe(condition)
    return bool(changed and moment is not None and int(changed.timestamp()) == moment)


def _plain(filename: str) -> str:
    """Without folders and control characters; a name is somebody's free text."""
    last = filename.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable()).strip(" .")[:150] or "bestand"
