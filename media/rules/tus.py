"""Headers of tus 1.0, the open protocol for resumable uploads (https://tus.io/protocols/resumable-upload)."""

import base64
import binascii
import hashlib
import hmac

VERSION = "1.0.0"
EXTENSIONS = "creation,expiration,termination,checksum"
BODY_TYPE = "application/offset+octet-stream"
ALGORITHMS = ("sha1", "sha256")  # the standard asks for sha1
CHECKSUM_MISMATCH = 460  # status of the standard


class BadHeader(ValueError):
    """A header that is missing or makes no sense; the text says which."""


def number(name: str, value: str | None) -> int:
    """A header with a whole number of bytes. Raises BadHeader."""
    if value is None or not value.isascii() or not value.isdecimal() or len(value) > 18:
        raise BadHeader(f"{name} must be a whole number")
    return int(value)


def metadata(value: str) -> dict[str, str]:
    """Upload-Metadata: 'name base64,name base64'. Raises BadHeader."""
    found: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in value.split(","))):
        name, _, encoded = pair.partition(" ")
        try:
            found[name] = base64.b64decode(encoded.strip(), validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            raise BadHeader("Upload-Metadata must be base64 of UTF-8") from None
    return found


def checksum(value: str) -> tuple[str, bytes]:
    """Upload-Checksum: 'sha256 base64'. Raises BadHeader, also for an algorithm that we do not know."""
    algorithm, _, encoded = value.partition(" ")
    if algorithm not in ALGORITHMS:
        raise BadHeader(f"Upload-Checksum must begin with one of {', '.join(ALGORITHMS)}")
    try:
        return algorithm, base64.b64decode(encoded, validate=True)
    except binascii.Error:
        raise BadHeader("Upload-Checksum must be base64") from None


def agrees(announced: tuple[str, bytes], body: bytes) -> bool:
    """Whether the body has the announced checksum."""
    algorithm, expected = announced
    return hmac.compare_digest(hashlib.new(algorithm, body, usedforsecurity=False).digest(), expected)
