"""WebM (EBML): elements with a number and a length of variable width. Only the head of the file is read."""

from collections.abc import Iterator
from struct import unpack
from typing import IO

from media.rules.containers.facts import AUDIO, VIDEO, Facts, NotPlayable, usable

_HEAD = 256 * 1024
_EBML, _DOCTYPE, _SEGMENT, _INFO, _SCALE, _DURATION = 0x1A45DFA3, 0x4282, 0x18538067, 0x1549A966, 0x2AD7B1, 0x4489
_TRACKS, _TRACK, _TYPE = 0x1654AE6B, 0xAE, 0x83
_IS_VIDEO, _IS_AUDIO = 1, 2


def matches(head: bytes) -> bool:
    """Whether a file that begins so is EBML: WebM, or Matroska which browsers do not play."""
    return head.startswith(_EBML.to_bytes(4))


def read(file: IO[bytes], size: int) -> Facts:
    """Facts about the file. Raises NotPlayable for Matroska and for files without a track."""
    file.seek(0)
    data = file.read(_HEAD)
    top = list(_elements(data, 0, len(data)))
    doctype = next(
        (data[a:b] for key, begin, end in top if key == _EBML for a, b in _find(data, begin, end, _DOCTYPE)), b""
    )
    if doctype.rstrip(b"\0") != b"webm":
        raise NotPlayable("matroska")
    seconds, kinds = None, set()
    for key, begin, end in top:
        if key != _SEGMENT:
            continue
        for inner, first, last in _elements(data, begin, end):
            if inner == _INFO:
                seconds = _seconds(data, first, last)
            elif inner == _TRACKS:
                tracks = _find(data, first, last, _TRACK)
                kinds |= {int.from_bytes(data[a:b]) for track in tracks for a, b in _find(data, *track, _TYPE)}
    if _IS_VIDEO in kinds:
        return Facts("video/webm", VIDEO, ".webm", seconds)
    if _IS_AUDIO in kinds:
        return Facts("audio/webm", AUDIO, ".weba", seconds)
    raise NotPlayable("broken")


def _elements(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Number, first byte and end of each element; one of unknown length runs to the end."""
    while start < end:
        number, start = _number(data, start, keep_marker=True)
        length, start = _number(data, start)
        stop = end if length is None else min(start + length, end)
        yield number or 0, start, stop
        start = stop


def _find(data: bytes, start: int, end: int, wanted: int) -> list[tuple[int, int]]:
    return [(first, last) for key, first, last in _elements(data, start, end) if key == wanted]


def _number(data: bytes, at: int, keep_marker: bool = False) -> tuple[int | None, int]:
    """A number of variable width, and the place after it; None when all its bits are set: length unknown."""
    width = 9 - data[at].bit_length()
    if not 1 <= width <= 8:
        raise ValueError("no EBML number")
    raw = int.from_bytes(data[at : at + width])
    if keep_marker:
        return raw, at + width
    value = raw & ((1 << 7 * width) - 1)
    return (None if value == (1 << 7 * width) - 1 else value), at + width


def _seconds(data: bytes, start: int, end: int) -> float | None:
    scale, length = 1_000_000, None
    for key, first, last in _elements(data, start, end):
        if key == _SCALE:
            scale = int.from_bytes(data[first:last])
        elif key == _DURATION and last - first in (4, 8):
            length = unpack(">f" if last - first == 4 else ">d", data[first:last])[0]
    return usable(length * scale / 1e9) if length is not None else None
