"""Taking in a survey so that nobody can find out who said what, and showing answers five at a time.

What protects the writer: a response has no person, moment or key of the form; who took part is another table with
random keys; answers are held back until five came in; and these five are then written anew in random order, because
rows lie on disk in the order in which they came.
"""

import datetime
import random
from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from modules import groups, sql
from modules.models import Activity, SurveyResponse, SurveyTaken
from modules.rules.survey import SMALLEST
from modules.services.attempts import Finished, RunNotFound, complete_for


@transaction.atomic
def take_survey(
    *,
    registration: UUID,
    user_id: Any,
    activity: UUID,
    answers: Mapping[str, str],
    now: datetime.datetime | None = None,
) -> Finished | None:
    """Keep the answers and complete the step, both or neither; None when this run sent it in before.

    Once per run is what makes it idempotent: a key of the form would be a thread from the person to the answers.
    Raises RunNotFound.
    """
    run = sql.lock_run(registration, user_id, activity)
    if run is None or run.kind != "survey":
        raise RunNotFound
    at = {"registration_id": run.registration_id, "activity_id": run.activity_id}
    if SurveyTaken.objects.filter(**at).exists():  # under the lock of the run; the constraint is the second guard
        return None
    SurveyTaken.objects.create(**at)
    key = groups.group_of(run.registration_id)
    group = UUID(key) if key else None
    # One at a time per survey, so that two who are the fifth together do not both wait.
    Activity.objects.select_for_update().get(pk=run.activity_id)
    SurveyResponse.objects.create(activity_id=run.activity_id, group=group, answers=dict(answers))
    _release(run.activity_id, group)
    return complete_for(
        registration_id=run.registration_id,
        activity=run.activity_id,
        key=uuid5(NAMESPACE_URL, f"survey:{run.registration_id}/{run.activity_id}"),
        now=now or timezone.now(),
    )


def _release(activity: UUID, group: UUID | None) -> None:
    held = list(SurveyResponse.objects.filter(activity_id=activity, group=group, released=False))
    if len(held) < SMALLEST:
        return
    SurveyResponse.objects.filter(pk__in=[each.pk for each in held]).delete()
    order = random.SystemRandom()
    order.shuffle(held)
    SurveyResponse.objects.bulk_create(
        SurveyResponse(activity_id=activity, group=group, answers=each.answers, released=True) for each in held
    )


def released_answers(*, activity: UUID, group: UUID) -> list[dict[str, str]]:
    """Answers of a whole group that may be shown, in random order."""
    rows = SurveyResponse.objects.filter(activity_id=activity, group=group, released=True)
    found = list(rows.values_list("answers", flat=True))
    random.SystemRandom().shuffle(found)
    return found if len(found) >= SMALLEST else []


def held_back(*, activity: UUID, group: UUID) -> int:
    """How many answers of a group wait for others."""
    return SurveyResponse.objects.filter(activity_id=activity, group=group, released=False).count()
