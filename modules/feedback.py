"""Reviews as they are shown: to the learner once everybody gave theirs, to the trainer beside an earlier version."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from modules.models import Piece, Review
from modules.rubrics import spec_at

DECIDED = (Piece.State.GOOD, Piece.State.AGAIN)


@dataclass(frozen=True)
class ScoredLine:
    """One criterion of the rubric with the level that was chosen; level '' when none was. place: from 1."""

    name: str
    level: str
    description: str
    place: int
    total: int


@dataclass(frozen=True)
class ShownReview:
    """One review that was given."""

    reviewer: str
    given_at: datetime.datetime
    good: bool
    text: str
    reason: str
    lines: list[ScoredLine]
    review: Review


@dataclass(frozen=True)
class ShownVersion:
    """One version that was handed in and decided, with its reviews."""

    piece: Piece
    reviews: list[ShownReview] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return self.piece.state == Piece.State.GOOD

    @property
    def number(self) -> int:
        return self.piece.number

    @property
    def decided_at(self) -> datetime.datetime | None:
        return self.piece.decided_at


def feedback_on(registration_id: int, activity: UUID, *, answer: int | None = None) -> list[ShownVersion]:
    """What a learner may read about an activity, or about one answer in it: newest version first, one statement.

    A piece that waits is left out, also when one of two reviewers is ready.
    """
    reviews = Review.objects.filter(
        piece__registration=registration_id,
        piece__activity=activity,
        piece__answer=answer,
        piece__state__in=DECIDED,
        state=Review.State.GIVEN,
    ).select_related("piece", "reviewer", "audio")
    return versions_of(reviews.order_by("-piece__number", "given_at", "pk"))


def versions_of(reviews: Iterable[Review]) -> list[ShownVersion]:
    """Given reviews put together per version, in their order."""
    versions: dict[int, ShownVersion] = {}
    for review in reviews:
        version = versions.setdefault(review.piece_id, ShownVersion(review.piece))
        version.reviews.append(shown(review))
    return list(versions.values())


def shown(review: Review) -> ShownReview:
    """A given review with the words of the rubric version it was made with."""
    return ShownReview(
        reviewer=review.reviewer.name,
        given_at=review.given_at or review.updated_at,
        good=review.decision == Review.Decision.GOOD,
        text=review.text,
        reason=review.reason,
        lines=_lines(review),
        review=review,
    )


def _lines(review: Review) -> list[ScoredLine]:
    rubric = spec_at(review.rubric_revision)
    if rubric is None:
        return []
    scores = rubric.usable(review.scores)
    lines = []
    for criterion in rubric.criteria:
        level = criterion.levels[scores[criterion.id]] if criterion.id in scores else None
        lines.append(
            ScoredLine(
                name=criterion.name,
                level=level.label if level else "",
                description=level.description if level else "",
                place=scores.get(criterion.id, -1) + 1,
                total=len(criterion.levels),
            )
        )
    return lines
