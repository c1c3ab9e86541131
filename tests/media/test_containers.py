"""A recording is known by its content: right and wrong files, and files that were made to be difficult."""

import io
import struct

import pytest

from media.rules.containers import AUDIO, VIDEO, NotPlayable, inspect
from tests.content_video import box, mp4, wav


def element(number: int, content: bytes) -> bytes:
    """An element of a WebM file."""
    return number.to_bytes((number.bit_length() + 7) // 8) + (len(content) | 1 << 56).to_bytes(8) + content


def webm(*, doctype: bytes = b"webm", kinds: tuple[int, ...] = (1, 2), seconds: float | None = 12.5) -> bytes:
    info = element(0x2AD7B1, (1_000_000).to_bytes(3))
    if seconds is not None:
        info += element(0x4489, struct.pack(">d", seconds * 1000))
    tracks = b"".join(element(0xAE, element(0x83, bytes([kind]))) for kind in kinds)
    segment = element(0x1549A966, info) + element(0x1654AE6B, tracks)
    # A segment of unknown length, as MediaRecorder writes it.
    return element(0x1A45DFA3, element(0x4282, doctype)) + b"\x18\x53\x80\x67\x01" + b"\xff" * 7 + segment


def mp3(frames: int = 100, *, tag: bool = True) -> bytes:
    frame = b"\xff\xfb\x90\x00" + bytes(413)  # 128 kbit/s at 44,100 Hz
    return (b"ID3\x04\x00\x00\x00\x00\x00\x0a" + bytes(10) if tag else b"") + frame * frames


def ogg(codec: bytes = b"OpusHead\x01\x02" + (312).to_bytes(2, "little"), *, samples: int = 48_000 * 4 + 312) -> bytes:
    page = b"OggS\x00\x02" + bytes(20) + b"\x01\x13" + codec + bytes(30)
    return page + b"OggS\x00\x04" + struct.pack("<q", samples) + bytes(14)


RIGHT = {
    "mp4": (mp4(61.5), VIDEO, "video/mp4", ".mp4", 61.5),
    "mp4 with only sound": (mp4(9, handlers=(b"soun",)), AUDIO, "audio/mp4", ".m4a", 9),
    "webm": (webm(), VIDEO, "video/webm", ".webm", 12.5),
    "webm with only sound": (webm(kinds=(2,)), AUDIO, "audio/webm", ".weba", 12.5),
    "webm of a recorder": (webm(seconds=None), VIDEO, "video/webm", ".webm", None),
    "wav": (wav(1.5), AUDIO, "audio/wav", ".wav", 1.5),
    "mp3": (mp3(), AUDIO, "audio/mpeg", ".mp3", 2.6),
    "mp3 without a tag": (mp3(tag=False), AUDIO, "audio/mpeg", ".mp3", 2.6),
    "opus": (ogg(), AUDIO, "audio/ogg", ".ogg", 4.0),
}

WRONG = {
    "nothing": (b"", "unknown"),
    "html": (b"<html><script>alert(1)</script>" * 50, "unknown"),
    "a program": (b"MZ" + bytes(4000), "unknown"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(400), "unknown"),
    "a picture in the clothes of mp4": (box(b"ftyp", b"heic" + bytes(8)) + bytes(100), "unknown"),
    "quicktime": (mp4(brand=b"qt  "), "quicktime"),
    "matroska": (webm(doctype=b"matroska"), "matroska"),
    "mp4 without tracks": (mp4(handlers=()), "broken"),
    "half an mp4": (mp4()[:30], "broken"),
    "boxes of no length": (box(b"ftyp", b"isom" + bytes(8)) + struct.pack(">I", 3) + b"moov" + bytes(50), "broken"),
    "half a webm": (webm()[:40], "broken"),
    "webm of zeros": (b"\x1a\x45\xdf\xa3" + bytes(400), "broken"),
    "wav without sound": (wav(1)[:36], "broken"),
    "video in ogg": (ogg(b"\x80theora"), "unknown"),
    "one frame that looks like mp3": (b"\xff\xfb\x90\x00" + bytes(1000), "broken"),
    "a tag and nothing": (b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f" + bytes(1000), "broken"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_browsers_play(name: str):
    content, kind, content_type, extension, seconds = RIGHT[name]
    facts = inspect(io.BytesIO(content), len(content))
    assert (facts.kind, facts.content_type, facts.extension) == (kind, content_type, extension)
    assert facts.seconds == (None if seconds is None else pytest.approx(seconds, abs=0.1))


@pytest.mark.parametrize("name", WRONG)
def test_what_they_do_not_play(name: str):
    content, reason = WRONG[name]
    with pytest.raises(NotPlayable) as caught:
        inspect(io.BytesIO(content), len(content))
    assert caught.value.reason == reason


@pytest.mark.parametrize("name", RIGHT)
def test_a_file_cut_off_anywhere_never_breaks_the_reader(name: str):
    content = RIGHT[name][0]
    for end in range(0, min(len(content), 400), 7):
        try:
            inspect(io.BytesIO(content[:end]), end)
        except NotPlayable:
            continue
