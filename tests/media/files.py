"""Small real files for tests, and a client that speaks tus."""

import base64
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from media import purposes
from media.models import PrivateFile
from media.purposes import Limits, Purpose, purpose_of, register_purpose
from media.rules.file_types import GROUPS
from media.services.keep import FILES_FOLDER
from media.services.uploads import PARTS_FOLDER
from media.storage import private_storage

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + bytes(17)
MP3 = b"ID3\x04\0\0\0\0\0\0" + b"\xff\xfb\x90\x64" + bytes(413)
WAV = b"RIFF$\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data\0\0\0\0"
MP4 = b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41" + bytes(64)
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\x82\x84webm" + bytes(64)
JPG = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(32)
WEBP = b"RIFF\x24\0\0\0WEBPVP8 " + bytes(32)
OGG = b"OggS\0\x02" + bytes(40)
M4A = b"\0\0\0\x1cftypM4A \0\0\0\0M4A mp42isom" + bytes(40)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><html><body><script>alert(1)</script></body></html>"
_CONTENT_TYPES = b'<?xml version="1.0"?><Types><Override ContentType="application/xml"/></Types>'


def office(main: str = "word/document.xml", **members: bytes) -> bytes:
    """A zip with what an Office file must have; members: more of them, '__' in the name is '/'."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _CONTENT_TYPES)
        archive.writestr(main, b"<w:document/>")
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return packed.getvalue()


def odt(marker: bytes = b"application/vnd.oasis.opendocument.text") -> bytes:
    """An OpenDocument text."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", marker)
        archive.writestr("content.xml", b"<office:document-content/>")
    return packed.getvalue()


@contextmanager
def purpose(name: str = "proef", *, max_bytes: int = 50_000_000, **fields: Any) -> Iterator[Purpose]:
    """A purpose that lets everybody send everything, for as long as the block lasts."""
    fields.setdefault("limits", lambda person, target: Limits(frozenset(GROUPS), max_bytes, 5))
    before, made = purpose_of(name), Purpose(name, **fields)
    register_purpose(made)
    try:
        yield made
    finally:
        register_purpose(before) if before else purposes._purposes.pop(name)


def begin(client: Client, size: int, *, name: str = "verslag.pdf", purpose: str = "proef", target: str = "") -> Any:
    """POST: the answer to a new upload."""
    about = {"filename": name, "purpose": purpose, "target": target}
    metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in about.items())
    headers = {"Tus-Resumable": "1.0.0", "Upload-Length": str(size), "Upload-Metadata": metadata}
    return client.post(reverse("lms_media:uploads"), headers=headers, content_type="application/octet-stream")


def send(client: Client, url: str, offset: int, body: bytes, checksum: str = "", **environ: Any) -> HttpResponse:
    """PATCH: bytes from this offset on. environ: of WSGI, over what the client makes itself."""
    headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": str(offset)}
    if checksum:
        headers["Upload-Checksum"] = checksum
    environ.setdefault("CONTENT_TYPE", "application/offset+octet-stream")
    return client.patch(url, body, headers=headers, **environ)


class BrokenBody:
    """A connection that is gone after these bytes: some servers say so, others just give nothing more."""

    def __init__(self, there: bytes, *, silent: bool) -> None:
        self._there, self._silent = io.BytesIO(there), silent

    def read(self, size: int = -1) -> bytes:
        """What is left, then nothing or an error."""
        found = self._there.read(size)
        if not found and not self._silent:
            raise ConnectionResetError
        return found

    readline = read


def head(client: Client, url: str) -> Any:
    """HEAD: how far it is."""
    return client.head(url, headers={"Tus-Resumable": "1.0.0"})


def names_in_storage() -> list[str]:
    """All names of ours in the private storage."""
    storage, found = private_storage(), []
    for folder in (FILES_FOLDER, PARTS_FOLDER):
        try:
            inner = storage.listdir(folder)[0]
        except FileNotFoundError:
            continue
        found += [f"{folder}/{each}/{name}" for each in inner for name in storage.listdir(f"{folder}/{each}")[1]]
    return found


def whole(client: Client, body: bytes, **about: Any) -> PrivateFile:
    """Begin and send in one go; the row as it became."""
    url = begin(client, len(body), **about).headers["Location"]
    send(client, url, 0, body)
    return PrivateFile.objects.get(uuid=url.rstrip("/").rsplit("/", 1)[1])
