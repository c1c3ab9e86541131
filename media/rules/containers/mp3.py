"""MP3 (MPEG 1 and 2, layer 3): frames after an optional ID3 tag; a Xing or Info header counts them."""

from typing import IO

from media.rules.containers.facts import AUDIO, Facts, NotPlayable, usable

_HEAD = 64 * 1024
_BITRATES = {  # kbit/s
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


def matches(head: bytes) -> bool:
    """Whether a file that begins so may be an MP3 file."""
    return head.startswith(b"ID3") or (len(head) > 4 and _frame(head, 0) is not None)


def read(file: IO[bytes], size: int) -> Facts:
    """Facts about the file. Raises NotPlayable when no two frames follow each other."""
    file.seek(0)
    head = file.read(10)
    begin = 0
    if head.startswith(b"ID3"):
        begin = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
    file.seek(begin)
    data = file.read(_HEAD)
    at = next((place for place in range(min(len(data) - 4, 8192)) if _follows(data, place)), None)
    if at is None:
        raise NotPlayable("broken")
    return Facts("audio/mpeg", AUDIO, ".mp3", usable(_seconds(data, at, size - begin - at)))


def _frame(data: bytes, at: int) -> tuple[int, int, int, int] | None:
    """Length in bytes, samples, samples per second and bits per second of the frame at a place."""
    if len(data) < at + 4 or data[at] != 0xFF or data[at + 1] & 0xE6 != 0xE2:
        return None
    version, bitrate, rate = data[at + 1] >> 3 & 3, data[at + 2] >> 4, data[at + 2] >> 2 & 3
    if version == 1 or bitrate in (0, 15) or rate == 3:
        return None
    first = version == 3
    bits, per_second = _BITRATES[1 if first else 2][bitrate] * 1000, _RATES[version][rate]
    samples = 1152 if first else 576
    return samples // 8 * bits // per_second + (data[at + 2] >> 1 & 1), samples, per_second, bits


def _follows(data: bytes, at: int) -> bool:
    """Whether a frame stands here and another one right behind it, or the end of the file."""
    frame = _frame(data, at)
    return frame is not None and (at + frame[0] == len(data) or _frame(data, at + frame[0]) is not None)


def _seconds(data: bytes, at: int, size: int) -> float:
    frame = _frame(data, at)
    if frame is None:
        return 0
    length, samples, rate, bits = frame
    for mark in (b"Xing", b"Info"):
        place = data.find(mark, at, at + length)
        if place >= 0 and data[place + 7] & 1:
            return int.from_bytes(data[place + 8 : place + 12]) * samples / rate
    return size * 8 / bits
