"""MP4 and M4A (ISO 14496-12): boxes in boxes, each with its length and a name of four letters."""

from collections.abc import Iterator
from typing import IO

from media.rules.containers.facts import AUDIO, VIDEO, Facts, NotPlayable, usable

_QUICKTIME = b"qt  "
_PICTURES = (b"heic", b"heix", b"mif1", b"avif", b"avis", b"crx ")
_MOST_BOXES = 2000


def matches(head: bytes) -> bool:
    """Whether a file that begins so is one of ours; also for the pictures that share the format."""
    return head[4:8] == b"ftyp"


def read(file: IO[bytes], size: int) -> Facts:
    """Facts about the file. Raises NotPlayable for QuickTime, pictures and files without a track."""
    file.seek(8)
    brand = file.read(4)
    if brand == _QUICKTIME:
        raise NotPlayable("quicktime")
    if brand in _PICTURES:
        raise NotPlayable("unknown")
    seconds, handlers = None, set()
    for name, start, end in _boxes(file, 0, size):
        if name != b"moov":
            continue
        for inner, first, last in _boxes(file, start, end):
            if inner == b"mvhd":
                seconds = _duration(file, first)
            elif inner == b"trak":
                handlers.add(_handler(file, first, last))
        break
    if b"vide" in handlers:
        return Facts("video/mp4", VIDEO, ".mp4", seconds)
    if b"soun" in handlers:
        return Facts("audio/mp4", AUDIO, ".m4a", seconds)
    raise NotPlayable("broken")


def _boxes(file: IO[bytes], start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, first byte of the content and end of each box between two places."""
    for _ in range(_MOST_BOXES):
        if start + 8 > end:
            return
        file.seek(start)
        header = file.read(16)
        length, name, content = int.from_bytes(header[:4]), header[4:8], start + 8
        if length == 1:
            length, content = int.from_bytes(header[8:16]), start + 16
        elif length == 0:
            length = end - start
        if length < content - start:
            raise NotPlayable("broken")
        yield name, content, min(start + length, end)
        start += length


def _duration(file: IO[bytes], start: int) -> float | None:
    file.seek(start)
    data = file.read(32)
    at, width = (20, 8) if data[0] == 1 else (12, 4)
    scale, length = int.from_bytes(data[at : at + 4]), int.from_bytes(data[at + 4 : at + 4 + width])
    return usable(length / scale) if scale else None


def _handler(file: IO[bytes], start: int, end: int) -> bytes:
    """'vide' or 'soun' of a track."""
    for name, first, last in _boxes(file, start, end):
        if name != b"mdia":
            continue
        for inner, place, _ in _boxes(file, first, last):
            if inner == b"hdlr":
                file.seek(place + 8)
                return file.read(4)
    return b""
