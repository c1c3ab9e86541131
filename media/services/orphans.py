"""Throwing away what nobody needs any more: unfinished uploads, bytes without a row, files that are due or unused."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.files.storage import Storage
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.utils import timezone

from media.models import PrivateFile, UploadPart
from media.services.keep import FILES_FOLDER, remove
from media.services.uploads import PARTS_FOLDER, stop
from media.storage import private_storage
from media.upload_settings import choice


@dataclass
class Orphans:
    """What was (or with dry_run: would be) removed: keys of files, and names in the storage."""

    unfinished: list[str] = field(default_factory=list)
    due: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.unfinished) + len(self.due) + len(self.unused) + len(self.loose)


def remove_orphans(*, dry_run: bool = False, now: datetime.datetime | None = None) -> Orphans:
    """Clean up once. May run twice at the same moment, and beside uploads that are going on."""
    now = now or timezone.now()
    grace = now - datetime.timedelta(hours=choice("UPLOAD_HOURS"))
    done = Orphans()
    for file in PrivateFile.objects.receiving().filter(expires_at__lte=now).iterator():
        done.unfinished.append(str(file.uuid))
        if not dry_run:
            stop(file=file, refusal="expired")
    for file in PrivateFile.objects.complete().filter(retain_until__lte=timezone.localdate(now)).iterator():
        done.due.append(str(file.uuid))
        if not dry_run:
            remove(file)
    unused = unreferenced(PrivateFile.objects.complete().filter(completed_at__lt=grace))
    for file in unused.exclude(uuid__in=done.due).iterator():
        done.unused.append(str(file.uuid))
        if not dry_run:
            remove(file)
    done.loose = sorted(_loose(grace))
    if not dry_run:
        for name in done.loose:
            private_storage().delete(name)
    return done


def unreferenced(files: QuerySet[PrivateFile]) -> QuerySet[PrivateFile]:
    """Files that no row of any room points to, also by a key without a name for the way back ('+')."""
    for relation in PrivateFile._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.related_model is UploadPart:
            continue
        rows = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
        files = files.exclude(Exists(rows))
    return files


def _loose(before: datetime.datetime) -> Iterator[str]:
    """Names in our folders that no row knows and that are too old to be on their way."""
    storage = private_storage()
    for folder, known in (
        (FILES_FOLDER, lambda names: PrivateFile.objects.complete().filter(content__in=names)),
        (PARTS_FOLDER, lambda names: UploadPart.objects.filter(content__in=names)),
    ):
        for inner in _listing(storage, folder)[0]:
            names = [f"{folder}/{inner}/{name}" for name in _listing(storage, f"{folder}/{inner}")[1]]
            in_use = set(known(names).values_list("content", flat=True))
            for name in names:
                if name not in in_use and storage.get_modified_time(name) < before:
                    yield name


def _listing(storage: Storage, folder: str) -> tuple[list[str], list[str]]:
    try:
        return storage.listdir(folder)
    except FileNotFoundError:
        return [], []
