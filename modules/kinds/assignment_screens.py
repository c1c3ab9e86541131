"""What the learner's screen of an assignment shows: the draft, what waits, and what was said of each version."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from lms.models import Person
from media.models import PrivateFile
from media.rules.file_types import extensions_of
from media.upload_field import UploadField
from modules.evidence import keep_url, kept_of
from modules.feedback import DECIDED, ShownVersion, feedback_on
from modules.groups import assessors_of
from modules.kinds.base import Visit
from modules.models import Piece
from modules.rules.hand_in import Asked
from modules.services.piece_files import PURPOSE, target_of

_NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Version:
    """One version of somebody's work. said: the reviews, when it was decided. in_portfolio: how much was kept of it."""

    piece: Piece
    files: list[PrivateFile] = field(default_factory=list)
    said: ShownVersion | None = None
    in_portfolio: int = 0

    @property
    def things(self) -> int:
        """How much of it can be kept in the portfolio: the text and each file, once it is decided."""
        if self.piece.state not in DECIDED:
            return 0
        return bool(self.piece.text) + sum(file.state == PrivateFile.State.COMPLETE for file in self.files)

    @property
    def is_kept(self) -> bool:
        return self.in_portfolio >= self.things


def screen(visit: Visit, rule: str) -> dict[str, Any]:
    """Template variables for a learner: at most four statements, five when somebody has to look."""
    asked: Asked = visit.published.content
    pieces = Piece.objects.filter(registration=visit.registration_id, activity=visit.activity, answer=None)
    said = {each.piece.pk: each for each in feedback_on(visit.registration_id, visit.activity)}
    found = list(pieces.order_by("-number", "-pk").prefetch_related("piece_files__file"))
    kept = kept_of(visit.registration_id, visit.activity) if any(each.state in DECIDED for each in found) else {}
    versions = [
        Version(piece, [each.file for each in piece.piece_files.all()], said.get(piece.pk), kept.get(piece.pk, 0))
        for piece in found
    ]
    current = versions[0] if versions else None
    state = current.piece.state if current else Piece.State.DRAFT
    is_open = state in (Piece.State.DRAFT, Piece.State.AGAIN, Piece.State.WITHDRAWN)
    draft = current if state == Piece.State.DRAFT else None
    older = versions[1:] if current and (draft or not is_open) else versions
    latest = next((each for each in versions if each.said), None)
    return {
        "asked": asked,
        "rule": rule,
        "keep_url": keep_url(visit.registration, visit.activity),
        "is_open": is_open,
        "current": None if is_open else current,
        "draft": draft,
        "text": draft.piece.text if draft else current.piece.text if current and is_open else "",
        "latest": latest if latest and (is_open or latest is current) else None,
        "older": older,
        "reviewers": reviewers_of(visit) if state == Piece.State.WAITING else "",
        "can_withdraw": state == Piece.State.WAITING and asked.graded,
        "upload": upload_of(visit, asked, current.files if current else []) if is_open else None,
    }


def reviewers_of(visit: Visit) -> str:
    """Who looks at it, as one sentence: people by name where they are few."""
    people: list[Person] = assessors_of([visit.registration_id]).get(visit.registration_id, [])
    names = [person.first_name for person in people]
    if not names:
        return _("Je trainer kijkt het na. Jij hoeft niets te doen.")
    if len(names) == 1:
        return _("%(name)s kijkt het na. Jij hoeft niets te doen.") % {"name": names[0]}
    if len(names) == 2:
        return _("%(one)s of %(two)s kijkt het na. Jij hoeft niets te doen.") % {"one": names[0], "two": names[1]}
    return _("Een van je trainers kijkt het na. Jij hoeft niets te doen.")


def upload_of(visit: Visit, asked: Asked, files: list[PrivateFile]) -> UploadField | None:
    """The field for files; None where the assignment takes none."""
    return _field(target_of(visit.registration, visit.activity), asked, files)


def preview_screen(asked: Asked, done: bool, rule: str) -> dict[str, Any]:
    """Template variables for the author: as it begins, or with work that was found good."""
    now = timezone.now()
    piece = Piece(text=_("Dit schreef een deelnemer."), state=Piece.State.GOOD, handed_in_at=now, decided_at=now)
    return {
        "asked": asked,
        "rule": rule,
        "is_open": not done,
        "current": Version(piece) if done else None,
        "draft": None,
        "text": "",
        "latest": None,
        "older": [],
        "reviewers": "",
        "can_withdraw": False,
        "upload": None if done else _field(target_of(_NOBODY, _NOBODY), asked, []),
    }


def _field(target: str, asked: Asked, files: list[PrivateFile]) -> UploadField | None:
    if not asked.groups:
        return None
    return UploadField(
        id="bestanden",
        purpose=PURPOSE,
        target=target,
        label=_("Jouw bestanden"),
        extensions=tuple(extensions_of(asked.groups)),
        max_bytes=asked.max_bytes,
        max_files=asked.max_files,
        files=[file for file in files if file.state == PrivateFile.State.COMPLETE],
        button="bestand",
    )
