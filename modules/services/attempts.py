"""What a learner does: one transaction each, and a client-made key that makes every retry harmless."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from modules import published, sql
from modules.models import Answer, Piece
from modules.question_kinds import registry
from modules.question_kinds.base import QuestionKind
from modules.rules.question import Given, QuestionSpec
from modules.rules.scoring import QuizSpec, Scored, all_or_nothing, score_try
from modules.services.recording import Finished, RunNotFound, lock, record
from modules.tries import TryPlan, plan_of

__all__ = ["Answered", "Finished", "RunNotFound", "answer_question", "complete_for", "finish", "finish_quiz"]

Points = tuple[float | None, float]  # of an answer: points (None while it waits for a person) out of max_points


@dataclass(frozen=True)
class Answered:
    """counts: False when an earlier answer to the question stands. finished: outcome of the try, when this ended it.

    too_late: the time was over; the answer is kept and does not count.
    """

    key: UUID
    replay: bool = False
    counts: bool = True
    finished: Finished | None = None
    too_late: bool = False


@transaction.atomic
def finish(
    *, registration: UUID, user_id: Any, activity: UUID, key: UUID, now: datetime.datetime | None = None
) -> Finished:
    """Finish an activity that is done when the learner says so. Raises RunNotFound."""
    run = lock(registration, user_id, activity)
    return record(run, key=key, number=1, now=now or timezone.now())


@transaction.atomic
def complete_for(
    *,
    registration_id: int,
    activity: UUID,
    key: UUID,
    number: int = 1,
    now: datetime.datetime | None = None,
    **result: Any,
) -> Finished:
    """Record a try for a learner by somebody else's judgement or by a fact (attendance, a sign-off).

    result: score (0 to 1), points, max_points, passed (default: yes), answers. Raises RunNotFound.
    """
    run = sql.lock_registration(registration_id, activity)
    if run is None:
        raise RunNotFound
    return record(run, key=key, number=number, now=now or timezone.now(), **result)


@transaction.atomic
def answer_question(
    *,
    registration: UUID,
    user_id: Any,
    activity: UUID,
    question: int,
    given: Given,
    key: UUID,
    number: int | None = None,
    language: str = "nl",
    now: datetime.datetime | None = None,
) -> Answered:
    """Score and keep one answer; the answer that fills a try also finishes it.

    given: as the kind of the question reads it. number: the try that the learner had on screen (None: the one going
    on). Raises RunNotFound, and InvalidAnswer when the answer cannot be scored; then nothing is written.
    """
    moment = now or timezone.now()
    run = lock(registration, user_id, activity)
    quiz: QuizSpec = published.content(run.activity_id, run.content_version, language)
    current, answers = sql.current_try(run.registration_id, run.activity_id)
    plan = plan_of(run.registration_id, run.activity_id, quiz, current)
    asked = plan.question(question)
    spec = asked or quiz.question(question)
    if spec is None:
        raise RunNotFound
    kind = registry.get(spec.kind)
    scored = kind.score(spec, given)
    if not quiz.partial:
        scored = all_or_nothing(scored)
    too_late = plan.is_over(moment)
    may_count = (
        asked is not None and not too_late and number in (None, current) and not (0 < quiz.max_attempts < current)
    )
    answer = None
    for counts in (True, False) if may_count else (False,):
        answer = sql.insert_answer(
            run=run,
            question=spec.id,
            revision=spec.revision,
            number=current if counts else min(number or current, current),
            key=key,
            given=given,
            points=scored.points,
            max_points=scored.max_points,
            counts=counts,
            now=moment,
        )
        if answer:
            break
        # Nothing written: the key was there (a retry), or the question was answered before (another tab).
        if Answer.objects.filter(registration_id=run.registration_id, key=key).exists():
            return Answered(key=key, replay=True)
    if not counts:
        finished = _finish_try(run, quiz, plan, current, answers, moment) if too_late else None
        return Answered(key=key, counts=False, finished=finished, too_late=too_late)
    if scored.waits and answer:
        _hand_in(run, kind, spec, given, answer=answer, number=current, key=key, now=moment)
    answers[spec.id] = (scored.points, scored.max_points)
    return Answered(key=key, finished=_finish_try(run, quiz, plan, current, answers, moment))


@transaction.atomic
def finish_quiz(*, registration: UUID, user_id: Any, activity: UUID, language: str = "nl") -> Finished | None:
    """Finish a try of which all questions are answered, or the time is up; None when one is open or waits.

    Needed when the author removed the last open question while somebody was busy. Raises RunNotFound.
    """
    return _finish(lock(registration, user_id, activity), language, timezone.now())


@transaction.atomic
def finish_for(*, registration_id: int, activity: UUID, now: datetime.datetime | None = None) -> Finished | None:
    """As finish_quiz, for somebody who is not here: judged by a person, or out of time. Raises RunNotFound."""
    run = sql.lock_registration(registration_id, activity)
    if run is None:
        raise RunNotFound
    return _finish(run, "nl", now or timezone.now())


def _finish(run: sql.LockedRun, language: str, now: datetime.datetime) -> Finished | None:
    quiz: QuizSpec = published.content(run.activity_id, run.content_version, language)
    current, answers = sql.current_try(run.registration_id, run.activity_id)
    plan = plan_of(run.registration_id, run.activity_id, quiz, current)
    return _finish_try(run, quiz, plan, current, answers, now)


def _hand_in(
    run: sql.LockedRun,
    kind: QuestionKind,
    spec: QuestionSpec,
    given: Given,
    *,
    answer: int,
    number: int,
    key: UUID,
    now: datetime.datetime,
) -> None:
    """Put the answer on the desk of whoever judges it."""
    text, data = kind.piece_of(spec, given)
    Piece.objects.create(
        registration_id=run.registration_id,
        activity_id=run.activity_id,
        answer_id=answer,
        key=key,
        number=number,
        content_version=run.content_version,
        text=text,
        data=data,
        state=Piece.State.WAITING,
        handed_in_at=now,
    )


def _finish_try(
    run: sql.LockedRun,
    quiz: QuizSpec,
    plan: TryPlan,
    number: int,
    answers: Mapping[int, Points],
    now: datetime.datetime,
) -> Finished | None:
    """Record the outcome when nothing is open (or the time is up) and nothing waits for a person."""
    is_open = not plan.questions or any(question.id not in answers for question in plan.questions)
    is_open = is_open and not (plan.questions and plan.is_over(now))
    asked = [(question, answers.get(question.id, (0.0, float(question.points)))) for question in plan.questions]
    if is_open or any(points is None for _question, (points, _maximum) in asked):
        sql.count_activity(run=run, first_completion=False, now=now)
        return None
    result = score_try(quiz, [Scored(*points) for _, points in asked])
    return record(
        run,
        key=uuid5(NAMESPACE_URL, f"try:{run.registration_id}/{run.activity_id}/{number}"),
        number=number,
        now=now,
        score=result.score,
        points=result.points,
        max_points=result.max_points,
        passed=result.passed,
        answers=[
            {"question": question.id, "revision": question.revision, "points": points, "max": maximum}
            for question, (points, maximum) in asked
        ],
    )
