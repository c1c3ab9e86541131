"""Where files live that only some people may have: never under MEDIA_ROOT, which a web server hands to everybody."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages

ALIAS = "private"


class PrivateStorage(Storage):
    """Whatever is the private storage now. A field keeps its storage for ever, and settings change in tests."""

    def __getattribute__(self, name: str) -> Any:
        return getattr(current_storage(), name)


def private_storage() -> Storage:
    """The storage of every private file."""
    return PrivateStorage()


def current_storage() -> Storage:
    """STORAGES["private"] of the host; without it a directory beside MEDIA_ROOT (media.checks looks at it)."""
    if ALIAS in settings.STORAGES:
        return storages[ALIAS]
    return FileSystemStorage(location=beside_media_root())


def beside_media_root() -> Path:
    """The directory that is used when the host names no storage."""
    root = Path(settings.MEDIA_ROOT or "media").resolve()
    return root.with_name(f"{root.name}-private")
