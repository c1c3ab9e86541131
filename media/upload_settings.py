"""What a host may choose about uploads, in the LEERLIJN setting; read at use, never frozen at import."""

from collections.abc import Callable
from typing import IO, Any

from django.conf import settings
from django.utils.module_loading import import_string

Scanner = Callable[[IO[bytes], str], bool]
PART = 1_048_576  # bytes that are stored at a time: what a lost connection costs at most
_DEFAULTS: dict[str, Any] = {
    "UPLOAD_MAX_BYTES": 500 * 1024 * 1024,  # of one file, whatever its purpose allows
    "UPLOADS_OPEN": 20,  # files of one person that are on their way at the same moment
    "UPLOAD_HOURS": 24,  # after this an unfinished upload is thrown away
    "VIRUS_SCANNER": "",  # dotted path of scan(file, name) -> True when clean
}


def choice(name: str) -> Any:
    """The host's value for a setting of this file, or ours."""
    return getattr(settings, "LEERLIJN", {}).get(name, _DEFAULTS[name])


def virus_scanner() -> Scanner | None:
    """The callable of LEERLIJN["VIRUS_SCANNER"], or None. Raises ImportError for a wrong path."""
    path = choice("VIRUS_SCANNER")
    scanner: Scanner | None = import_string(path) if isinstance(path, str) and path else path or None
    return scanner
