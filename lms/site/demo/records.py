"""What the learners did, through the same services as the screens, with moments in the past."""

import datetime
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone

from lms.models import AccessEntry, Person
from lms.services.audit import record_access
from lms.site.demo import content_files
from lms.site.demo.cohort import Group
from lms.site.demo.people import Cast
from lms.tenancy import Role
from modules import published
from modules.kinds.simulation_screens import example_run
from modules.models import Activity, Registration
from modules.rules.scoring import QuestionSpec
from modules.services import attempts, simulations
from modules.services.reflections import save_draft

_KEYS = UUID("5f0c6a52-6f0e-4b8e-9a0b-3d1f0f7a2c11")
_PAUSE = datetime.timedelta(days=3, hours=2)  # between two activities of one learner
_MINUTE = datetime.timedelta(minutes=1)


def make(cast: Cast, group: Group) -> None:
    """Bring each learner to the state of the file. Who has done something already is left alone."""
    slugs = [activity["slug"] for activity in content_files.course()["module"]["activities"]]
    for number, entry in enumerate(cast.entries):
        if "state" not in entry:
            continue
        run = Registration.objects.get(person=cast.people[entry["email"]], module=group.module, run=1)
        if run.last_activity_at is None and "days_ago" in entry["state"]:
            _Learner(run, cast.people[entry["email"]], number).catch_up(group.activities, slugs, entry["state"])
    _looked_at(cast, group)


class _Learner:
    """One learner on the way through the module."""

    def __init__(self, run: Registration, person: Person, number: int) -> None:
        self.run, self.number = run, number
        self.whom: dict[str, Any] = {"registration": run.uuid, "user_id": person.user_id}

    def catch_up(self, activities: list[Activity], slugs: list[str], state: dict[str, Any]) -> None:
        """Do the first activities, and perhaps answer some questions of the next one."""
        last = timezone.now() - datetime.timedelta(days=state["days_ago"]) - 40 * _MINUTE
        steps = activities[: state["done"] + (1 if state["answered"] else 0)]
        moments = [last - _PAUSE * (len(steps) - 1 - index) for index in range(len(steps))]
        for index, (activity, moment) in enumerate(zip(steps, moments, strict=True)):
            if index == state["done"]:
                self.answer(activity, moment, state["answered"])
            else:
                self.do(activity, slugs[index], moment)
        if moments:
            Registration.objects.filter(pk=self.run.pk).update(started_at=moments[0] - 10 * _MINUTE)

    def do(self, activity: Activity, slug: str, moment: datetime.datetime) -> None:
        """Finish one activity."""
        if activity.kind == "quiz":
            self.answer(activity, moment, None)
            return
        if activity.kind == "simulation":
            self.talk(activity, moment)
            return
        if activity.kind == "reflection":
            save_draft(**self.whom, activity=activity.pk, text=content_files.reflections()[slug])
        attempts.finish(**self.whom, activity=activity.pk, key=self.key(activity), now=moment)

    def answer(self, activity: Activity, moment: datetime.datetime, number: int | None) -> None:
        """Answer the first so many questions of a quiz (None: all), at most one of them wrong."""
        quiz = published.content(activity.pk, self.run.module.content_version, "nl")
        slip = self.number % (len(quiz.questions) + 2)  # some learners make no mistake
        for index, question in enumerate(quiz.questions[:number]):
            attempts.answer_question(
                **self.whom,
                activity=activity.pk,
                question=question.id,
                given=_choice(question, right=index != slip),
                key=self.key(activity, question.id),
                now=moment + index * _MINUTE,
            )

    def talk(self, activity: Activity, moment: datetime.datetime) -> None:
        """Have a conversation that ends well."""
        content = published.content(activity.pk, self.run.module.content_version, "nl")
        example = example_run(content)
        for index, step in enumerate(example.steps if example else ()):
            simulations.say(
                **self.whom,
                activity=activity.pk,
                number=1,
                revision=index,
                reply=step["reply"],
                key=self.key(activity, index),
                now=moment + index * _MINUTE,
            )

    def key(self, activity: Activity, question: int = 0) -> UUID:
        return uuid5(_KEYS, f"{self.run.uuid}/{activity.pk}/{question}")


def _choice(question: QuestionSpec, *, right: bool) -> list[str]:
    good = [option.id for option in question.options if option.correct]
    return good if right else [next(option.id for option in question.options if not option.correct)]


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
