"""Work that waits for a trainer: groups with pieces, made in few statements."""

import datetime
import itertools
import uuid
from dataclasses import dataclass

from django.utils import timezone

from courses.models import Cohort, Enrolment, EnrolmentRegistration
from lms.models import Membership, Organisation, Person
from lms.models.person import sort_name_of
from lms.tenancy import Role
from modules.models import Activity, Piece, Registration
from tests.content import PublishedModule, published_module
from tests.content_desk import presentation_page
from tests.factories import CohortFactory, CohortRoleFactory, OrganisationFactory, PersonFactory, ProgrammeFactory

_numbers = itertools.count(1)


@dataclass
class Desk:
    """A group with one trainer and a step whose pieces are judged with a rubric."""

    published: PublishedModule
    cohort: Cohort
    organisation: Organisation
    trainer: Person

    @property
    def activity(self) -> Activity:
        return self.published.activities[0]

    def learner(self, name: str = "") -> Registration:
        """Somebody in the group, with a run."""
        person = PersonFactory(name=name or f"Robin Inlever{next(_numbers)}")
        Membership.objects.create(person=person, organisation=self.organisation)
        enrolment = Enrolment.objects.create(cohort=self.cohort, person=person, organisation=self.organisation)
        run = Registration.objects.create(person=person, module=self.published.module, organisation=self.organisation)
        EnrolmentRegistration.objects.create(enrolment=enrolment, registration=run)
        return run

    def piece(self, name: str = "", *, days: int = 0, run: Registration | None = None, **fields: object) -> Piece:
        """Something that somebody handed in so many days ago and that waits."""
        values = {
            "registration": run or self.learner(name),
            "activity": self.activity,
            "key": uuid.uuid4(),
            "content_version": self.published.module.content_version,
            "text": "Ik vatte eerst samen wat de inwoner vertelde.",
            "state": Piece.State.WAITING,
            "handed_in_at": timezone.now() - datetime.timedelta(days=days, minutes=5),
        }
        return Piece.objects.create(**values | fields)

    def colleague(self, role: Role = Role.TRAINER, name: str = "Ruben de Bedachte") -> Person:
        """Another trainer (or coach, or assessor) of the group."""
        return CohortRoleFactory(person=PersonFactory(name=name), cohort=self.cohort, role=role).person


def desk_with(page: object = None, **fields: object) -> Desk:
    """A published module with one step, a group of it and its trainer."""
    published = published_module([page or presentation_page(title="Samenvatten in drie gesprekken")], **fields)
    organisation = OrganisationFactory()
    cohort = CohortFactory(programme=ProgrammeFactory(modules=[published.module]), organisations=[organisation])
    trainer = CohortRoleFactory(person=PersonFactory(name="Ruben Trainer"), cohort=cohort).person
    return Desk(published, cohort, organisation, trainer)


def many_pieces(desk: Desk, number: int, *, people: int = 400) -> None:
    """So many pieces that wait, of some hundreds of learners, with bulk inserts; several open questions per learner."""
    module, activity, now = desk.published.module, desk.activity, timezone.now()
    names = [f"Robin Rij{next(_numbers):05d}" for _ in range(min(people, number))]
    persons = Person.objects.bulk_create(Person(name=name, sort_name=sort_name_of(name)) for name in names)
    enrolments = Enrolment.objects.bulk_create(
        Enrolment(cohort=desk.cohort, person=each, organisation=desk.organisation) for each in persons
    )
    runs = Registration.objects.bulk_create(
        Registration(person=each, module=module, organisation=desk.organisation) for each in persons
    )
    EnrolmentRegistration.objects.bulk_create(
        EnrolmentRegistration(enrolment=enrolment, registration=run)
        for enrolment, run in zip(enrolments, runs, strict=True)
    )
    steps = Activity.objects.bulk_create(
        Activity(pk=uuid.uuid4(), module=module, kind=activity.kind, title=f"Stap {place}", position=place + 1)
        for place in range(-(-number // len(runs)))
    )
    pairs = itertools.islice(itertools.product(steps, runs), number)
    Piece.objects.bulk_create(
        (
            Piece(
                registration=run,
                activity=step,
                key=uuid.uuid4(),
                content_version=1,
                text="Kijk.",
                state=Piece.State.WAITING,
                handed_in_at=now - datetime.timedelta(minutes=place + 1),
            )
            for place, (step, run) in enumerate(pairs)
        ),
        batch_size=1000,
    )
