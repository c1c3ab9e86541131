"""What kind of recording a file is, by what is in it: a name or a claim of the browser says nothing."""

from typing import IO

from media.rules.containers import mp3, mp4, ogg, wav, webm
from media.rules.containers.facts import AUDIO, VIDEO, Facts, NotPlayable

__all__ = ["AUDIO", "VIDEO", "Facts", "NotPlayable", "inspect"]


def inspect(file: IO[bytes], size: int) -> Facts:
    """Type, kind and duration of a recording of `size` bytes. Raises NotPlayable when no browser would play it.

    Reads a few kilobytes here and there; leaves the file at its beginning.
    """
    file.seek(0)
    head = file.read(4096)
    try:
        for container in (mp4, webm, wav, ogg, mp3):
            if container.matches(head):
                return container.read(file, size)
    except (IndexError, ValueError, OverflowError):
        raise NotPlayable("broken") from None
    finally:
        file.seek(0)
    raise NotPlayable("unknown")
