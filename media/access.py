"""Who may open a private file: its owner, and whom its purpose lets in (media.purposes)."""

from typing import Any

from media.models import PrivateFile
from media.purposes import purpose_of


def may_open(user: Any, file: PrivateFile) -> bool:
    """Whether the user may have the file now. A file that is not complete exists for nobody."""
    if not getattr(user, "is_authenticated", False) or file.state != PrivateFile.State.COMPLETE:
        return False
    if is_owner(user, file):
        return True
    purpose = purpose_of(file.purpose)
    return purpose is not None and purpose.may_open(user, file)


def is_owner(user: Any, file: PrivateFile) -> bool:
    """Whether it is the user's own file."""
    return file.owner.user_id == user.pk
