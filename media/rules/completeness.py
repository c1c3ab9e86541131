"""What a recording needs before learners get it: somebody who cannot hear or see it must be able to follow it."""

VIDEO = "video"


def missing(*, kind: str, captions: int, transcript: str) -> list[str]:
    """Any of 'captions' (video only) and 'transcript'. captions: number of tracks. transcript: plain text."""
    gaps = []
    if kind == VIDEO and not captions:
        gaps.append("captions")
    if not transcript.strip():
        gaps.append("transcript")
    return gaps
