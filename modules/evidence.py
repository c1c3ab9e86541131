"""What can be kept of pieces of work, and what of them is in a portfolio already."""

import datetime
from collections import Counter
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from media.models import PrivateFile
from modules.feedback import DECIDED, ShownReview, shown
from modules.models import Evidence, Piece, Review
from modules.rubrics import spec_at
from modules.rules.evidence import Assessment, Draft, FrozenLine, FrozenReview


def drafts_of(piece: Piece) -> list[Draft]:
    """The text and each file of a decided piece, all with its assessment; nothing of one that is not decided."""
    if piece.state not in DECIDED:
        return []
    # What is kept of a version is the same whenever it is kept: the keys follow from the rows.
    assessment, day, title = assessment_of(piece), day_of(piece.handed_in_at), piece.activity.title
    drafts = []
    if piece.text:
        drafts.append(Draft("text", key_of(piece), title, day, text=piece.text, assessment=assessment))
    for each in piece.piece_files.select_related("file"):
        if each.file.state == PrivateFile.State.COMPLETE:
            key, name = f"{key_of(piece)}:file:{each.file_id}", f"{title}: {each.file.name}"
            drafts.append(Draft("file", key, name, day, file=each.file_id, assessment=assessment))
    return drafts


def last_decided(registration_id: int, activity: UUID) -> Piece | None:
    """The newest version that was decided; answers to open questions of a quiz are left out."""
    pieces = Piece.objects.filter(registration=registration_id, activity=activity, answer=None, state__in=DECIDED)
    return pieces.select_related("activity").order_by("-number", "-pk").first()


def assessment_of(piece: Piece) -> Assessment:
    """How a decided piece was judged, with the words of the rubric versions that were used."""
    given = Review.objects.filter(piece=piece, state=Review.State.GIVEN).select_related("reviewer", "piece", "audio")
    reviews = [_frozen(shown(review)) for review in given.order_by("given_at", "pk")]
    if not reviews:
        return Assessment()
    decision = "good" if piece.state == Piece.State.GOOD else "again"
    return Assessment(
        "good" if decision == "good" else "again", day_of(piece.decided_at or piece.updated_at), tuple(reviews)
    )


def key_of(piece: Piece) -> str:
    """Begin of the source key of everything that is kept of a piece."""
    return f"piece:{piece.pk}"


def kept_of(registration_id: int, activity: UUID) -> Counter[int]:
    """Key of a piece -> how many things of it are in the portfolio; under 0 what does not come from a piece."""
    rows = Evidence.objects.non_polymorphic().kept().filter(registration=registration_id, activity=activity)
    return Counter(_piece_in(key) for key in rows.values_list("source_key", flat=True))


def keep_url(registration: UUID, activity: UUID) -> str:
    """Where the button 'Bewaar in mijn portfolio' of a step posts to."""
    return reverse("lms_modules:portfolio_keep", args=[registration, activity])


def day_of(moment: datetime.datetime | None) -> datetime.date:
    """The day in the time zone of the site; today when nobody knows."""
    return timezone.localdate(moment) if moment else timezone.localdate()


def _piece_in(key: str) -> int:
    kind, _, rest = key.partition(":")
    return int(rest.partition(":")[0]) if kind == "piece" else 0


def _frozen(review: ShownReview) -> FrozenReview:
    rubric = spec_at(review.review.rubric_revision)
    return FrozenReview(
        reviewer=review.reviewer,
        given_at=day_of(review.given_at),
        good=review.good,
        text=review.text,
        reason=review.reason,
        rubric=rubric.title if rubric else "",
        revision=rubric.revision if rubric else None,
        lines=tuple(FrozenLine(line.name, line.level, line.description) for line in review.lines),
    )
