"""Points for open answers, from what a person decided about them."""

import datetime
from collections.abc import Iterable

from django.db import transaction

from modules import published
from modules.models import Answer, Piece, Review
from modules.question_kinds import registry
from modules.rules.scoring import QuizSpec
from modules.services.attempts import finish_for
from modules.services.recording import Finished
from modules.tries import question_at

SHARE = "share"  # in Review.scores: the part of the points, 0 to 1, where a reviewer gave that


def piece_decided(piece: Piece, good: bool | None = None) -> Finished | None:
    """Give the answer of a decided piece its points, and finish the try when it was the last that waited.

    good: the decision (None: read it from the piece). A reviewer who gave a share of the points decides more finely;
    of two reviewers the mean. Idempotent. Returns the outcome of the try, or None while it waits for more.
    """
    good = piece.state == Piece.State.GOOD if good is None else good
    if piece.answer_id is None:
        return None
    given = Review.objects.filter(piece=piece, state=Review.State.GIVEN).values_list("scores", flat=True)
    return grade_open_answer(answer_id=piece.answer_id, share=_share(given, good), now=piece.decided_at)


@transaction.atomic
def grade_open_answer(*, answer_id: int, share: float, now: datetime.datetime | None = None) -> Finished | None:
    """Set the points of an answer that waited; one that has points keeps them. share: 0 to 1 of what a person judges.

    Returns the outcome of the try when this finished it.
    """
    answer = Answer.objects.select_for_update(no_key=True).get(pk=answer_id)
    if answer.points is None:
        answer.points = _points(answer, share)
        answer.save(update_fields=["points"])
    if not answer.counts:
        return None
    try:
        return finish_for(registration_id=answer.registration_id, activity=answer.activity_id, now=now)
    except published.NotPublished:
        return None  # the quiz is offline; the points are kept, and the try finishes at the next visit


def _points(answer: Answer, share: float) -> float:
    """Scored with the version of the question that was answered."""
    spec = question_at(QuizSpec(questions=()), answer.question_id, answer.question_revision)
    if spec is None:
        spec = registry.spec_of(answer.question.get_real_instance())
    judged = registry.get(spec.kind).judge(spec, answer.given, share)
    # The maximum of the answer stands: it is what the learner was told.
    return round((judged.points or 0.0) * answer.max_points / (judged.max_points or 1.0), 4)


def _share(scores: Iterable[dict], good: bool) -> float:
    shares = [each[SHARE] for each in scores if isinstance(each.get(SHARE), int | float)]
    if shares:
        return max(0.0, min(1.0, sum(shares) / len(shares)))
    return 1.0 if good else 0.0
