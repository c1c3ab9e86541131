"""The Range header of RFC 9110: which bytes somebody asks for. Safari plays nothing without them."""

import re
from dataclasses import dataclass

# Eighteen digits are more than any file has, and keep a hostile number short.
_ONE = re.compile(r"bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.IGNORECASE)


class Unsatisfiable(ValueError):
    """The range lies behind the end of the file: the answer is 416."""


@dataclass(frozen=True)
class ByteRange:
    """From byte `first` up to and including byte `last`, counted from 0."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def parse_range(header: str, size: int) -> ByteRange | None:
    """The part of a file of `size` bytes; None: send all of it. Raises Unsatisfiable.

    A header that is wrong, has another unit or asks for several parts is ignored, as the RFC allows.
    """
    found = _ONE.fullmatch(header.strip())
    if found is None:
        return None
    first, last = found.groups()
    if not first:
        return _suffix(last, size)
    start, end = int(first), int(last) if last else size - 1
    if last and end < start:
        return None
    if start >= size:
        raise Unsatisfiable
    return ByteRange(start, min(end, size - 1))


def _suffix(length: str, size: int) -> ByteRange | None:
    """'-500': the last 500 bytes."""
    if not length:
        return None
    if not size or not int(length):
        raise Unsatisfiable
    return ByteRange(max(0, size - int(length)), size - 1)
