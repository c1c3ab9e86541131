"""Learning records as rows, without going through the screens: what a learner answered, wrote and finished."""

import uuid

from django.utils import timezone

from modules.models import Activity, Answer, Attempt, Completion, Reflection, Registration, SingleChoiceQuestion
from tests.content import single_choice


def learning_of(
    registration: Registration,
    *,
    activity: Activity | None = None,
    question: SingleChoiceQuestion | None = None,
    answer: str = "goed",
    reflection: str = "Ik wil rustiger praten.",
    points: float = 1,
    max_points: float = 1,
) -> Attempt:
    """Give a registration one attempt, answer, completion and reflection at an activity (its module's first)."""
    activity = activity or registration.module.activities.earliest("position")
    now = timezone.now()
    at = {"registration": registration, "activity": activity}
    score = {"points": points, "max_points": max_points}
    attempt = Attempt.objects.create(
        **at,
        **score,
        key=uuid.uuid4(),
        content_version=1,
        score=points / max_points,
        answers=[{"given": [answer]}],
        created_at=now,
    )
    Answer.objects.create(
        **at, **score, question=question or single_choice(), key=uuid.uuid4(), given=[answer], created_at=now
    )
    Completion.objects.create(**at, attempt=attempt, content_version=1, created_at=now)
    Reflection.objects.create(**at, text=reflection)
    Registration.objects.filter(pk=registration.pk).update(done_count=1, done_required=1, last_activity_at=now)
    return attempt
