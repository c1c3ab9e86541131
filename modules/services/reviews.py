"""Judging a piece of work: a draft that only its writer sees, and the moment at which it is given."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.utils import timezone

from lms.models import Person
from modules import signals, sql
from modules.feedback_audio import sound_of
from modules.kinds import registry
from modules.models import Piece, Review
from modules.rubrics import spec_at
from modules.rules.review import Given, Outcome, Problem, outcome, problems, score
from modules.rules.rubric import RubricSpec
from modules.services.attempts import complete_for


class NotForYou(LookupError):
    """One's own work, or work that others were chosen to judge, or that nobody handed in."""


@dataclass(frozen=True)
class Words:
    """What somebody filled in so far. scores: criterion -> level from 0. rubric: the version on the screen."""

    decision: str = ""
    text: str = ""
    reason: str = ""
    scores: Mapping[str, int] = field(default_factory=dict)
    rubric: RubricSpec | None = None


@dataclass(frozen=True)
class Verdict:
    """What came of giving a review.

    problems: not given yet, for these reasons; kept as a draft. counted: False when the piece was decided before, or
    was taken back; then the words are kept as a draft too. outcome: of the piece, as it is now.
    """

    problems: tuple[Problem, ...] = ()
    counted: bool = True
    outcome: Outcome = "waiting"


@transaction.atomic
def save_draft(*, reviewer: Person, piece: Piece, words: Words, now: datetime.datetime | None = None) -> bool:
    """Keep what somebody wrote so far. False when this person's review was given already: that never changes.

    Raises NotForYou.
    """
    _check(reviewer, piece)
    rubric = words.rubric
    values = {
        "decision": words.decision if words.decision in Review.Decision.values else "",
        "text": words.text,
        "reason": words.reason,
        "scores": rubric.usable(words.scores) if rubric else {},
        "rubric_id": rubric.id if rubric else None,
        "rubric_revision": rubric.revision if rubric else None,
        "updated_at": now or timezone.now(),
    }
    mine = Review.objects.filter(piece=piece.pk, reviewer=reviewer, state=Review.State.DRAFT)
    if mine.update(**values):
        return True
    Review.objects.bulk_create([Review(piece=piece, reviewer=reviewer, **values)], ignore_conflicts=True)
    return bool(mine.update(**values))


@transaction.atomic
def give_review(*, reviewer: Person, piece: Piece, words: Words, now: datetime.datetime | None = None) -> Verdict:
    """Give a review, once per person. The last one that is needed decides the piece, all in one transaction.

    A retry changes nothing and finds the same outcome. Raises NotForYou.
    """
    moment = now or timezone.now()
    # The run first, then the piece: the order in which a learner's own hand-in takes them.
    sql.lock_registration(piece.registration_id, piece.activity_id)
    rows = Piece.objects.select_for_update(of=("self",)).select_related("registration", "activity", "moment")
    piece = rows.get(pk=piece.pk)
    save_draft(reviewer=reviewer, piece=piece, words=words, now=moment)
    scores = words.rubric.usable(words.scores) if words.rubric else {}
    if found := problems(words.decision, words.reason, words.rubric, scores):
        return Verdict(problems=tuple(found), outcome=_outcome_of(piece))
    mine = Review.objects.filter(piece=piece.pk, reviewer=reviewer)
    if piece.state != Piece.State.WAITING:
        return Verdict(counted=mine.filter(state=Review.State.GIVEN).exists(), outcome=_outcome_of(piece))
    mine.filter(state=Review.State.DRAFT).update(
        state=Review.State.GIVEN, given_at=moment, audio=sound_of(reviewer, piece)
    )
    given = list(Review.objects.filter(piece=piece.pk, state=Review.State.GIVEN))
    decided = outcome(piece.reviewers_needed, [_given(review) for review in given])
    if decided != "waiting":
        _decide(piece, decided, moment)
    return Verdict(outcome=decided)


def record_result(piece: Piece, good: bool) -> None:
    """A try at the activity for a piece that was decided; completes it when good. The score is that of the rubric."""
    given = Review.objects.filter(piece=piece.pk, state=Review.State.GIVEN)
    complete_for(
        registration_id=piece.registration_id,
        activity=piece.activity_id,
        key=uuid5(NAMESPACE_URL, f"piece:{piece.pk}"),
        number=piece.number,
        score=score([_given(review) for review in given]),
        passed=good,
        now=piece.decided_at,
    )


def _decide(piece: Piece, decided: Outcome, moment: datetime.datetime) -> None:
    waiting = Piece.objects.filter(pk=piece.pk, state=Piece.State.WAITING)
    if not waiting.update(state=decided, decided_at=moment, updated_at=moment):
        return
    piece.state, piece.decided_at = decided, moment
    registry.get(piece.activity.kind).piece_decided(piece, decided == "good")
    transaction.on_commit(
        lambda: signals.piece_decided.send_robust(sender=None, piece_id=piece.pk, good=decided == "good"), robust=True
    )


def _check(reviewer: Person, piece: Piece) -> None:
    judged = (Piece.State.WAITING, Piece.State.GOOD, Piece.State.AGAIN)
    if piece.state not in judged or piece.registration.person_id == reviewer.pk:
        raise NotForYou
    moment = getattr(piece, "moment", None)
    if moment is not None and reviewer.pk not in (moment.first_assessor_id, moment.second_assessor_id):
        raise NotForYou


def _outcome_of(piece: Piece) -> Outcome:
    return "good" if piece.state == Piece.State.GOOD else "again" if piece.state == Piece.State.AGAIN else "waiting"


def _given(review: Review) -> Given:
    rubric = spec_at(review.rubric_revision)
    points, most = rubric.worth(review.scores) if rubric else (0.0, 0.0)
    decision = "good" if review.decision == Review.Decision.GOOD else "again"
    return Given("good" if decision == "good" else "again", points / most if most else None)
