"""A recording of which the first learner has a link."""

from typing import Any

from media.links import make_token
from tests.content_video import VTT, video


def extend(world: Any) -> None:
    """Add the values 'recording', 'recording.token' and 'recording.track'."""
    recording = video(captions=VTT)
    world.values |= {
        "recording": recording.pk,
        "recording.token": make_token(f"recording:{recording.pk}", world.values["learner.user"]),
        "recording.track": recording.captions.get().pk,
    }
