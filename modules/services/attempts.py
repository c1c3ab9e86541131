"""What a learner does: one transaction each, and a client-made key that makes every retry harmless."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from modules import published, signals, sql
from modules.models import Answer
from modules.rules.scoring import QuizSpec, Scored, score_question, score_try
from modules.services.rule import completes_by_rule


class RunNotFound(LookupError):
    """Not this user's run, a closed run, or an activity that is not (or no longer) in it."""


@dataclass(frozen=True)
class Finished:
    """replay: the key was known, nothing was written. module_completed: this was the last step."""

    replay: bool = False
    passed: bool = True
    first_completion: bool = False
    module_completed: bool = False


@dataclass(frozen=True)
class Answered:
    """counts: False when an earlier answer to the question stands. finished: outcome of the try, when this ended it."""

    key: UUID
    replay: bool = False
    counts: bool = True
    finished: Finished | None = None


@transaction.atomic
def finish(
    *, registration: UUID, user_id: Any, activity: UUID, key: UUID, now: datetime.datetime | None = None
) -> Finished:
    """Finish an activity that is done when the learner says so. Raises RunNotFound."""
    run = _lock(registration, user_id, activity)
    return _record(run, key=key, number=1, now=now or timezone.now())


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
    return _record(run, key=key, number=number, now=now or timezone.now(), **result)


@transaction.atomic
def answer_question(
    *,
    registration: UUID,
    user_id: Any,
    activity: UUID,
    question: int,
    given: list[str],
    key: UUID,
    number: int | None = None,
    language: str = "nl",
    now: datetime.datetime | None = None,
) -> Answered:
    """Score and keep one answer; the answer that fills a try also finishes it.

    given: option ids. number: the try that the learner had on screen (None: the one going on). Raises RunNotFound,
    and InvalidAnswer when the answer cannot be scored; then nothing is written.
    """
    moment = now or timezone.now()
    run = _lock(registration, user_id, activity)
    quiz: QuizSpec = published.content(run.activity_id, run.content_version, language)
    spec = quiz.question(question)
    if spec is None:
        raise RunNotFound
    scored = score_question(spec, given)
    current, answers = sql.current_try(run.registration_id, run.activity_id)
    may_count = number in (None, current) and not (0 < quiz.max_attempts < current)
    for counts in (True, False) if may_count else (False,):
        if sql.insert_answer(
            run=run,
            question=spec.id,
            revision=spec.revision,
            number=current if counts else number or current,
            key=key,
            given=given,
            points=scored.points,
            max_points=scored.max_points,
            counts=counts,
            now=moment,
        ):
            break
        # Nothing written: the key was there (a retry), or the question was answered before (another tab).
        if Answer.objects.filter(registration_id=run.registration_id, key=key).exists():
            return Answered(key=key, replay=True)
    if not counts:
        return Answered(key=key, counts=False)
    answers[spec.id] = (scored.points, scored.max_points)
    return Answered(key=key, finished=_finish_try(run, quiz, current, answers, moment))


@transaction.atomic
def finish_quiz(*, registration: UUID, user_id: Any, activity: UUID, language: str = "nl") -> Finished | None:
    """Finish a try of which all questions are answered; None when one is still open.

    Needed when the author removed the last open question while somebody was busy. Raises RunNotFound.
    """
    run = _lock(registration, user_id, activity)
    quiz: QuizSpec = published.content(run.activity_id, run.content_version, language)
    current, answers = sql.current_try(run.registration_id, run.activity_id)
    return _finish_try(run, quiz, current, answers, timezone.now())


def _lock(registration: UUID, user_id: Any, activity: UUID) -> sql.LockedRun:
    run = sql.lock_run(registration, user_id, activity)
    if run is None:
        raise RunNotFound
    return run


def _finish_try(
    run: sql.LockedRun,
    quiz: QuizSpec,
    number: int,
    answers: dict[int, tuple[float, float]],
    now: datetime.datetime,
) -> Finished | None:
    if not quiz.questions or any(question.id not in answers for question in quiz.questions):
        sql.count_activity(run=run, first_completion=False, now=now)
        return None
    asked = [(question, answers[question.id]) for question in quiz.questions]
    result = score_try(quiz, [Scored(*points) for _, points in asked])
    return _record(
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


def _record(run: sql.LockedRun, *, key: UUID, number: int, now: datetime.datetime, **result: Any) -> Finished:
    """Attempt, then completion when passed, then counters; the unique constraints decide what is new."""
    passed = result.get("passed", True)
    attempt = sql.insert_attempt(run=run, key=key, number=number, now=now, **result)
    if attempt is None:
        return Finished(replay=True, passed=passed)
    completion = sql.insert_completion(run=run, attempt=attempt, now=now) if passed else None
    completed = sql.count_activity(run=run, first_completion=completion is not None, now=now)
    # A better score at a step that was done already can be what a rule still asked for.
    if run.has_rule and passed:
        completed = completes_by_rule(run.registration_id, run.module_id, now)
    if completed and completion is None:
        transaction.on_commit(lambda: _announce_module(run.registration_id), robust=True)
    if completion is not None:
        transaction.on_commit(lambda: _announce(run, completion, completed), robust=True)
    return Finished(passed=passed, first_completion=completion is not None, module_completed=completed)


def _announce(run: sql.LockedRun, completion: int, module_completed: bool) -> None:
    signals.activity_completed.send_robust(
        sender=None, registration_id=run.registration_id, activity_id=run.activity_id, completion_id=completion
    )
    if module_completed:
        _announce_module(run.registration_id)


def _announce_module(registration_id: int) -> None:
    signals.module_completed.send_robust(sender=None, registration_id=registration_id)
