"""Learning material to watch or hear, and files that only some people may have."""

from media.models.recording import CaptionTrack, Recording

__all__ = ["CaptionTrack", "Recording"]
