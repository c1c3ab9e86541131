"""What this room adds to the workspace: its urls, the groups on the homes of staff, and 'Mijn groep'."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from courses.groups import GroupCount, groups_of
from courses.models import Cohort, CohortRole
from lms.tenancy import Role
from lms.workspace import registry
from lms.workspace.access import person_of

BOARDS = {
    "regie": "lms_courses:board",
    "begeleiding": "lms_courses:board_begeleiding",
    "beoordeling": "lms_courses:board_beoordeling",
}


@dataclass(frozen=True)
class GroupLink:
    """A group on a home page with the way to its board."""

    group: GroupCount
    url: str


@dataclass(frozen=True)
class OwnGroup:
    """A group in which the learner takes part."""

    cohort: Cohort
    trainers: list[str]


def register() -> None:
    """Called by AppConfig.ready()."""
    registry.register_urls("courses.urls")
    for area in BOARDS:
        registry.register_panel(area, "lms_courses/panels/groups.html", groups_panel(area), order=10)
    registry.register_panel("leren", "lms_courses/panels/my_groups.html", my_groups_panel, place="side", order=20)


def groups_panel(area: str) -> Callable[[HttpRequest], dict[str, Any] | None]:
    """The groups that somebody may see: first those that run or still begin, then those that ended."""

    def context(request: HttpRequest) -> dict[str, Any] | None:
        groups = groups_of(request.user)
        if not groups:
            return None
        today = timezone.localdate()
        links = [GroupLink(each, reverse(BOARDS[area], args=[each.cohort.uuid])) for each in groups]
        return {
            "running": [link for link in links if link.group.cohort.ends_on >= today],
            "ended": [link for link in links if link.group.cohort.ends_on < today],
            "today": today,
        }

    return context


def my_groups_panel(request: HttpRequest) -> dict[str, Any] | None:
    """The groups of the learner that have not ended, with their trainers: two statements."""
    person = person_of(request)
    cohorts = list(Cohort.objects.running(timezone.localdate()).with_learner(person).with_programme())
    trainers = _trainers(cohorts)
    groups = [OwnGroup(cohort, trainers.get(cohort.pk, [])) for cohort in cohorts]
    return {"groups": groups} if groups else None


def _trainers(cohorts: list[Cohort]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    if cohorts:
        grants = CohortRole.objects.active().filter(cohort__in=cohorts, role=Role.TRAINER)
        for cohort, name in grants.order_by("person__sort_name").values_list("cohort_id", "person__name"):
            found.setdefault(cohort, []).append(name)
    return found
