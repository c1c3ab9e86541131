"""One piece on the desk: what was asked, what was handed in, what was said before, and the own review so far."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from lms.models import Organisation, Person
from modules import published
from modules.feedback import DECIDED, ShownReview, ShownVersion, shown, versions_of
from modules.kinds import registry
from modules.kinds.base import ActivityKind
from modules.models import Activity, Piece, Review
from modules.published import NotPublished, Published
from modules.queue import for_me
from modules.rubrics import spec_at
from modules.rules.rubric import RubricSpec

BUSY = datetime.timedelta(minutes=20)  # so long after the last change somebody is 'busy with it'
_STATES = (Piece.State.WAITING, *DECIDED)


@dataclass(frozen=True)
class OnDesk:
    """published: None when the activity is not live any more. rubric: the version to fill in.

    busy: drafts that others wrote a moment ago. given: reviews of it, once it is decided. earlier: decided versions.
    """

    piece: Piece
    kind: ActivityKind
    published: Published | None
    rubric: RubricSpec | None
    mine: Review | None
    given: list[ShownReview]
    earlier: list[ShownVersion]
    busy: list[Review]

    @property
    def learner(self) -> Person:
        return self.piece.registration.person

    @property
    def organisation(self) -> Organisation | None:
        return self.piece.registration.organisation

    @property
    def activity(self) -> Activity:
        return self.piece.activity

    @property
    def title(self) -> str:
        return self.published.title if self.published else self.piece.activity.title

    @property
    def content(self) -> Any:
        return self.published.content if self.published else None

    @property
    def is_open(self) -> bool:
        """Whether this person must still judge it."""
        return self.piece.state == Piece.State.WAITING and not self.is_mine_given

    @property
    def is_mine_given(self) -> bool:
        return self.mine is not None and self.mine.state == Review.State.GIVEN

    @property
    def is_decided(self) -> bool:
        return self.piece.state in DECIDED

    @property
    def together(self) -> bool:
        """Whether two people judge it, who do not see each other's review before both are ready."""
        return self.piece.reviewers_needed > 1

    @property
    def decided(self) -> ShownVersion:
        """The piece with its reviews, as the learner sees it."""
        return ShownVersion(self.piece, self.given)

    @property
    def unsent(self) -> Review | None:
        """The own words that came too late."""
        return self.mine if self.is_decided and not self.is_mine_given else None

    @property
    def place(self) -> tuple[datetime.datetime, int]:
        """Where it stands in the queue."""
        return self.piece.handed_in_at or self.piece.created_at, self.piece.pk


def open_piece(user: Any, person: Person, key: int, language: str) -> OnDesk | None:
    """The piece, for somebody who may judge it; None for the own work, and for what is not (yet) for this person.

    Two statements, and the published content from memory.
    """
    piece = (
        Piece.objects.visible_to(user, "piece.review")
        .exclude(registration__person=person)
        .filter(for_me(person), pk=key, state__in=_STATES, handed_in_at__lte=timezone.now())
        .select_related("registration__person", "registration__organisation", "activity__module", "answer", "moment")
        .first()
    )
    if piece is None:
        return None
    reviews = list(
        Review.objects.filter(piece__registration=piece.registration_id, piece__activity=piece.activity_id)
        .filter(piece__answer=piece.answer_id)
        .select_related("piece", "reviewer", "audio")
        .order_by("-piece__number", "given_at", "pk")
    )
    content = _published(piece, language)
    kind = registry.get(piece.activity.kind)
    mine = next((each for each in reviews if each.piece_id == piece.pk and each.reviewer_id == person.pk), None)
    others = [each for each in reviews if each.piece_id == piece.pk and each.reviewer_id != person.pk]
    given = [each for each in reviews if each.piece_id == piece.pk and each.state == Review.State.GIVEN]
    decided = piece.state in DECIDED
    before = [each for each in reviews if each.piece.number < piece.number and each.state == Review.State.GIVEN]
    live = kind.rubric(content.content) if content else None
    return OnDesk(
        piece=piece,
        kind=kind,
        published=content,
        rubric=spec_at(mine.rubric_revision if mine else None) or live,
        mine=mine,
        given=[shown(each) for each in given] if decided else [],
        earlier=versions_of([each for each in before if each.piece.state in DECIDED]),
        busy=[] if decided else [each for each in others if _is_busy(each, piece)],
    )


def _is_busy(review: Review, piece: Piece) -> bool:
    return review.state == Review.State.DRAFT and review.updated_at > timezone.now() - BUSY


def _published(piece: Piece, language: str) -> Published | None:
    try:
        return published.activity(piece.activity_id, piece.activity.module.content_version, language)
    except NotPublished:
        return None
