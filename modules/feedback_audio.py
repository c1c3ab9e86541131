"""Feedback that somebody speaks: which sound a reviewer may send, and who may hear it.

A sound belongs to the review of its owner on the piece in its target; the review takes it over when it is given.
"""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from lms.models import Person
from media.models import PrivateFile
from media.purposes import Limits, Purpose, register_purpose
from media.refusals import Refused, message_for
from media.rules.file_names import clean_name
from media.rules.file_types import AUDIO
from media.services.keep import keep_whole, remove
from media.services.uploads import check_announced, limits_for
from media.upload_field import UploadField, upload_field
from modules.models import Piece, Review

PURPOSE = "feedback"
_LIMITS = Limits(frozenset({AUDIO}), 50 * 1024 * 1024, 1)
_SAID = (Piece.State.GOOD, Piece.State.AGAIN)


def register() -> None:
    """Called by AppConfig.ready()."""
    register_purpose(Purpose(PURPOSE, limits=limits, may_open=may_hear))


def sound_of(person: Person, piece: Piece) -> PrivateFile | None:
    """The sound that this person recorded for a piece; the last one when there are more."""
    own = PrivateFile.objects.complete().filter(owner=person, purpose=PURPOSE, target=str(piece.pk))
    return own.order_by("-pk").first()


def field_for(person: Person, piece: Piece) -> UploadField | None:
    """The field on the desk, with the sound that is there already; None for a piece that waits no more."""
    sound = sound_of(person, piece)
    return upload_field(
        person=person,
        purpose=PURPOSE,
        target=str(piece.pk),
        id="geluid",
        label=_("Geluid"),
        files=[sound] if sound else [],
        button="geluid",
    )


def take_in_sound(person: Person, piece: Piece, upload: UploadedFile) -> str:
    """A sound that came with the form, without scripts. Returns what is wrong with it, or ''."""
    target, name = str(piece.pk), clean_name(upload.name or "")
    size = upload.size or 0
    try:
        allowed = limits_for(person=person, purpose=PURPOSE, target=target)
        check_announced(limits=allowed, name=name, size=size)
        keep_whole(person=person, purpose=PURPOSE, target=target, name=name, upload=upload, size=size)
    except Refused as refused:
        return f"{name}. {message_for(refused.code, _LIMITS, name)}"
    return ""


def throw_away(person: Person, piece: Piece, key: str) -> None:
    """Take the own sound away again, as long as no review holds it."""
    sound = sound_of(person, piece)
    if sound is not None and str(sound.uuid) == key and not Review.objects.filter(audio=sound).exists():
        remove(sound)


def limits(person: Person, target: str) -> Limits | None:
    """One sound for a piece that waits and that this person may judge; target is the key of the piece."""
    if person.user is None or not target.isdecimal():
        return None
    waiting = Piece.objects.waiting().visible_to(person.user, "piece.review").exclude(registration__person=person)
    return _LIMITS if waiting.filter(pk=target).exists() else None


def may_hear(user: Any, file: PrivateFile) -> bool:
    """Whoever may see the piece, once it was judged, when the sound is part of a review that was given.

    Of two reviewers who were at it at once the second one's words are not used, so neither is that sound.
    """
    if not file.target.isdecimal():
        return False
    given = Review.objects.filter(audio=file, state=Review.State.GIVEN).values("piece")
    heard = Piece.objects.visible_to(user, "piece.view").filter(pk=file.target, state__in=_SAID, pk__in=given)
    return heard.exists()
