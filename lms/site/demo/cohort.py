"""The group of learners over eight municipalities, with who runs it."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from courses.models import Cohort, Enrolment, Programme
from courses.services.cohorts import create_cohort, grant_cohort_role, grant_programme_role
from courses.services.enrol import enrol
from lms.models import Organisation
from lms.site.demo import content_files
from lms.site.demo.pages import SitePages
from lms.site.demo.people import Cast
from lms.tenancy import Role
from modules.models import Activity, Module, ModulePage

_ENROLLED_BEFORE = datetime.timedelta(days=21)


@dataclass(frozen=True)
class Group:
    """steps and practice_steps: of the two modules, by the slug of their page and in the order of the outline."""

    cohort: Cohort
    module: Module
    steps: dict[str, Activity]
    practice: Module
    practice_steps: dict[str, Activity]


def make(cast: Cast, pages: SitePages) -> Group:
    """Make what is missing."""
    data = content_files.people()["cohort"]
    programme = Programme.objects.get(pk=pages.programme.translation_key)
    name, starts_on, ends_on = _this_year(programme, data)
    coordinator = cast.with_role(Role.PROGRAMME_COORDINATOR)[0]
    municipalities = [each for each in cast.organisations.values() if each.kind == Organisation.Kind.MUNICIPALITY]
    cohort = create_cohort(
        programme=programme,
        name=name,
        starts_on=starts_on,
        ends_on=ends_on,
        seats={municipality: data["seats_per_municipality"] for municipality in municipalities},
        actor=coordinator,
    )
    grant_programme_role(person=coordinator, programme=programme, valid_from=starts_on)
    trainers = [cast.people[email] for email in data["trainers"]]
    for role, people in (
        (Role.TRAINER, trainers),
        (Role.COACH, cast.with_role(Role.COACH)),
        (Role.ASSESSOR, cast.with_role(Role.ASSESSOR)),
    ):
        for person in people:
            grant_cohort_role(person=person, cohort=cohort, role=role, valid_from=starts_on, granted_by=coordinator)
    for entry in cast.entries:
        if Role.LEARNER in entry["roles"]:
            person, organisation = cast.people[entry["email"]], cast.organisations[entry["organisation"]]
            if not Enrolment.objects.filter(cohort=cohort, person=person).exists():
                enrolment = enrol(cohort=cohort, person=person, organisation=organisation, actor=coordinator)
                _date_back(enrolment, starts_on)
    module = Module.objects.get(pk=pages.module.translation_key)
    practice = Module.objects.get(pk=pages.practice.translation_key)
    return Group(cohort, module, _steps(pages.module), practice, _steps(pages.practice))


def _steps(page: ModulePage) -> dict[str, Activity]:
    """An author may have taken a step away or put it elsewhere; the rest keeps its slug."""
    slugs = {child.translation_key: child.slug for child in page.get_children()}
    rows = Activity.objects.filter(pk__in=slugs, archived_at=None).order_by("position")
    return {slugs[row.pk]: row for row in rows}


def _this_year(programme: Programme, data: dict[str, Any]) -> tuple[str, datetime.date, datetime.date]:
    """The group of the file, moved by whole years so that it began at most a year ago. A group that exists stays."""
    existing = Cohort.objects.filter(programme=programme).order_by("pk").first()
    if existing is not None:
        return existing.name, existing.starts_on, existing.ends_on
    name, start, end, today = data["title"], data["start"], data["end"], timezone.localdate()
    years = today.year - start.year - (today < start.replace(year=today.year))
    name = name.replace(str(start.year), str(start.year + years))
    return name, start.replace(year=start.year + years), end.replace(year=end.year + years)


def _date_back(enrolment: Enrolment, starts_on: datetime.date) -> None:
    """Learners were enrolled before the start, not on the day the demo data was made."""
    day = min(starts_on - _ENROLLED_BEFORE, timezone.localdate())
    moment = timezone.make_aware(datetime.datetime.combine(day, datetime.time(9, 30)))
    Enrolment.objects.filter(pk=enrolment.pk).update(created_at=moment)
