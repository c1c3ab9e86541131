"""Files of proof from elsewhere: they come in before the form is sent, under the key of that form."""

from typing import Any
from uuid import UUID

from lms.models import Person
from media.models import PrivateFile
from media.purposes import Limits
from media.refusals import Refused
from media.rules.file_names import clean_name
from media.rules.file_types import DOCUMENT, IMAGE
from media.services.keep import keep_whole, remove
from media.services.uploads import check_announced, limits_for
from modules.models import Evidence

PURPOSE = "evidence"
LIMITS = Limits(frozenset({DOCUMENT, IMAGE}), 25 * 1024 * 1024, 1)
MOST = 200  # files of one person, so that nobody fills the storage


def external_key(key: UUID | str) -> str:
    """Source key of what is made with the form that has this key."""
    return f"external:{key}"


def limits(person: Person, target: str) -> Limits | None:
    """One document or picture per form; None for what is no key of a form, or a form that was sent already."""
    key = _key(target)
    if key is None or person.user_id is None or _files(person).count() >= MOST:
        return None
    sent = Evidence.objects.non_polymorphic().filter(owner=person, source_key=external_key(key))
    return None if sent.exists() else LIMITS


def came_in(file: PrivateFile) -> None:
    """A file is complete. Raises Refused when the form has one already."""
    if _files(file.owner).filter(target=file.target).exclude(pk=file.pk).exists():
        raise Refused("too_many")


def file_of(person: Person, key: UUID) -> PrivateFile | None:
    """The file that this person sent with this form."""
    return _files(person).filter(target=str(key)).order_by("-pk").first()


def take_in(*, person: Person, key: UUID, upload: Any) -> PrivateFile:
    """A file that came with the form itself, with all the checks of one that came in parts. Raises Refused."""
    name, size = clean_name(upload.name or ""), upload.size or 0
    check_announced(limits=limits_for(person=person, purpose=PURPOSE, target=str(key)), name=name, size=size)
    return keep_whole(person=person, purpose=PURPOSE, target=str(key), name=name, upload=upload, size=size)


def take_away(*, person: Person, key: UUID, file: str) -> bool:
    """Take the file of a form that was not sent yet away again. False when it was not there."""
    found = file_of(person, key)
    if found is None or str(found.uuid) != file or limits(person, str(key)) is None:
        return False
    remove(found)
    return True


def _files(person: Person) -> Any:
    return PrivateFile.objects.complete().filter(owner=person, purpose=PURPOSE)


def _key(target: str) -> UUID | None:
    try:
        return UUID(target)
    except ValueError:
        return None
