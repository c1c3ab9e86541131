"""What the learners did in the first module, with moments in the past."""

import datetime

from django.utils import timezone

from lms.models import AccessEntry
from lms.services.audit import record_access
from lms.site.demo.cohort import Group
from lms.site.demo.learner import MINUTE, Learner
from lms.site.demo.people import Cast
from lms.tenancy import Role
from modules.models import Registration


def make(cast: Cast, group: Group) -> None:
    """Bring each learner to the state of the file. Who has done something already is left alone."""
    for number, entry in enumerate(cast.entries):
        state = entry.get("state", {})
        if "days_ago" not in state:
            continue
        person = cast.people[entry["email"]]
        run = Registration.objects.get(person=person, module=group.module, run=1)
        if run.last_activity_at is None:
            last = timezone.now() - datetime.timedelta(days=state["days_ago"]) - 40 * MINUTE
            Learner(run, person, number).catch_up(group.steps, state, last)
    _looked_at(cast, group)


def _looked_at(cast: Cast, group: Group) -> None:
    """A trainer and a coordinator opened the records of their learners: the page about it has something to show."""
    trainer, coordinator = cast.with_role(Role.TRAINER)[0], cast.with_role(Role.COORDINATOR)[0]
    enrolments = group.cohort.enrolments
    learners = enrolments.values_list("person_id", flat=True)
    if AccessEntry.objects.filter(subject__in=learners, actor__in=[trainer, coordinator]).exists():
        return
    own = enrolments.filter(organisation__memberships__person=coordinator).values_list("person_id", flat=True)
    for actor, subjects in ((trainer, learners), (coordinator, own)):
        record_access(actor=actor, subject_ids=subjects, what=f"voortgang in {group.cohort.name}")
