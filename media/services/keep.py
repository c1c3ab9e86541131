"""From received bytes to a file that people may open: whole, checked, and visible in one moment or not at all."""

import datetime
import hashlib
import secrets
import tempfile
from contextlib import suppress
from typing import IO

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from lms.models import Person
from media.models import PrivateFile, UploadPart
from media.purposes import Limits, purpose_of
from media.refusals import Refused
from media.rules.archives import BadArchive, HasMacros, look_into
from media.rules.file_names import extension_of
from media.rules.file_types import HEAD, FileType, type_for
from media.storage import private_storage
from media.upload_settings import choice, virus_scanner

FILES_FOLDER = "uploads/files"
_IN_MEMORY = 8 * 1024 * 1024
_PIECE = 256 * 1024


def finish(file: PrivateFile) -> PrivateFile:
    """Put the parts together, check and show. Raises Refused when it is not kept.

    Safe to repeat and to run twice at once. A part that the storage lost (a crash, a full disk) takes the offset back
    to where that part began: the upload goes on from there.
    """
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as whole:
        parts = list(file.parts.order_by("start"))
        broken = _join(parts, whole, file.size)
        if broken is not None:
            return _go_back(file, broken)
        try:
            _keep(file, whole)
        except Refused as refused:
            changed = PrivateFile.objects.receiving().filter(pk=file.pk)
            changed.update(state=PrivateFile.State.REMOVED, refusal=refused.code)
            forget_parts(file)
            raise
    forget_parts(file)
    file.refresh_from_db()
    return file


def keep_whole(*, person: Person, purpose: str, target: str, name: str, upload: IO[bytes], size: int) -> PrivateFile:
    """A file that came in one go, with a form; name and size are checked already. Raises Refused."""
    expires = timezone.now() + datetime.timedelta(hours=choice("UPLOAD_HOURS"))
    file = PrivateFile.objects.create(
        owner=person, purpose=purpose, target=target, name=name, size=size, offset=size, expires_at=expires
    )
    try:
        _keep(file, upload)
    except Refused as refused:
        PrivateFile.objects.filter(pk=file.pk).update(state=PrivateFile.State.REMOVED, refusal=refused.code)
        raise
    file.refresh_from_db()
    return file


def remove(file: PrivateFile) -> None:
    """Take the contents of a file away; the row stays, so that what refers to it can say that it is gone."""
    name = file.content.name
    PrivateFile.objects.filter(pk=file.pk).update(state=PrivateFile.State.REMOVED, content="")
    forget_parts(file)
    if name:
        private_storage().delete(name)


def forget_parts(file: PrivateFile) -> None:
    """Rows first: bytes without a row are harmless, and housekeeping finds them."""
    names = list(file.parts.values_list("content", flat=True))
    file.parts.all().delete()
    _delete(names)
    if names:
        # The folder, where the storage has folders; another request may just have put something in it.
        with suppress(OSError, NotImplementedError):
            private_storage().delete(names[0].rpartition("/")[0])


def check_content(whole: IO[bytes], name: str, limits: Limits) -> FileType:
    """The type that name and content agree on. Raises Refused."""
    extension = extension_of(name)
    kind = type_for(extension, limits.groups)
    if kind is None:
        raise Refused("type")
    whole.seek(0)
    if not kind.looks_right(whole.read(HEAD)):
        raise Refused("content")
    if kind.archive:
        whole.seek(0)
        try:
            look_into(whole, extension)
        except HasMacros:
            raise Refused("macros") from None
        except BadArchive:
            raise Refused("archive") from None
    return kind


def _keep(file: PrivateFile, whole: IO[bytes]) -> None:
    purpose = purpose_of(file.purpose)
    limits = purpose.limits(file.owner, file.target) if purpose else None
    if purpose is None or limits is None:
        raise Refused("closed")
    kind = check_content(whole, file.name, limits)
    scanned = _scan(whole, file.name)
    digest, size = _digest(whole)
    if size != file.size:
        raise Refused("content")
    storage = private_storage()
    folder = f"{FILES_FOLDER}/{str(file.uuid)[:2]}"
    whole.seek(0)
    name = storage.save(f"{folder}/{file.uuid}-{secrets.token_hex(8)}", File(whole))
    now, won = timezone.now(), False
    keep_for = purpose.retention_days
    try:
        with transaction.atomic():
            won = bool(
                PrivateFile.objects.receiving()
                .filter(pk=file.pk, offset=size)
                .update(
                    state=PrivateFile.State.COMPLETE,
                    content=name,
                    sha256=digest,
                    content_type=kind.content_type,
                    completed_at=now,
                    scanned_at=now if scanned else None,
                    retain_until=now.date() + datetime.timedelta(days=keep_for) if keep_for else None,
                )
            )
            if won:
                file.refresh_from_db()
                purpose.on_complete(file)
    except BaseException:
        won = False
        raise
    finally:
        if not won:
            storage.delete(name)


def _scan(whole: IO[bytes], name: str) -> bool:
    """True when a scanner found it clean, False when there is none. An error of the scanner goes on: try again."""
    scanner = virus_scanner()
    if scanner is None:
        return False
    whole.seek(0)
    if not scanner(whole, name):
        raise Refused("virus")
    return True


def _digest(whole: IO[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    whole.seek(0)
    while piece := whole.read(_PIECE):
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size


def _join(parts: list[UploadPart], whole: IO[bytes], size: int) -> int | None:
    """Write the parts one after the other; the place of the first that is missing or short, or None."""
    place = 0
    for part in parts:
        if part.start != place:
            return place
        try:
            with part.content.open("rb") as stored:
                length = 0
                while piece := stored.read(_PIECE):
                    length += len(piece)
                    whole.write(piece)
        except FileNotFoundError:
            return place
        if length != part.length:
            return place
        place += length
    return None if place == size else place


def _go_back(file: PrivateFile, place: int) -> PrivateFile:
    with transaction.atomic():
        again = PrivateFile.objects.receiving().filter(pk=file.pk, offset=file.size)
        if again.update(offset=place):
            lost = file.parts.filter(start__gte=place)
            names = list(lost.values_list("content", flat=True))
            lost.delete()
            transaction.on_commit(lambda: _delete(names), robust=True)
    file.refresh_from_db()
    return file


def _delete(names: list[str]) -> None:
    for name in names:
        private_storage().delete(name)
