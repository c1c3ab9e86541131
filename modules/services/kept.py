"""Whether something that a browser sent came in."""

from typing import Any
from uuid import UUID

from modules.models import Answer, Attempt, Piece, ReflectionText


def is_kept(*, registration: UUID, user_id: Any, key: UUID) -> bool:
    """Whether the user's own run holds a record under this key, of whatever kind, also when the run is closed."""
    own = {"registration__uuid": registration, "registration__person__user_id": user_id, "key": key}
    return any(model.objects.filter(**own).exists() for model in (Answer, Attempt, Piece, ReflectionText))
