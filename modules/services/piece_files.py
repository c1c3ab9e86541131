"""Files of a piece: they belong to the draft from the moment that they are in, so that a reload loses none."""

from typing import Any
from uuid import UUID

from django.db import transaction

from lms.models import Person
from media.models import PrivateFile
from media.refusals import Refused
from media.rules.file_names import clean_name
from media.services.keep import keep_whole, remove
from media.services.uploads import check_announced, limits_for
from modules.models import Piece, PieceFile
from modules.services.attempts import RunNotFound
from modules.services.pieces import NothingOpen, open_draft

PURPOSE = "piece"


def target_of(registration: UUID, activity: UUID) -> str:
    """What a file of this purpose says that it is for."""
    return f"{registration}/{activity}"


def read_target(target: str) -> tuple[UUID, UUID] | None:
    """Registration and activity, or None for a text that names none."""
    registration, _, activity = target.partition("/")
    try:
        return UUID(registration), UUID(activity)
    except ValueError:
        return None


@transaction.atomic
def attach(*, file: PrivateFile, max_files: int) -> PieceFile | None:
    """Put a file that just came in with the draft of its owner. None for one that is in the draft already.

    Raises Refused when there is no place for it.
    """
    place = read_target(file.target)
    if place is None or file.owner.user_id is None:
        raise Refused("closed")
    try:
        draft = open_draft(registration=place[0], user_id=file.owner.user_id, activity=place[1])
    except (RunNotFound, NothingOpen):
        raise Refused("closed") from None
    there = draft.piece_files.select_related("file")
    if any(each.file.sha256 == file.sha256 and each.file.name == file.name for each in there):
        return None
    if len(there) >= max_files:
        raise Refused("too_many")
    return PieceFile.objects.create(piece=draft, file=file)


def take_in(*, person: Person, registration: UUID, activity: UUID, name: str, upload: Any, size: int) -> PrivateFile:
    """A file that came with a form, with all the checks of one that came in parts. Raises Refused."""
    target, name = target_of(registration, activity), clean_name(name)
    limits = limits_for(person=person, purpose=PURPOSE, target=target)
    check_announced(limits=limits, name=name, size=size)
    return keep_whole(person=person, purpose=PURPOSE, target=target, name=name, upload=upload, size=size)


@transaction.atomic
def take_away(*, registration: UUID, user_id: Any, activity: UUID, file: UUID) -> bool:
    """Take a file out of the draft; its bytes go when no other version holds it. False when it was not there.

    Raises RunNotFound and NothingOpen.
    """
    draft = open_draft(registration=registration, user_id=user_id, activity=activity)
    found = PieceFile.objects.filter(piece=draft, file__uuid=file).select_related("file").first()
    if found is None:
        return False
    found.delete()
    if not PieceFile.objects.filter(file=found.file).exists():
        transaction.on_commit(lambda: remove(found.file), robust=True)
    return True


def may_open(user: Any, file: PrivateFile) -> bool:
    """Whoever may see a piece that was handed in may open its files; a draft is the writer's own."""
    seen = Piece.objects.visible_to(user, "piece.view").exclude(state__in=[Piece.State.DRAFT, Piece.State.WITHDRAWN])
    return PieceFile.objects.filter(file=file, piece__in=seen).exists()
