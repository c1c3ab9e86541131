"""Beginning a try: drawing its questions and starting its time. Finishing those of which the time is over."""

import datetime
from random import SystemRandom
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from modules import published, sql, sql_tries
from modules.models import Attempt, Piece, Registration, Try
from modules.rules.draw import draw_questions
from modules.rules.scoring import QuizSpec
from modules.services.accommodations import extra_percent_of
from modules.services.recording import RunNotFound, lock
from modules.tries import GRACE, TryPlan, plan_of

_random = SystemRandom()
AT_ONCE = 200  # tries that one round of housekeeping finishes


@transaction.atomic
def begin_try(
    *, registration: UUID, user_id: Any, activity: UUID, language: str = "nl", now: datetime.datetime | None = None
) -> TryPlan:
    """Begin the next try, or go on with the one that began. Raises RunNotFound, also when no try is left."""
    moment = now or timezone.now()
    run = lock(registration, user_id, activity)
    quiz: QuizSpec = published.content(run.activity_id, run.content_version, language)
    number, _answers = sql.current_try(run.registration_id, run.activity_id)
    if not quiz.keeps_tries or 0 < quiz.max_attempts < number:
        raise RunNotFound
    if sql_tries.begun_try(run.registration_id, run.activity_id, number) is None:
        sql_tries.insert_try(
            run=run,
            number=number,
            questions=_draw(quiz),
            now=moment,
            deadline=_deadline(quiz, run.registration_id, moment),
        )
    return plan_of(run.registration_id, run.activity_id, quiz, number)


def finish_overdue_tries() -> int:
    """Finish the tries of which the time is over and that nobody came back to; returns how many it looked at."""
    from modules.services.attempts import finish_for  # it needs the plan of a try first

    over = Try.objects.filter(deadline__lt=timezone.now() - GRACE, registration__closed_at=None)
    same = {name: OuterRef(name) for name in ("registration", "activity", "number")}
    waiting = Piece.objects.waiting().filter(registration=OuterRef("registration"), activity=OuterRef("activity"))
    open_tries = over.exclude(Exists(Attempt.objects.filter(**same))).exclude(Exists(waiting))
    found = list(open_tries.order_by("deadline").values_list("registration", "activity")[:AT_ONCE])
    for registration, activity in found:
        try:
            finish_for(registration_id=registration, activity=activity)
        except (RunNotFound, published.NotPublished):
            continue
    return len(found)


def _draw(quiz: QuizSpec) -> list[tuple[int, int | None]]:
    drawn = draw_questions(quiz.listed, quiz.draw_listed, quiz.draws, shuffle=quiz.shuffle_questions, random=_random)
    specs = {spec.id: spec for spec in quiz.questions}
    return [(each, specs[each].revision) for each in drawn]


def _deadline(quiz: QuizSpec, registration_id: int, now: datetime.datetime) -> datetime.datetime | None:
    if not quiz.time_limit:
        return None
    person = Registration.objects.values_list("person_id", flat=True).get(pk=registration_id)
    minutes = quiz.time_limit * (100 + extra_percent_of(person)) / 100
    return now + datetime.timedelta(minutes=minutes)
