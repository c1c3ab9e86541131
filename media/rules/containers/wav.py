"""WAV (RIFF): pieces with a name and a length."""

from typing import IO

from media.rules.containers.facts import AUDIO, Facts, NotPlayable, usable

_MOST_PIECES = 200


def matches(head: bytes) -> bool:
    """Whether a file that begins so is a WAV file."""
    return head[:4] == b"RIFF" and head[8:12] == b"WAVE"


def read(file: IO[bytes], size: int) -> Facts:
    """Facts about the file. Raises NotPlayable when it has no sound in it."""
    place, rate = 12, 0
    for _ in range(_MOST_PIECES):
        file.seek(place)
        header = file.read(8)
        if len(header) < 8:
            break
        length = int.from_bytes(header[4:], "little")
        if header[:4] == b"fmt ":
            rate = int.from_bytes(file.read(12)[8:12], "little")  # bytes per second
        elif header[:4] == b"data" and rate:
            return Facts("audio/wav", AUDIO, ".wav", usable(min(length, size - place - 8) / rate))
        place += 8 + length + length % 2
    raise NotPlayable("broken")
