"""Recognise audio by its first bytes: what a file is called, or what a browser says it is, proves nothing."""

MOST_BYTES = 20 * 1024 * 1024  # of a fragment in a question


def audio_suffix(head: bytes) -> str | None:
    """'.wav', '.mp3', '.ogg' or '.m4a' for the first 32 bytes of a file; None when it is none of these."""
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return ".wav"
    if head[:4] == b"OggS":
        return ".ogg"
    if head[4:8] == b"ftyp" and head[8:11] in (b"M4A", b"mp4", b"iso", b"das", b"M4B"):
        return ".m4a"
    # MPEG audio: a tag, or a frame of layer III with a bit rate and a sampling rate that exist.
    is_frame = len(head) > 2 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2
    if head[:3] == b"ID3" or (is_frame and head[2] & 0xF0 not in (0x00, 0xF0) and head[2] & 0x0C != 0x0C):
        return ".mp3"
    return None
