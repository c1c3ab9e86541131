"""The board: learners of one group against the steps of one module. How far, never how well.

No scores, no answers and no reflections come in here: only whether a step was finished or begun.
"""

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Value
from django.utils import timezone

from courses.forms import BoardFilter
from courses.groups import Group, Part, group_of
from courses.models import Enrolment
from courses.rules.pace import Pace, Situation, Word, pace_of
from courses.sql import Count, Learners, Narrowed, OrganisationCount, Row
from modules.models import Answer, Attempt, Completion

PAGE_SIZE = 50
ATTENTION = 5  # how many people the list above the board names


@dataclass(frozen=True)
class Learner:
    """A row: states holds a state word per column; done counts the steps that are finished."""

    enrolment_id: int
    person_id: int
    name: str
    organisation: str
    pace: Pace
    last_active: datetime.date | None
    states: list[str]

    @property
    def done(self) -> int:
        return self.states.count("klaar")

    @property
    def is_behind(self) -> bool:
        return self.pace.word is Word.BEHIND


@dataclass(frozen=True)
class Board:
    """One page of the board with the counts of everybody the user may see in the group."""

    group: Group
    part: Part | None
    form: BoardFilter
    narrowed: Narrowed
    organisations: list[OrganisationCount]
    total: Count
    page: Page
    learners: list[Learner]

    @property
    def on_track(self) -> int:
        return self.total.learners - self.total.behind - self.total.done

    @property
    def is_narrowed(self) -> bool:
        return self.narrowed != Narrowed()

    @property
    def attention(self) -> list[Learner]:
        """Who waits longest, on the first page only: who filters or turns the page is looking for something else."""
        if self.is_narrowed or self.page.number > 1:
            return []
        return [learner for learner in self.learners[:ATTENTION] if learner.is_behind]


def read_board(user: Any, cohort: UUID, query: Mapping[str, str]) -> Board | None:
    """The board as the user may see it, in four statements; None when the user may not see the group.

    query: naam, gemeente and tempo (the filter), module (key) and pagina. Values that make no sense are ignored.
    """
    group = group_of(user, cohort)
    if group is None:
        return None
    part = group.part(_key(query.get("module")))
    seen = Enrolment.objects.active().filter(cohort=group.pk).visible_to(user, "enrolment.view")
    today = timezone.localdate()
    everybody = Learners(seen, module=part.module_id if part else None, today=today)
    form = BoardFilter(query)
    organisations = everybody.by_organisation(form.narrowed())
    form.offer(organisations)
    narrowed = form.narrowed()
    page = Paginator(range(_matches(organisations, narrowed)), PAGE_SIZE).get_page(query.get("pagina"))
    rows = everybody.page(narrowed, limit=PAGE_SIZE, offset=(page.number - 1) * PAGE_SIZE)
    return Board(
        group=group,
        part=part,
        form=form,
        narrowed=narrowed,
        organisations=organisations,
        total=_sum(organisations),
        page=page,
        learners=_learners(rows, group, part, today),
    )


def _learners(rows: list[Row], group: Group, part: Part | None, today: datetime.date) -> list[Learner]:
    begun, finished = _progress([row.registration_id for row in rows if row.registration_id])
    steps = [column.activity_id for column in part.columns] if part else []
    learners = []
    for row in rows:
        done, busy = finished[row.registration_id], begun[row.registration_id]
        last_active = timezone.localdate(row.last_active) if row.last_active else None
        enrolled_on = timezone.localdate(row.enrolled_at)
        situation = Situation(row.modules, row.unfinished, last_active, group.starts_on, enrolled_on)
        learners.append(
            Learner(
                enrolment_id=row.enrolment_id,
                person_id=row.person_id,
                name=row.name,
                organisation=row.organisation,
                pace=pace_of(situation, today),
                last_active=last_active,
                states=["klaar" if step in done else "bezig" if step in busy else "open" for step in steps],
            )
        )
    return learners


def _progress(registrations: list[int]) -> tuple[Mapping[Any, set[UUID]], Mapping[Any, set[UUID]]]:
    """Per registration the steps with a try or an answer, and the finished steps; only that they are there."""
    begun: dict[int, set[UUID]] = defaultdict(set)
    finished: dict[int, set[UUID]] = defaultdict(set)
    if registrations:
        completions, attempts, answers = (
            model.objects.filter(registration_id__in=registrations)
            .order_by()
            .values_list("registration_id", "activity_id", Value(model is Completion))
            for model in (Completion, Attempt, Answer)
        )
        for registration, activity, is_done in completions.union(attempts, answers):
            (finished if is_done else begun)[registration].add(activity)
    return begun, finished


def _matches(organisations: list[OrganisationCount], narrowed: Narrowed) -> int:
    return sum(each.matches for each in organisations if narrowed.organisation in ("", each.slug))


def _sum(organisations: list[OrganisationCount]) -> Count:
    counts = [each.count for each in organisations]
    return Count(
        learners=sum(count.learners for count in counts),
        behind=sum(count.behind for count in counts),
        done=sum(count.done for count in counts),
        not_begun=sum(count.not_begun for count in counts),
    )


def _key(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
