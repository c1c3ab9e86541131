"""What waits for somebody to judge: pieces over all groups, oldest first, read by key and never by page number."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from lms.models import Person
from modules.groups import holds
from modules.models import Piece, PlannedMoment, Review
from modules.rules.review import working_days

MOST = 99  # counts stop here: '99+'
AFTER, BEFORE = 14, 3  # pieces around the one on the desk
PAGE = 25


@dataclass(frozen=True)
class Narrowed:
    """What the queue is filtered on; empty: everything. group: key; activity: key; kind: name."""

    group: str = ""
    activity: UUID | None = None
    kind: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Narrowed":
        """From an address: groep, stap, soort. What makes no sense is left out."""
        try:
            activity = UUID(query.get("stap", ""))
        except ValueError:
            activity = None
        return cls(query.get("groep", "")[:60], activity, query.get("soort", "")[:40])

    @property
    def query(self) -> str:
        """For an address, with its question mark; '' without a filter."""
        given = {"groep": self.group, "stap": str(self.activity or ""), "soort": self.kind}
        used = {name: value for name, value in given.items() if value}
        return f"?{urlencode(used)}" if used else ""


@dataclass(frozen=True)
class Waiting:
    """One piece in the queue."""

    id: int
    handed_in_at: datetime.datetime
    name: str
    title: str
    number: int

    @cached_property
    def days(self) -> int:
        """Working days since it was handed in."""
        return working_days(timezone.localdate(self.handed_in_at), timezone.localdate())

    @property
    def is_today(self) -> bool:
        """On Sunday, work of Friday is no working day old and not of today either."""
        return timezone.localdate(self.handed_in_at) == timezone.localdate()


_FIELDS = ("id", "handed_in_at", "registration__person__name", "activity__title", "number")
_ORDER = ("handed_in_at", "id")


@dataclass(frozen=True)
class Around:
    """The queue around a place in it. place: how many go before, None when that is MOST or more. total: capped too.

    before: nearest first.
    """

    before: list[Waiting]
    after: list[Waiting]
    place: int | None
    total: int


class Queue:
    """The pieces that wait for one person. Every method is one statement, `around` at most three."""

    def __init__(self, user: Any, person: Person, narrowed: Narrowed | None = None) -> None:
        self.pieces = waiting_for(user, person)
        if narrowed and narrowed.group:
            self.pieces = self.pieces.filter(holds(narrowed.group))
        if narrowed and narrowed.activity:
            self.pieces = self.pieces.filter(activity=narrowed.activity)
        if narrowed and narrowed.kind:
            self.pieces = self.pieces.filter(activity__kind=narrowed.kind)

    @cached_property
    def count(self) -> int:
        """How many wait; stops counting at MOST + 1."""
        if "head" in self.__dict__:
            return len(self.head)
        return self.pieces.order_by()[: MOST + 1].count()

    def first(self) -> int | None:
        """Key of the oldest one."""
        return self.pieces.order_by(*_ORDER).values_list("pk", flat=True).first()

    @cached_property
    def head(self) -> list[Waiting]:
        """The oldest ones, at most MOST + 1: the whole queue of nearly everybody."""
        return self.after(None, MOST + 1)

    def around(self, place: tuple[datetime.datetime, int]) -> Around:
        """What goes before and after a place, which need not be in the queue (any more)."""
        older = [each for each in self.head if (each.handed_in_at, each.id) < place]
        newer = [each for each in self.head if (each.handed_in_at, each.id) > place]
        total = len(self.head)
        if total <= MOST:
            return Around(older[::-1], newer, len(older), total)
        if len(older) <= MOST and len(newer) > AFTER:
            return Around(older[::-1], newer, len(older), total)
        is_far = len(older) > MOST
        before = self.before(place, BEFORE + 1) if is_far else older[::-1]
        return Around(before, self.after(place, AFTER + 1), None if is_far else len(older), total)

    def after(self, place: tuple[datetime.datetime, int] | None, number: int) -> list[Waiting]:
        """The next pieces after a place (handed in, key); from the beginning without one."""
        pieces = self.pieces
        if place:
            moment, key = place
            pieces = pieces.filter(Q(handed_in_at__gt=moment) | Q(handed_in_at=moment, pk__gt=key))
            pieces = pieces.filter(handed_in_at__gte=moment)  # what an index can use
        return [Waiting(*row) for row in pieces.order_by(*_ORDER).values_list(*_FIELDS)[:number]]

    def before(self, place: tuple[datetime.datetime, int], number: int) -> list[Waiting]:
        """The pieces just before a place, nearest first."""
        moment, key = place
        pieces = self.pieces.filter(Q(handed_in_at__lt=moment) | Q(handed_in_at=moment, pk__lt=key))
        pieces = pieces.filter(handed_in_at__lte=moment).order_by("-handed_in_at", "-id")
        return [Waiting(*row) for row in pieces.values_list(*_FIELDS)[:number]]


def waiting_for(user: Any, person: Person) -> Any:
    """Pieces that this person must still judge: visible, not the own, not judged by them yet, and not for others.

    A piece with a planned moment waits for its assessors only, and from that moment on.
    """
    given = Review.objects.filter(piece=OuterRef("pk"), reviewer=person, state=Review.State.GIVEN)
    return (
        Piece.objects.waiting()
        .visible_to(user, "piece.review")
        .exclude(registration__person=person)
        .filter(~Exists(given), for_me(person), handed_in_at__lte=timezone.now())
    )


def for_me(person: Person) -> Q:
    """Condition on pieces: nobody was chosen to judge it, or this person was."""
    others = PlannedMoment.objects.filter(piece=OuterRef("pk"))
    return ~Q(Exists(others.exclude(first_assessor=person).exclude(second_assessor=person)))
