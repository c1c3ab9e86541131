"""Learning material to watch or hear, and files that only some people may have."""

from media.models.private_file import PrivateFile, UploadPart
from media.models.recording import CaptionTrack, Recording

__all__ = ["CaptionTrack", "PrivateFile", "Recording", "UploadPart"]
