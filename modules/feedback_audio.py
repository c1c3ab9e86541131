"""Feedback that somebody speaks: which sound a reviewer may send, and who may hear it.

The field for it on the desk: media.upload_field.upload_field(person=..., purpose=PURPOSE, target=str(piece.pk),
name='audio', ...) in components/upload.html; the form then brings the uuid of the file in `audio`.
"""

from typing import Any

from lms.models import Person
from media.models import PrivateFile
from media.purposes import Limits, Purpose, register_purpose
from media.rules.file_types import AUDIO
from modules.models import Piece

PURPOSE = "feedback"
_LIMITS = Limits(frozenset({AUDIO}), 50 * 1024 * 1024, 1)
_SAID = (Piece.State.GOOD, Piece.State.AGAIN)


def register() -> None:
    """Called by AppConfig.ready()."""
    register_purpose(Purpose(PURPOSE, limits=limits, may_open=may_hear))


def limits(person: Person, target: str) -> Limits | None:
    """One sound for a piece that waits and that this person may judge; target is the key of the piece."""
    if person.user is None or not target.isdecimal():
        return None
    waiting = Piece.objects.waiting().visible_to(person.user, "piece.review").exclude(registration__person=person)
    return _LIMITS if waiting.filter(pk=target).exists() else None


def may_hear(user: Any, file: PrivateFile) -> bool:
    """Whoever may see the piece, once it was judged: the learner hears it when the feedback can be read."""
    if not file.target.isdecimal():
        return False
    return Piece.objects.visible_to(user, "piece.view").filter(pk=file.target, state__in=_SAID).exists()
