"""What other rooms take of a recording: finished facts that hold no row, and links for one person."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from lms.html import clean_html
from media.links import BadLink, make_token
from media.models import Recording
from media.rules import chapters as chapter_rules
from media.rules.chapters import Chapter

_SUBJECT = "recording:"


@dataclass(frozen=True)
class Track:
    """Captions in one language. kind: 'captions' or 'subtitles'. label: name of the language."""

    id: int
    language: str
    label: str
    kind: str


@dataclass(frozen=True)
class Playable:
    """A recording as learners get it. duration: seconds. transcript: safe HTML. poster: address of a picture or ''."""

    id: int
    title: str
    is_video: bool
    content_type: str
    duration: float
    language: str
    poster: str
    transcript: str
    chapters: tuple[Chapter, ...]
    tracks: tuple[Track, ...]


@dataclass(frozen=True)
class Links:
    """Addresses for one person, for a while. captions: by id of the track."""

    file: str
    captions: dict[int, str]


def playable(recording: Recording) -> Playable:
    """The facts of a recording; its own language first among the captions."""
    tracks = sorted(recording.captions.all(), key=lambda each: each.kind != "captions")
    return Playable(
        id=recording.pk,
        title=recording.title,
        is_video=recording.is_video,
        content_type=recording.content_type,
        duration=recording.duration,
        language=recording.language,
        poster=_poster(recording),
        transcript=clean_html(recording.transcript),
        chapters=tuple(chapter_rules.parse(recording.chapters)),
        tracks=tuple(Track(each.pk, each.language, each.get_language_display(), each.kind) for each in tracks),
    )


def links(recording: Playable, user_id: Any) -> Links:
    """Addresses of the file and its captions. user_id None: for authors, in a preview."""
    token = make_token(f"{_SUBJECT}{recording.id}", user_id)
    return Links(
        file=reverse("lms_media:recording", args=[token]),
        captions={each.id: reverse("lms_media:captions", args=[token, each.id]) for each in recording.tracks},
    )


def key_of(subject: str) -> int:
    """The recording that a link is about. Raises BadLink for a link to something else."""
    kind, _, number = subject.partition(":")
    if f"{kind}:" != _SUBJECT or not number.isdecimal():
        raise BadLink
    return int(number)


def _poster(recording: Recording) -> str:
    if recording.poster is None:
        return ""
    try:
        return recording.poster.get_rendition("max-1280x720").url
    except OSError:  # the picture is gone from the storage
        return ""
