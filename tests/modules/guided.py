"""A learner in a group with a trainer and a coach, for tests of what they do together."""

from dataclasses import dataclass
from uuid import UUID

from courses.models import Cohort
from lms.models import Person
from lms.tenancy import Role
from modules.models import Activity, ActivityPage, Registration
from tests.content import published_module
from tests.factories import CohortFactory, CohortRoleFactory, EnrolmentFactory, PersonFactory, ProgrammeFactory


@dataclass
class Guided:
    """One group with one module of one step."""

    cohort: Cohort
    registration: Registration
    activity: Activity
    coach: Person
    trainer: Person

    @property
    def learner(self) -> Person:
        return self.registration.person

    @property
    def url(self) -> str:
        return f"/leren/{self.registration.uuid}/{self.activity.pk}/"

    @property
    def at(self) -> dict[str, object]:
        """What the services of staff take."""
        return {"registration_id": self.registration.pk, "activity": self.activity.pk}

    @property
    def own(self) -> dict[str, object]:
        """What the services of learners take."""
        whom = {"registration": self.registration.uuid, "user_id": self.learner.user.pk}
        return whom | {"activity": self.activity.pk}

    def another(self, name: str = "Bo Proefmens") -> Registration:
        """One more learner in the group."""
        enrolment = EnrolmentFactory(cohort=self.cohort, person=PersonFactory(name=name))
        return enrolment.enrolment_registrations.get().registration


def guided(page: ActivityPage, **module: object) -> Guided:
    """Publish the page in a module and enrol Noor in a group with coach Ruben and trainer Ans."""
    made = published_module([page], **module)
    cohort = CohortFactory(programme=ProgrammeFactory(modules=[made.module]))
    enrolment = EnrolmentFactory(cohort=cohort, person=PersonFactory(name="Noor Voorbeeld"))
    coach = CohortRoleFactory(person=PersonFactory(name="Ruben Kijker"), cohort=cohort, role=Role.COACH).person
    trainer = CohortRoleFactory(person=PersonFactory(name="Ans Trainster"), cohort=cohort, role=Role.TRAINER).person
    registration = enrolment.enrolment_registrations.get().registration
    return Guided(cohort, registration, made.activities[0], coach, trainer)


def key(number: int) -> UUID:
    """The key of form `number`."""
    return UUID(int=number)
