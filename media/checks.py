"""`manage.py check`: a private file under MEDIA_ROOT is a public file."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.files.storage import FileSystemStorage

from media.storage import current_storage


@register()
def private_files_are_private(**kwargs: Any) -> list[CheckMessage]:
    """Error lms_media.E001 when the private storage lies where the web server hands files to everybody."""
    storage = current_storage()
    if not isinstance(storage, FileSystemStorage) or not settings.MEDIA_ROOT:
        return []
    place, public = Path(storage.location).resolve(), Path(settings.MEDIA_ROOT).resolve()
    if place == public or public in place.parents:
        return [
            Error(
                f"Private files would be kept in {place}, inside MEDIA_ROOT.",
                hint='Give STORAGES["private"] a location outside MEDIA_ROOT.',
                id="lms_media.E001",
            )
        ]
    return []
