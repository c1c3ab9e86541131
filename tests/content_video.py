"""Recordings and pages with one, for tests: sound made here, so that no file lies in the repository."""

import io
import math
import struct
import wave
from itertools import count
from typing import Any

from django.core.files.base import ContentFile

from media.models import CaptionTrack, Recording
from modules.models import VideoPage
from tests.content import home_page

_numbers = count(1)

VTT = """WEBVTT

1
00:00.000 --> 00:02.000
Goedemorgen, gemeente Lindemeer.

00:02.500 --> 00:04.000 align:start
<v Inwoner>Ik heb een vraag.
"""


def wav(seconds: float = 3.0, rate: int = 8000) -> bytes:
    """A soft tone as a WAV file."""
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        frames = (int(3000 * math.sin(2 * math.pi * 440 * n / rate)) for n in range(int(seconds * rate)))
        file.writeframes(b"".join(struct.pack("<h", frame) for frame in frames))
    return held.getvalue()


def box(name: bytes, content: bytes) -> bytes:
    """A box of an MP4 file."""
    return struct.pack(">I", len(content) + 8) + name + content


def mp4(seconds: float = 60, *, brand: bytes = b"isom", handlers: tuple[bytes, ...] = (b"vide", b"soun")) -> bytes:
    """The head of an MP4 file, without pictures or sound: enough to be recognised, not to be played."""
    mvhd = box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, int(seconds * 1000)) + bytes(80))
    traks = [
        box(b"trak", box(b"mdia", box(b"mdhd", bytes(24)) + box(b"hdlr", bytes(8) + each + bytes(13))))
        for each in handlers
    ]
    head = box(b"ftyp", brand + bytes(4) + b"isommp41")
    return head + box(b"free", bytes(9)) + box(b"moov", mvhd + b"".join(traks)) + box(b"mdat", bytes(64))


def audio(seconds: float = 3.0, **fields: Any) -> Recording:
    """A WAV file with a transcript."""
    facts = {"kind": "audio", "content_type": "audio/wav", "extension": ".wav", "duration": seconds}
    return _recording(wav(seconds), facts | fields)


def video(seconds: float = 60, *, captions: str = VTT, **fields: Any) -> Recording:
    """A video with captions and a transcript; it cannot be played. captions: '' for none."""
    facts = {"kind": "video", "content_type": "video/mp4", "extension": ".mp4", "duration": seconds}
    made = _recording(mp4(seconds), facts | fields)
    if captions:
        made.captions.add(CaptionTrack(language="nl", text=captions))
        made.save()
    return made


def video_page(recording: Recording | None = None, *, title: str = "", **fields: Any) -> VideoPage:
    """A page with a recording; not saved yet."""
    return VideoPage(title=title or f"Opname {next(_numbers)}", recording=recording or audio(), **fields)


def _recording(content: bytes, fields: dict[str, Any]) -> Recording:
    home_page()  # and the collection that every recording needs
    fields = {"title": f"Fragment {next(_numbers)}", "transcript": "<p>Goedemorgen, gemeente Lindemeer.</p>"} | fields
    made = Recording(size=len(content), **fields)
    made.file.save("x", ContentFile(content), save=False)
    made.save()
    return made
