"""A trainer's desk to measure with: 10,000 pieces of work that wait, of everybody in the cohort."""

import datetime
import uuid

from django.utils import timezone

from courses.models import Cohort, CohortRole, EnrolmentRegistration
from lms.models import Person
from lms.tenancy import Role
from modules.models import Piece, Registration
from tests.content import published_module
from tests.content_assignment import assignment_page

WAITING = 10_000
_A_LEARNER = 10  # steps with an assignment, so that one person has so many pieces at most


def build(trainer: Person, cohort: Cohort, people: list[Registration]) -> None:
    """Make the trainer, a module of assignments, and the pieces: as many of each person as it takes."""
    CohortRole.objects.create(person=trainer, cohort=cohort, role=Role.TRAINER)
    made = published_module([assignment_page() for _ in range(_A_LEARNER)], title="Opdrachten")
    runs = Registration.objects.bulk_create(
        [
            Registration(person_id=run.person_id, module=made.module, organisation_id=run.organisation_id)
            for run in people
        ],
        batch_size=1000,
    )
    enrolments = dict(cohort.enrolments.values_list("person_id", "pk"))
    EnrolmentRegistration.objects.bulk_create(
        [EnrolmentRegistration(enrolment_id=enrolments[run.person_id], registration=run) for run in runs],
        batch_size=1000,
    )
    now = timezone.now()
    pieces = [
        Piece(
            registration=run,
            activity=activity,
            key=uuid.uuid4(),
            content_version=1,
            text="Ik vatte drie gesprekken samen.",
            state=Piece.State.WAITING,
            handed_in_at=now - datetime.timedelta(minutes=number),
        )
        for number, (activity, run) in enumerate((activity, run) for activity in made.activities for run in runs)
    ]
    Piece.objects.bulk_create(pieces[:WAITING], batch_size=1000)
