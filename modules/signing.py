"""What a coach or trainer may sign off: the tasks that wait, and all tasks of the own groups."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, QuerySet
from django.urls import reverse

from lms.models import Person
from modules.models import ItemReport, Registration

PERMISSION = "signoff.sign"


@dataclass(frozen=True)
class Task:
    """One learner's task in a list. since: when the first item was asked about; None when nothing waits."""

    registration: UUID
    activity: UUID
    person: str
    organisation: str
    title: str
    module: str
    items: int = 0
    since: datetime | None = None

    @property
    def url(self) -> str:
        return reverse("lms_modules:sign", args=[self.registration, self.activity])


def waiting_tasks(user: Any, person: Person) -> QuerySet:
    """Tasks in which somebody is asked to sign off, oldest first, as dicts for `as_task`. Never the own work."""
    return (
        ItemReport.objects.visible_to(user, PERMISSION)
        .waiting()
        .filter(registration__closed_at=None, activity__archived_at=None)
        .exclude(registration__person=person)
        .values(
            "registration__uuid",
            "registration__person__name",
            "registration__organisation__name",
            "activity_id",
            "activity__title",
            "activity__module__title",
        )
        .annotate(since=Min("asked_at"), items=Count("pk", distinct=True))
        .order_by("since", "registration__uuid")
    )


def all_tasks(user: Any, person: Person) -> QuerySet:
    """Every task of everybody whom the user may sign off for, by name, as dicts for `as_task`."""
    return (
        Registration.objects.open()
        .visible_to(user, PERMISSION)
        .filter(module__activities__kind="workplace", module__activities__archived_at=None)
        .exclude(person=person)
        .values(
            "uuid",
            "person__name",
            "organisation__name",
            "module__title",
            "module__activities__id",
            "module__activities__title",
        )
        .distinct()
        .order_by("person__sort_name", "uuid", "module__activities__position")
    )


def as_task(row: dict[str, Any]) -> Task:
    """A row of one of the two lists."""
    if "since" in row:
        return Task(
            registration=row["registration__uuid"],
            activity=row["activity_id"],
            person=row["registration__person__name"],
            organisation=row["registration__organisation__name"] or "",
            title=row["activity__title"],
            module=row["activity__module__title"],
            items=row["items"],
            since=row["since"],
        )
    return Task(
        registration=row["uuid"],
        activity=row["module__activities__id"],
        person=row["person__name"],
        organisation=row["organisation__name"] or "",
        title=row["module__activities__title"],
        module=row["module__title"],
    )
