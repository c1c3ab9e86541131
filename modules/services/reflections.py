"""Keeping what a learner writes for the own eyes."""

from typing import Any
from uuid import UUID

from django.db import transaction

from modules import sql
from modules.models import Reflection
from modules.services.attempts import Finished, RunNotFound, finish


@transaction.atomic
def save_draft(*, registration: UUID, user_id: Any, activity: UUID, text: str) -> None:
    """Keep a text that is not finished yet. Raises RunNotFound."""
    run = sql.lock_run(registration, user_id, activity)
    if run is None:
        raise RunNotFound
    Reflection.objects.update_or_create(
        registration_id=run.registration_id, activity_id=run.activity_id, defaults={"text": text}
    )


@transaction.atomic
def write_reflection(*, registration: UUID, user_id: Any, activity: UUID, text: str, key: UUID) -> Finished:
    """Keep the text and complete the activity, both or neither; the attempt holds no text. Raises RunNotFound."""
    save_draft(registration=registration, user_id=user_id, activity=activity, text=text)
    return finish(registration=registration, user_id=user_id, activity=activity, key=key)
