"""Ogg with Opus or Vorbis: the last page says at which sample the recording ends."""

from typing import IO

from media.rules.containers.facts import AUDIO, Facts, NotPlayable, usable

_TAIL = 64 * 1024


def matches(head: bytes) -> bool:
    """Whether a file that begins so is an Ogg file."""
    return head.startswith(b"OggS")


def read(file: IO[bytes], size: int) -> Facts:
    """Facts about the file. Raises NotPlayable for what is neither Opus nor Vorbis, video too."""
    file.seek(0)
    head = file.read(4096)
    opus, vorbis = head.find(b"OpusHead"), head.find(b"\x01vorbis")
    if b"\x80theora" in head or opus < 0 > vorbis:
        raise NotPlayable("unknown")
    if opus >= 0:
        rate, skipped = 48_000, int.from_bytes(head[opus + 10 : opus + 12], "little")
    else:
        rate, skipped = int.from_bytes(head[vorbis + 12 : vorbis + 16], "little"), 0
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    last = tail.rfind(b"OggS")
    samples = int.from_bytes(tail[last + 6 : last + 14], "little") - skipped if last >= 0 else 0
    return Facts("audio/ogg", AUDIO, ".ogg", usable(samples / rate) if rate else None)
