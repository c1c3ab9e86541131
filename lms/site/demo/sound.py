"""Sound made on the spot, so that no sound file lies in the repository: a melody, and the melody of a voice."""

import io
import math
import struct
import wave
from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile

from media.models import Recording
from media.rules.containers import inspect

_RATE = 16_000
_LOUD = 5_000  # of 32,767
_FADE = 0.08  # seconds at both ends of a tone, so that nothing clicks


def recording(data: dict[str, Any]) -> Recording:
    """The recording of a [module.activities.recording], saved."""
    content = _wav(_tone(_hertz(440, step), seconds) for step, seconds in data["melody"])
    facts = inspect(io.BytesIO(content), len(content))
    made = Recording(
        title=data["title"],
        transcript=data["transcript"],
        chapters=data["chapters"].strip(),
        kind=facts.kind,
        content_type=facts.content_type,
        extension=facts.extension,
        duration=facts.seconds,
        size=len(content),
    )
    made.file.save("melody.wav", ContentFile(content), save=False)
    made.full_clean()
    made.save()
    return made


def voice(glides: list[tuple[float, float, float, float]]) -> ContentFile:
    """How a voice goes up and down, without words. A glide: steps from and to, seconds of sound and of silence."""
    pieces = (
        _glide(_hertz(220, low), _hertz(220, high), seconds) + bytes(2 * int(silence * _RATE))
        for low, high, seconds, silence in glides
    )
    return ContentFile(_wav(pieces), name="stem.wav")


def _wav(pieces: Iterable[bytes]) -> bytes:
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        for piece in pieces:
            file.writeframes(piece)
    return held.getvalue()


def _hertz(base: float, step: float) -> float:
    return base * 2 ** (step / 12)


def _tone(hertz: float, seconds: float) -> bytes:
    return _glide(hertz, hertz, seconds, overtones=(1.0,))


def _glide(low: float, high: float, seconds: float, overtones: tuple[float, ...] = (1.0, 0.6, 0.35, 0.15)) -> bytes:
    """From one pitch to another; overtones make it sound like a hum."""
    count, phase, samples = int(seconds * _RATE), 0.0, []
    fade = min(_FADE, seconds / 4) * _RATE
    for number in range(count):
        loud = min(1.0, number / fade, (count - number) / fade) * _LOUD
        phase += 2 * math.pi * (low + (high - low) * number / count) / _RATE
        value = sum(share * math.sin(phase * times) for times, share in enumerate(overtones, 1))
        samples.append(int(loud * value))
    return struct.pack(f"<{count}h", *samples)
