"""What somebody may see of groups: one group with its modules, and the groups on a home page."""

import datetime
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef

from courses.models import Cohort, CohortRole, Enrolment, ProgrammeRole, SeatAllocation
from courses.models.cohort import CohortQuerySet
from courses.sql import Count, Learners
from lms.models import Organisation


@dataclass(frozen=True)
class Column:
    """One step of a module: its number in the module and its title."""

    number: int
    activity_id: UUID
    title: str


@dataclass(frozen=True)
class Part:
    """A module of the programme with a column per step that is not archived."""

    module_id: UUID
    title: str
    columns: list[Column] = field(default_factory=list)


@dataclass(frozen=True)
class Group:
    """A group as its staff see it.

    runs_programme, is_staff: whether the one who asks coordinates its programme, or is its trainer, coach or assessor.
    organisations: how many have places; only_municipalities: whether all of them are municipalities.
    """

    pk: int
    uuid: UUID
    name: str
    programme: str
    starts_on: datetime.date
    ends_on: datetime.date
    runs_programme: bool
    is_staff: bool
    organisations: int
    only_municipalities: bool
    parts: list[Part]

    def part(self, module: UUID | None) -> Part | None:
        """The module asked for, else the first one; None when the programme has no modules yet."""
        return next((part for part in self.parts if part.module_id == module), next(iter(self.parts), None))


@dataclass(frozen=True)
class GroupCount:
    """A group on a home page, with the learners of it whom the one who asks may see."""

    cohort: Cohort
    count: Count


def group_of(user: Any, uuid: UUID) -> Group | None:
    """The group with its modules and steps in one statement; None when the user may not see it."""
    module = "programme__programme_modules__module"
    rows = list(
        _with_grounds(Cohort.objects.visible_to(user, "cohort.view"), user)
        .filter(uuid=uuid)
        .order_by(
            "programme__programme_modules__position", f"{module}__activities__position", f"{module}__activities__pk"
        )
        .values(
            *("pk", "uuid", "name", "starts_on", "ends_on", "runs_programme", "is_staff"),
            *("organisation_count", "other_kinds"),
            programme_title=F("programme__title"),
            module_key=F(f"{module}"),
            module_title=F(f"{module}__title"),
            module_archived=F(f"{module}__archived_at"),
            activity_key=F(f"{module}__activities"),
            activity_title=F(f"{module}__activities__title"),
            activity_archived=F(f"{module}__activities__archived_at"),
        )
    )
    if not rows:
        return None
    first = rows[0]
    return Group(
        pk=first["pk"],
        uuid=first["uuid"],
        name=first["name"],
        programme=first["programme_title"],
        starts_on=first["starts_on"],
        ends_on=first["ends_on"],
        runs_programme=first["runs_programme"],
        is_staff=first["is_staff"],
        organisations=first["organisation_count"],
        only_municipalities=not first["other_kinds"],
        parts=_parts(rows),
    )


def groups_of(user: Any) -> list[GroupCount]:
    """All groups that the user may see, newest first, with counts: two statements, whatever their number."""
    cohorts = list(Cohort.objects.visible_to(user, "cohort.view").with_programme())
    seen = Enrolment.objects.active().filter(cohort__in=[cohort.pk for cohort in cohorts])
    counts = Learners(seen.visible_to(user, "enrolment.view")).by_cohort() if cohorts else {}
    return [GroupCount(cohort, counts.get(cohort.pk, Count())) for cohort in cohorts]


def _parts(rows: list[dict[str, Any]]) -> list[Part]:
    parts: dict[UUID, Part] = {}
    for row in rows:
        if row["module_key"] is None or row["module_archived"]:
            continue
        part = parts.setdefault(row["module_key"], Part(row["module_key"], row["module_title"]))
        if row["activity_key"] and not row["activity_archived"]:
            part.columns.append(Column(len(part.columns) + 1, row["activity_key"], row["activity_title"]))
    return list(parts.values())


def _with_grounds(cohorts: CohortQuerySet, user: Any) -> CohortQuerySet:
    """Why the user sees the group, so that the page can say whom it shows."""
    programme = ProgrammeRole.objects.active().filter(person__user_id=user.pk, programme=OuterRef("programme"))
    staff = CohortRole.objects.active().filter(person__user_id=user.pk, cohort=OuterRef("pk"))
    others = SeatAllocation.objects.filter(cohort=OuterRef("pk")).exclude(
        organisation__kind=Organisation.Kind.MUNICIPALITY
    )
    return cohorts.annotate(
        runs_programme=Exists(programme), is_staff=Exists(staff), other_kinds=Exists(others)
    ).with_organisation_count()
