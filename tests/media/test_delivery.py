"""Sending a file in pieces: the statuses and headers that players and Safari go by."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from unittest import mock

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, InMemoryStorage, Storage
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import Http404, HttpResponseBase
from django.test import RequestFactory

from media.delivery import PIECE, stream
from media.rules.byte_range import ByteRange

CONTENT = bytes(range(256)) * (PIECE // 256) + b"the last few bytes"


class Stored:
    """Looks like a FieldFile: a name in a storage."""

    def __init__(self, storage: Storage, name: str) -> None:
        self.storage, self.name = storage, name

    @property
    def size(self) -> int:
        return self.storage.size(self.name)


_sent: list[HttpResponseBase] = []


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    """Close every response as a server does, without the database that a real request has."""
    request_finished.disconnect(close_old_connections)
    yield
    while _sent:
        _sent.pop().close()
    request_finished.connect(close_old_connections)


@pytest.fixture(params=["disk", "memory"])
def file(request: pytest.FixtureRequest, tmp_path: Any) -> Stored:
    storage = FileSystemStorage(location=tmp_path) if request.param == "disk" else InMemoryStorage()
    return Stored(storage, storage.save("film.mp4", ContentFile(CONTENT)))


def send(file: Any, method: str = "GET", inline: bool = True, filename: str = "Film.mp4", **headers: str) -> Any:
    request = RequestFactory().generic(method, "/", headers=headers)
    _sent.append(stream(request, file, content_type="video/mp4", filename=filename, inline=inline))
    return _sent[-1]


def body(response: HttpResponseBase) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]


def test_the_whole_file(file: Stored):
    response = send(file)
    assert response.status_code == 200
    assert response["Content-Length"] == str(len(CONTENT))
    assert response["Accept-Ranges"] == "bytes"
    assert response["Content-Type"] == "video/mp4"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == 'inline; filename="Film.mp4"'
    assert "private" in response["Cache-Control"]
    assert body(response) == CONTENT


@pytest.mark.parametrize("part", [ByteRange(0, 1), ByteRange(5, PIECE + 3), ByteRange(PIECE - 1, len(CONTENT) - 1)])
def test_a_part(file: Stored, part: ByteRange):
    response = send(file, Range=f"bytes={part.first}-{part.last}")
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {part.first}-{part.last}/{len(CONTENT)}"
    assert response["Content-Length"] == str(part.length)
    assert body(response) == CONTENT[part.first : part.last + 1]


def test_behind_the_end(file: Stored):
    response = send(file, Range=f"bytes={len(CONTENT)}-")
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(CONTENT)}"


def test_more_parts_at_once_give_the_whole(file: Stored):
    response = send(file, Range="bytes=0-1,4-5")
    assert response.status_code == 200
    assert body(response) == CONTENT


def test_head_says_the_same_without_a_body(file: Stored):
    whole, part = send(file, "HEAD"), send(file, "HEAD", Range="bytes=0-1")
    assert (whole.status_code, whole["Content-Length"], body(whole)) == (200, str(len(CONTENT)), b"")
    assert (part.status_code, part["Content-Length"], body(part)) == (206, "2", b"")


def test_what_the_browser_has_is_not_sent_again(file: Stored):
    etag = send(file)["ETag"]
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        assert send(file, **{"If-None-Match": known}).status_code == 304
    assert send(file, **{"If-None-Match": '"other"'}).status_code == 200


def test_a_part_only_of_the_same_file(file: Stored):
    first = send(file)
    for same in (first["ETag"], first["Last-Modified"]):
        assert send(file, Range="bytes=4-5", **{"If-Range": same}).status_code == 206
    for other in ('"other"', f"W/{first['ETag']}", "Wed, 21 Oct 2015 07:28:00 GMT", "nonsense"):
        assert send(file, Range="bytes=4-5", **{"If-Range": other}).status_code == 200


def test_another_file_under_the_same_name_has_another_etag(file: Stored):
    before = send(file)["ETag"]
    file.storage.delete(file.name)
    file.name = file.storage.save("film.mp4", ContentFile(CONTENT[:-1]))
    assert send(file)["ETag"] != before


def test_a_hostile_name_breaks_no_header(file: Stored):
    disposition = send(file, inline=False, filename='..\\..\\a/b"\r\nX-Evil: 1\x00é.mp4')["Content-Disposition"]
    assert disposition == "attachment; filename*=utf-8''b%22X-Evil%3A%201%C3%A9.mp4"
    assert send(file, inline=False, filename="../..")["Content-Disposition"] == 'attachment; filename="bestand"'


def test_only_get_and_head(file: Stored):
    response = send(file, "POST")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_a_file_that_the_storage_lost_is_not_found(file: Stored):
    file.storage.delete(file.name)
    with pytest.raises(Http404):
        send(file)


def test_the_file_is_closed_when_the_client_goes_away():
    opened = mock.Mock(**{"read.return_value": b"abc"})
    storage = mock.Mock(**{"open.return_value": opened, "get_modified_time.side_effect": NotImplementedError})
    response = send(SimpleNamespace(storage=storage, name="film.mp4", size=1000))
    next(iter(response.streaming_content))
    assert not opened.close.called
    response.close()
    assert opened.close.called


def test_an_empty_file(tmp_path: Any):
    storage = FileSystemStorage(location=tmp_path)
    response = send(Stored(storage, storage.save("leeg.mp3", ContentFile(b""))))
    assert (response.status_code, response["Content-Length"], body(response)) == (200, "0", b"")
