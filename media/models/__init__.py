"""What the media room keeps."""

from media.models.private_file import PrivateFile, UploadPart

__all__ = ["PrivateFile", "UploadPart"]
