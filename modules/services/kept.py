"""Whether something that a browser sent came in."""

from typing import Any
from uuid import UUID

from modules.models import Answer, Attempt, Piece, ReflectionText, SimulationRun, SurveyTaken


def is_kept(*, registration: UUID, user_id: Any, key: UUID, activity: UUID | None = None) -> bool:
    """Whether the user's own run holds a record under this key, of whatever kind, also when the run is closed.

    A survey has no key, which would lead from the person to the answers: who took the survey at `activity` sent it.
    """
    run = {"registration__uuid": registration, "registration__person__user_id": user_id}
    own = run | {"key": key}
    if any(model.objects.filter(**own).exists() for model in (Answer, Attempt, Piece, ReflectionText)):
        return True
    if activity is None:
        return False
    if SurveyTaken.objects.filter(**run, activity=activity).exists():
        return True
    paths = SimulationRun.objects.filter(**run, activity=activity).values_list("path", flat=True)
    return any(step["key"] == str(key) for path in paths for step in path)
