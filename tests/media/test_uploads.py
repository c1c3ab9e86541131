"""Resumable uploads over the protocol: what comes in, what is refused, and who may see it."""

import base64
import hashlib
import random
import secrets

import pytest
from django.test import Client
from django.urls import reverse

from media.models import PrivateFile, UploadPart
from media.services.keep import finish
from media.storage import private_storage
from tests.factories import PersonFactory
from tests.media.files import PDF, BrokenBody, begin, head, names_in_storage, purpose, send, whole

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _proef():
    with purpose(max_bytes=50 * 1024**2):
        yield


@pytest.fixture
def person():
    return PersonFactory()


@pytest.fixture
def client(client_of, person) -> Client:
    return client_of(person)


def pdf_of(size: int) -> bytes:
    return PDF + secrets.token_bytes(size - len(PDF))


def test_a_file_comes_in_part_by_part_and_is_the_same_file(client, person):
    body = pdf_of(2_500_000)
    answer = begin(client, len(body))
    assert answer.status_code == 201
    assert answer.headers["Upload-Offset"] == "0"
    url, offset = answer.headers["Location"], 0
    while offset < len(body):
        patched = send(client, url, offset, body[offset : offset + 1_048_576])
        assert patched.status_code == 204
        offset = int(patched.headers["Upload-Offset"])
    file = PrivateFile.objects.get()
    assert file.state == "complete"
    assert (file.owner, file.content_type, file.size) == (person, "application/pdf", len(body))
    assert file.sha256 == hashlib.sha256(body).hexdigest()
    assert file.content.read() == body
    assert not UploadPart.objects.exists()
    assert names_in_storage() == [file.content.name]


def test_a_body_larger_than_what_django_keeps_in_memory_is_streamed(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    assert whole(client, pdf_of(3_000_000)).state == "complete"


@pytest.mark.parametrize("seed", range(8))
def test_cut_off_at_random_bytes_and_resumed(client, seed):
    """The connection breaks somewhere in the body: what came stays, and HEAD says where to go on."""
    chance, body = random.Random(seed), pdf_of(1_300_000)
    url = begin(client, len(body)).headers["Location"]
    offset, cuts = 0, 0
    while offset < len(body):
        cut = min(len(body), offset + chance.randint(1, 600_000))
        # The browser announced the rest of the file; the connection was gone at `cut`.
        broken = BrokenBody(body[offset:cut], silent=bool(seed % 2))
        answer = send(client, url, offset, b"", **{"wsgi.input": broken, "CONTENT_LENGTH": str(len(body) - offset)})
        assert answer.status_code == 204
        file = PrivateFile.objects.get()
        assert file.state == ("complete" if cut == len(body) else "receiving")
        assert bool(file.content) == (cut == len(body))
        offset, cuts = int(head(client, url).headers["Upload-Offset"]), cuts + 1
        assert offset == cut
    assert cuts > 1
    assert file.sha256 == hashlib.sha256(body).hexdigest()


def test_no_half_file_can_be_opened_by_anybody(client, client_of):
    url = begin(client, len(PDF)).headers["Location"]
    send(client, url, 0, PDF[:20])
    opened = f"{url}bestand/"
    assert client.get(opened).status_code == 404
    send(client, url, 20, PDF[20:])
    answer = client.get(opened)
    assert b"".join(answer.streaming_content) == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert client_of(PersonFactory()).get(opened).status_code == 404


def test_bytes_at_the_wrong_place_are_refused_with_the_right_place(client):
    url = begin(client, len(PDF)).headers["Location"]
    send(client, url, 0, PDF[:10])
    for wrong in (0, 5, 11):
        answer = send(client, url, wrong, PDF[wrong:])
        assert answer.status_code == 409
        assert answer.headers["Upload-Offset"] == "10"
    assert UploadPart.objects.count() == len(names_in_storage()) == 1


def test_a_wrong_checksum_keeps_nothing_of_the_part(client):
    url = begin(client, len(PDF)).headers["Location"]
    right = base64.b64encode(hashlib.sha256(PDF).digest()).decode()
    wrong = base64.b64encode(hashlib.sha256(b"anders").digest()).decode()
    assert send(client, url, 0, PDF, checksum=f"sha256 {wrong}").status_code == 460
    assert head(client, url).headers["Upload-Offset"] == "0"
    assert send(client, url, 0, PDF, checksum="md5 AAAA").status_code == 400
    assert send(client, url, 0, PDF, checksum=f"sha256 {right}").status_code == 204


def test_a_crash_between_the_bytes_and_the_row_leaves_an_upload_that_goes_on(client, monkeypatch):
    url = begin(client, len(PDF)).headers["Location"]
    send(client, url, 0, PDF[:10])

    def crash(**fields):
        raise RuntimeError("stroom weg")

    with monkeypatch.context() as broken:
        broken.setattr(UploadPart.objects, "create", crash)
        with pytest.raises(RuntimeError):
            send(client, url, 10, PDF[10:])
    assert head(client, url).headers["Upload-Offset"] == "10"
    assert send(client, url, 10, PDF[10:]).status_code == 204
    assert PrivateFile.objects.get().state == "complete"


def test_a_crash_at_the_end_is_finished_by_an_empty_part(client, monkeypatch):
    url = begin(client, len(PDF)).headers["Location"]
    with monkeypatch.context() as broken:
        broken.setattr("media.services.uploads.finish", lambda file: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            send(client, url, 0, PDF)
    assert PrivateFile.objects.get().state == "receiving"
    assert send(client, url, len(PDF), b"").status_code == 204
    assert PrivateFile.objects.get().state == "complete"


def test_a_part_that_the_storage_lost_is_asked_for_again(client):
    url = begin(client, len(PDF)).headers["Location"]
    send(client, url, 0, PDF[:10])
    send(client, url, 10, PDF[10:20])
    private_storage().delete(UploadPart.objects.get(start=10).content.name)
    answer = send(client, url, 20, PDF[20:])
    assert answer.headers["Upload-Offset"] == "10"
    assert send(client, url, 10, PDF[10:]).status_code == 204
    assert PrivateFile.objects.get().content.read() == PDF


def test_finishing_twice_is_finishing_once(client):
    file = whole(client, PDF)
    assert finish(file).content.name == file.content.name
    assert names_in_storage() == [file.content.name]


def test_an_upload_is_stopped_and_its_bytes_are_gone(client):
    url = begin(client, len(PDF)).headers["Location"]
    send(client, url, 0, PDF[:10])
    stop = {"headers": {"Tus-Resumable": "1.0.0"}}
    assert client.delete(url, **stop).status_code == 204
    assert head(client, url).status_code == 410
    assert client.delete(url, **stop).status_code == 410
    assert send(client, url, 10, PDF[10:]).status_code == 410
    assert names_in_storage() == []


def test_the_protocol_says_what_it_can(client):
    answer = client.options(reverse("lms_media:uploads"))
    assert answer.status_code == 204
    assert answer.headers["Tus-Extension"] == "creation,expiration,termination,checksum"
    assert client.post(reverse("lms_media:uploads")).status_code == 412
