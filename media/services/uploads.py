"""Receiving a file in parts: begin, append where it stopped, stop.

The row says how many bytes are safely in (`offset`). A part is stored first, under a name of its own; then one
statement moves the offset on, if it still is where the part begins. So of two at the same place exactly one wins,
and a crash in between leaves bytes without a row (housekeeping takes them) and an upload that goes on where it was.
"""

import datetime
import secrets
from collections.abc import Iterator
from typing import IO

from django.core.files.base import ContentFile
from django.db import transaction
from django.http import UnreadablePostError
from django.utils import timezone

from lms.models import Person
from media.models import PrivateFile, UploadPart
from media.purposes import Limits, purpose_of
from media.refusals import Refused
from media.rules.file_names import clean_name, extension_of
from media.rules.file_types import type_for
from media.services.keep import finish, forget_parts
from media.storage import private_storage
from media.upload_settings import PART, choice

PARTS_FOLDER = "uploads/parts"
MOST_PARTS = 5_000  # somebody who sends single bytes does not fill our storage with names


class WrongOffset(ValueError):
    """The bytes do not begin where the file ends so far, or another request was first. offset: where it ends."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class NotReceiving(LookupError):
    """The upload is complete, stopped, refused or too old."""


def limits_for(*, person: Person, purpose: str, target: str) -> Limits:
    """What this person may send now, within what the host allows. Raises Refused('closed')."""
    known = purpose_of(purpose)
    limits = known.limits(person, target) if known else None
    if limits is None:
        raise Refused("closed")
    return Limits(limits.groups, min(limits.max_bytes, choice("UPLOAD_MAX_BYTES")), limits.max_files)


def check_announced(*, limits: Limits, name: str, size: int) -> None:
    """Refuse by name and size alone, before anything is sent. Raises Refused."""
    if type_for(extension_of(name), limits.groups) is None:
        raise Refused("type")
    if size <= 0:
        raise Refused("empty")
    if size > limits.max_bytes:
        raise Refused("too_big")


@transaction.atomic
def begin_upload(*, person: Person, purpose: str, target: str, name: str, size: int) -> PrivateFile:
    """Make room for a file of so many bytes. Raises Refused."""
    limits = limits_for(person=person, purpose=purpose, target=target)
    name = clean_name(name)
    check_announced(limits=limits, name=name, size=size)
    now = timezone.now()
    # One at a time per person, so that two tabs cannot both take the last place.
    Person.objects.select_for_update().get(pk=person.pk)
    if PrivateFile.objects.receiving().filter(owner=person, expires_at__gt=now).count() >= choice("UPLOADS_OPEN"):
        raise Refused("too_many_open")
    expires = now + datetime.timedelta(hours=choice("UPLOAD_HOURS"))
    return PrivateFile.objects.create(
        owner=person, purpose=purpose, target=target, name=name, size=size, expires_at=expires
    )


def append(*, file: PrivateFile, offset: int, body: IO[bytes]) -> PrivateFile:
    """Add what the body brings, from `offset` on; the last byte makes the file complete, or refused.

    A body that breaks off is no error: what came stays. Raises WrongOffset, NotReceiving and Refused (checked and not
    kept). Nothing that the body holds beyond the announced size is read.
    """
    _check_open(file)
    if file.offset != offset:
        raise WrongOffset(file.offset)
    if file.offset and file.parts.count() >= MOST_PARTS:
        stop(file=file)
        raise Refused("too_big")
    for piece in _pieces(body, file.size - offset):
        _add(file, offset, piece)
        offset += len(piece)
    file.offset = offset
    return finish(file) if offset == file.size else file


def stop(*, file: PrivateFile, refusal: str = "") -> bool:
    """Throw an unfinished upload away; False when it was not (or no longer) on its way."""
    changed = PrivateFile.objects.receiving().filter(pk=file.pk)
    stopped = bool(changed.update(state=PrivateFile.State.REMOVED, refusal=refusal))
    if stopped:
        forget_parts(file)
    return stopped


def _check_open(file: PrivateFile) -> None:
    if file.state != PrivateFile.State.RECEIVING or file.expires_at <= timezone.now():
        raise NotReceiving


def _pieces(body: IO[bytes], left: int) -> Iterator[bytes]:
    """The body in pieces of at most PART bytes, until it ends or breaks off."""
    while left > 0:
        piece, whole = _read(body, min(PART, left))
        if piece:
            left -= len(piece)
            yield piece
        if not whole:
            return


def _read(body: IO[bytes], size: int) -> tuple[bytes, bool]:
    """Up to `size` bytes, and whether there were so many."""
    found = bytearray()
    while len(found) < size:
        try:
            some = body.read(min(65_536, size - len(found)))
        except (UnreadablePostError, OSError):
            some = b""
        if not some:
            return bytes(found), False
        found += some
    return bytes(found), True


def _add(file: PrivateFile, start: int, piece: bytes) -> None:
    storage = private_storage()
    name = storage.save(f"{PARTS_FOLDER}/{file.uuid}/{start}-{secrets.token_hex(8)}", ContentFile(piece))
    won = False
    try:
        with transaction.atomic():
            here = PrivateFile.objects.receiving().filter(pk=file.pk, offset=start)
            won = bool(here.update(offset=start + len(piece)))
            if won:
                UploadPart.objects.create(file=file, start=start, length=len(piece), content=name)
    finally:
        if not won:
            storage.delete(name)
    if not won:
        file.refresh_from_db()
        _check_open(file)
        raise WrongOffset(file.offset)
