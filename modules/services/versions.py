"""People in the middle of a quiz while its author publishes a change: they may finish what they began."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from modules import published
from modules.models import Activity, Answer, Attempt, QuizQuestion, Try
from modules.rules.scoring import QuizSpec


def quizzes_that_ask(question_id: int) -> list[UUID]:
    """Keys of the activities that have the question in their list."""
    return list(
        QuizQuestion.objects.filter(question_id=question_id).values_list("page__translation_key", flat=True).distinct()
    )


def busy_with(activities: Collection[UUID]) -> QuerySet[Answer, Any]:
    """A row (registration, activity, number) per try that was begun and not finished."""
    same = {name: OuterRef(name) for name in ("registration", "activity", "number")}
    return (
        Answer.objects.filter(activity__in=activities, counts=True, registration__closed_at=None)
        .exclude(Exists(Attempt.objects.filter(**same)))
        .order_by()
        .values("registration_id", "activity_id", "number")
        .distinct()
    )


def keep_for_those_busy(activities: Collection[UUID]) -> int:
    """Write down what those in the middle were asked, so that a publication does not change it for them.

    Call before publishing, in the same transaction. Who has such a row already (a quiz that draws, or runs against
    the clock) keeps it. Returns how many were in the middle.
    """
    busy = list(busy_with(activities))
    versions = dict(Activity.objects.filter(pk__in=activities).values_list("pk", "module__content_version"))
    questions = {key: _asked_now(key, versions[key]) for key in {row["activity_id"] for row in busy}}
    now = timezone.now()
    Try.objects.bulk_create(
        [
            Try(**row, questions=questions[row["activity_id"]], started_at=now)
            for row in busy
            if questions[row["activity_id"]]
        ],
        ignore_conflicts=True,
    )
    return len(busy)


def _asked_now(activity: UUID, version: int) -> list[tuple[int, int | None]]:
    try:
        quiz: QuizSpec = published.content(activity, version, "nl")
    except published.NotPublished:
        return []
    return [(question.id, question.revision) for question in quiz.questions]
