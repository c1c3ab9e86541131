"""The board as SQL texts: counts of everybody somebody may see in a group, and one page of them.

`seen` is always a QuerySet of enrolments that went through `visible_to`; its SQL becomes the first part of the
statement, so who may see whom is decided in one place. Runs unchanged on PostgreSQL and SQLite 3.35 or newer.
"""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.utils import timezone

from courses.models.enrolment import EnrolmentQuerySet
from courses.rules.pace import SILENT_DAYS, START_DAYS, Word
from modules.models import Module

NOT_BEGUN = "niet-begonnen"


@dataclass(frozen=True)
class Narrowed:
    """What the board is filtered on; empty means: everybody. pace: a Word or NOT_BEGUN."""

    name: str = ""
    organisation: str = ""  # slug
    pace: str = ""


@dataclass(frozen=True)
class Count:
    """learners = behind + done + on track; not_begun lies across behind and on track."""

    learners: int = 0
    behind: int = 0
    done: int = 0
    not_begun: int = 0


@dataclass(frozen=True)
class OrganisationCount:
    """The visible learners on behalf of one organisation. matches: those that fit the name and pace asked for."""

    slug: str
    name: str
    kind: str
    count: Count
    matches: int


@dataclass(frozen=True)
class Row:
    """One learner on the board. registration_id: the run of the module asked for, when there is one."""

    enrolment_id: int
    person_id: int
    name: str
    organisation: str
    registration_id: int | None
    modules: int
    unfinished: int
    last_active: datetime.datetime | None
    enrolled_at: datetime.datetime


# Only modules that are in the programme today and have steps count: a learner is not kept from 'done' by a module
# that was taken out or is still empty.
_LEARNERS = """
WITH seen (id, cohort_id, person_id, organisation_id, created_at) AS ({seen}),
counting AS (
  SELECT pm.programme_id, pm.module_id
  FROM lms_courses_programmemodule pm
  JOIN lms_modules_module m ON m.id = pm.module_id
  WHERE m.archived_at IS NULL AND m.activity_count > 0
),
runs AS (
  SELECT s.id, s.cohort_id, s.person_id, s.organisation_id, s.created_at, c.starts_on,
    MAX(r.last_activity_at) AS last_active,
    COUNT(m.module_id) AS modules,
    COUNT(CASE WHEN r.completed_at IS NULL THEN m.module_id END) AS unfinished,
    MAX(CASE WHEN r.module_id = %s THEN r.id END) AS registration_id
  FROM seen s
  JOIN lms_courses_cohort c ON c.id = s.cohort_id
  LEFT JOIN lms_courses_enrolmentregistration l ON l.enrolment_id = s.id
  LEFT JOIN lms_modules_registration r ON r.id = l.registration_id
  LEFT JOIN counting m ON m.programme_id = c.programme_id AND m.module_id = r.module_id
  GROUP BY s.id, s.cohort_id, s.person_id, s.organisation_id, s.created_at, c.starts_on
),
learner AS (
  SELECT runs.*, CASE
    WHEN modules > 0 AND unfinished = 0 THEN 'klaar'
    WHEN starts_on > %s THEN 'op-schema'
    WHEN last_active < %s THEN 'achter'
    WHEN last_active IS NULL AND starts_on <= %s AND created_at < %s THEN 'achter'
    ELSE 'op-schema' END AS pace
  FROM runs
)
"""

_COUNTS = """
  COUNT(*),
  COUNT(CASE WHEN w.pace = 'achter' THEN 1 END),
  COUNT(CASE WHEN w.pace = 'klaar' THEN 1 END),
  COUNT(CASE WHEN w.last_active IS NULL AND w.pace <> 'klaar' THEN 1 END)
"""

_BY_ORGANISATION = """
SELECT o.slug, o.name, o.kind, t.* FROM (
  SELECT w.organisation_id, COUNT(CASE WHEN {fits} THEN 1 END), {counts}
  FROM learner w {people}
  GROUP BY w.organisation_id
) t
JOIN lms_organisation o ON o.id = t.organisation_id
ORDER BY o.name
"""

_BY_COHORT = "SELECT w.cohort_id, {counts} FROM learner w GROUP BY w.cohort_id"

# Who is behind stands on top, longest silent first; then by name.
_PAGE = """
SELECT w.id, p.id, p.name, o.name, w.registration_id, w.modules, w.unfinished, w.last_active, w.created_at
FROM learner w
JOIN lms_person p ON p.id = w.person_id
JOIN lms_organisation o ON o.id = w.organisation_id
WHERE {fits}
ORDER BY CASE WHEN w.pace = 'achter' THEN 0 ELSE 1 END,
  CASE WHEN w.pace = 'achter' THEN w.last_active END NULLS FIRST, p.sort_name, p.id
LIMIT %s OFFSET %s
"""


class Learners:
    """Everybody in `seen` with their pace on a day; the SQL of the tenancy rule is put together once."""

    def __init__(self, seen: EnrolmentQuerySet, *, module: UUID | None = None, today: datetime.date | None = None):
        day = today or timezone.localdate()
        self._with: str | None = None
        try:
            inner, params = seen.order_by().values_list(*_SEEN).query.sql_with_params()
        except EmptyResultSet:
            return
        self._with = _LEARNERS.format(seen=inner)
        self._params = [
            *params,
            Module._meta.pk.get_db_prep_value(module, connection) if module else None,
            _day(day),
            _midnight(day - datetime.timedelta(days=SILENT_DAYS - 1)),
            _day(day - datetime.timedelta(days=START_DAYS)),
            _midnight(day - datetime.timedelta(days=START_DAYS - 1)),
        ]

    def by_organisation(self, narrowed: Narrowed) -> list[OrganisationCount]:
        """Totals per organisation in the order of their names; the organisation filter does not narrow them."""
        fits, values = _fits(narrowed, with_organisation=False)
        people = "JOIN lms_person p ON p.id = w.person_id" if narrowed.name else ""
        rows = self._rows(_BY_ORGANISATION.format(fits=fits, counts=_COUNTS, people=people), values)
        return [
            OrganisationCount(slug, name, kind, Count(*counts), matches)
            for slug, name, kind, _key, matches, *counts in rows
        ]

    def by_cohort(self) -> dict[int, Count]:
        """Totals per group; groups without a visible learner are left out."""
        return {row[0]: Count(*row[1:]) for row in self._rows(_BY_COHORT.format(counts=_COUNTS), [])}

    def page(self, narrowed: Narrowed, *, limit: int, offset: int = 0) -> list[Row]:
        """One page of the board."""
        fits, values = _fits(narrowed, with_organisation=True)
        rows = self._rows(_PAGE.format(fits=fits), [*values, limit, offset])
        return [Row(*(*row, _moment(active), _moment(enrolled))) for *row, active, enrolled in rows]

    def _rows(self, select: str, params: list[Any]) -> list[tuple]:
        if self._with is None:
            return []
        with connection.cursor() as cursor:
            cursor.execute(self._with + select, [*self._params, *params])
            return cursor.fetchall()


_SEEN = ("pk", "cohort_id", "person_id", "organisation_id", "created_at")


def _fits(narrowed: Narrowed, *, with_organisation: bool) -> tuple[str, list[Any]]:
    conditions, params = ["1 = 1"], []
    if narrowed.name:
        conditions.append("UPPER(p.name) LIKE UPPER(%s) ESCAPE '!'")
        escaped = "".join(f"!{char}" if char in "!%_" else char for char in narrowed.name)
        params.append(f"%{escaped}%")
    if narrowed.pace == NOT_BEGUN:
        conditions.append("w.last_active IS NULL AND w.pace <> 'klaar'")
    elif narrowed.pace:
        conditions.append("w.pace = %s")
        params.append(Word(narrowed.pace).value)
    if narrowed.organisation and with_organisation:
        conditions.append("o.slug = %s")
        params.append(narrowed.organisation)
    return " AND ".join(conditions), params


def _day(day: datetime.date) -> Any:
    return connection.ops.adapt_datefield_value(day)


def _midnight(day: datetime.date) -> Any:
    """The moment at which a local day begins, as the database compares it."""
    start = timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
    return connection.ops.adapt_datetimefield_value(start)


def _moment(value: Any) -> Any:
    """SQLite gives text for a computed moment and one without zone for a column; PostgreSQL gives it whole."""
    if isinstance(value, str):
        value = datetime.datetime.fromisoformat(value)
    return value.replace(tzinfo=value.tzinfo or datetime.UTC) if value else None
