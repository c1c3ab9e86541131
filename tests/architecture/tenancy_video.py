"""Recordings: a link works for the person it was made for, and for nobody else."""

from tests.architecture.rows import NOT_FOUND, Row

_OWNER = frozenset({"learner"})

ROWS = [
    Row(
        "lms_media:recording",
        {"token": "recording.token"},
        allow=_OWNER,
        others=NOT_FOUND,
        anonymous=NOT_FOUND,
    ),
    Row("lms_media:recording", {"token": "=verzonnen"}, allow=frozenset(), others=NOT_FOUND, anonymous=NOT_FOUND),
    Row(
        "lms_media:captions",
        {"token": "recording.token", "track": "recording.track"},
        allow=_OWNER,
        others=NOT_FOUND,
        anonymous=NOT_FOUND,
    ),
]
