"""Planning when somebody presents. The piece that the assessors judge is made with the moment."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from lms.models import Person
from modules.groups import assessors_of
from modules.models import Activity, Piece, PlannedMoment, Registration


class AlreadyPlanned(Exception):
    """A moment is open for this learner and this activity, or somebody judges it already."""


class NotAllowed(Exception):
    """An assessor who may not judge this learner, or too few of them."""


@dataclass(frozen=True)
class Appointment:
    """When, where and before whom. assessors: one or two different people."""

    starts_at: datetime.datetime
    assessors: tuple[Person, ...]
    place: str = ""
    link: str = ""


@transaction.atomic
def plan_moment(
    *,
    registration: Registration,
    activity: Activity,
    appointment: Appointment,
    planned_by: Person,
    key: UUID,
    needed: int | None = None,
) -> PlannedMoment:
    """Plan a moment; the piece waits from its beginning. The same key again finds the same moment.

    needed: how many assessors must judge it (None: all of the appointment). Raises AlreadyPlanned and NotAllowed.
    """
    _check(registration, appointment, needed)
    piece = Piece(
        registration=registration,
        activity=activity,
        key=key,
        number=_earlier(registration, activity) + 1,
        content_version=registration.module.content_version,
        state=Piece.State.WAITING,
        reviewers_needed=len(appointment.assessors),
        handed_in_at=appointment.starts_at,
    )
    # The constraint on open pieces decides; a retry and a second planner both write nothing.
    Piece.objects.bulk_create([piece], ignore_conflicts=True)
    made = Piece.objects.filter(registration=registration, key=key).first()
    if made is None:
        raise AlreadyPlanned
    moment, _is_new = PlannedMoment.objects.get_or_create(
        piece=made,
        defaults={
            "registration": registration,
            "activity": activity,
            "planned_by": planned_by,
            **_values(appointment),
        },
    )
    return moment


@transaction.atomic
def move_moment(*, moment: PlannedMoment, appointment: Appointment, needed: int | None = None) -> None:
    """Another time, place or other assessors, as long as nobody gave a review. Raises AlreadyPlanned and NotAllowed."""
    _check(moment.registration, appointment, needed)
    piece = _untouched(moment)
    PlannedMoment.objects.filter(pk=moment.pk).update(updated_at=timezone.now(), **_values(appointment))
    Piece.objects.filter(pk=piece.pk).update(
        handed_in_at=appointment.starts_at,
        reviewers_needed=len(appointment.assessors),
        updated_at=timezone.now(),
    )


@transaction.atomic
def cancel_moment(*, moment: PlannedMoment) -> None:
    """Call it off, as long as nobody gave a review; the record stays. Raises AlreadyPlanned."""
    piece = _untouched(moment)
    Piece.objects.filter(pk=piece.pk).update(state=Piece.State.WITHDRAWN, updated_at=timezone.now())


def _earlier(registration: Registration, activity: Activity) -> int:
    judged = Piece.objects.filter(registration=registration, activity=activity, answer=None)
    return judged.exclude(state=Piece.State.WITHDRAWN).count()


def _untouched(moment: PlannedMoment) -> Piece:
    """The piece under a lock, when nobody gave a review yet."""
    piece = Piece.objects.select_for_update().get(pk=moment.piece_id)
    if piece.state != Piece.State.WAITING or piece.reviews.filter(state="given").exists():
        raise AlreadyPlanned
    return piece


def _check(registration: Registration, appointment: Appointment, needed: int | None) -> None:
    people = appointment.assessors
    allowed = {person.pk for person in assessors_of([registration.pk]).get(registration.pk, [])}
    chosen = {person.pk for person in people}
    if not people or len(chosen) != len(people) or len(people) > 2 or len(people) < (needed or 1):
        raise NotAllowed
    if not chosen <= allowed or registration.person_id in chosen:
        raise NotAllowed


def _values(appointment: Appointment) -> dict[str, object]:
    first, second = (*appointment.assessors, None)[:2]
    return {
        "starts_at": appointment.starts_at,
        "place": appointment.place,
        "link": appointment.link,
        "first_assessor": first,
        "second_assessor": second,
    }
