"""The people and the module to measure with: n learners in one cohort, half of what can be done is done."""

import datetime
import random
import uuid
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.utils import timezone

from benchmarks import desk
from certificates.models import Achievement
from certificates.services.issue import issue_for
from certificates.services.share import share
from courses.models import Cohort, Enrolment, EnrolmentRegistration, ProgrammeRole
from courses.services.cohorts import create_cohort
from lms.models import Membership, Organisation, Person
from lms.tenancy import Role
from modules.models import Activity, Attempt, Completion, Module, Registration
from tests.content import published_module, quiz_page, reading_page, single_choice
from tests.factories import ProgrammeFactory

READINGS = 14
QUIZZES = 6


@dataclass(frozen=True)
class Learner:
    """cookie: of the session. registration: address of the run."""

    cookie: str
    registration: str


@dataclass(frozen=True)
class World:
    """Everything that the load needs to know. quizzes: (activity, question id, option id)."""

    learners: list[Learner]
    quizzes: list[tuple[str, int, str]]
    cohort: str
    coordinator_cookie: str
    trainer_cookie: str
    code: str


def build(learners: int) -> World:
    """Make the data in a fresh, migrated database; minutes for 10,000 learners, seconds for 1,000."""
    questions = [single_choice(f"Vraag {number}") for number in range(QUIZZES)]
    steps = [reading_page(text="Luisteren is een vak. " * 60) for _ in range(READINGS)]
    steps += [quiz_page(questions=[question]) for question in questions]
    made = published_module(steps, title="Meetmodule")
    module = Module.objects.get(pk=made.page.translation_key)
    municipalities = Organisation.objects.bulk_create(
        [Organisation(name=f"Meetstad {n}", slug=f"meetstad-{n}") for n in range(8)]
    )
    programme = ProgrammeFactory(title="Meten", modules=[module])
    today = timezone.localdate()
    cohort = create_cohort(
        programme=programme,
        name="Groep",
        starts_on=today - datetime.timedelta(days=60),
        ends_on=today + datetime.timedelta(days=200),
        seats={each: learners for each in municipalities},
    )
    runs = _people(learners, municipalities, module, cohort)
    _half_done(runs, [row for row in made.activities if row.kind == "reading"], module)
    coordinator = _person("coordinator@meet.example", "Imke Meting")
    ProgrammeRole.objects.create(person=coordinator, programme=programme, role=Role.PROGRAMME_COORDINATOR)
    trainer = _person("trainer@meet.example", "Ruben Meting")
    desk.build(trainer, cohort, runs)
    Achievement.objects.create(name="Meten", criteria="Alles gedaan.", issuer=municipalities[0], module=module)
    Registration.objects.filter(pk=runs[0].pk).update(completed_at=timezone.now(), completed_version=1)
    award = issue_for(runs[0].pk)
    assert award is not None  # noqa: S101  (a benchmark without its data is worthless)
    share(award=award, actor=runs[0].person)
    quiz_rows = [row for row in made.activities if row.kind == "quiz"]
    return World(
        learners=[Learner(_log_in(run.person.user), str(run.uuid)) for run in runs],
        quizzes=[(str(row.pk), question.pk, "goed") for row, question in zip(quiz_rows, questions, strict=True)],
        cohort=str(cohort.uuid),
        coordinator_cookie=_log_in(coordinator.user),
        trainer_cookie=_log_in(trainer.user),
        code=award.code,
    )


def _people(number: int, municipalities: list[Organisation], module: Module, cohort: Cohort) -> list[Registration]:
    users = get_user_model().objects.bulk_create(
        [get_user_model()(email=f"l{n}@meet.example", password="!") for n in range(number)], batch_size=1000
    )
    people = Person.objects.bulk_create(
        [
            Person(user=user, name=f"Robin Meting {n}", sort_name=f"Meting {n:06}", email=user.email)
            for n, user in enumerate(users)
        ],
        batch_size=1000,
    )
    where = [municipalities[n % len(municipalities)] for n in range(number)]
    Membership.objects.bulk_create(
        [Membership(person=p, organisation=o) for p, o in zip(people, where, strict=True)], batch_size=1000
    )
    runs = Registration.objects.bulk_create(
        [Registration(person=p, module=module, organisation=o) for p, o in zip(people, where, strict=True)],
        batch_size=1000,
    )
    enrolments = Enrolment.objects.bulk_create(
        [Enrolment(cohort=cohort, person=p, organisation=o) for p, o in zip(people, where, strict=True)],
        batch_size=1000,
    )
    EnrolmentRegistration.objects.bulk_create(
        [EnrolmentRegistration(enrolment=e, registration=r) for e, r in zip(enrolments, runs, strict=True)],
        batch_size=1000,
    )
    return runs


def _half_done(runs: list[Registration], readings: list[Activity], module: Module) -> None:
    dice = random.Random(7)
    now = timezone.now()
    attempts = [
        Attempt(registration=run, activity=row, key=uuid.uuid4(), content_version=1, created_at=now)
        for run in runs
        for row in dice.sample(readings, len(readings) // 2)
    ]
    Attempt.objects.bulk_create(attempts, batch_size=2000)
    Completion.objects.bulk_create(
        [
            Completion(
                registration_id=each.registration_id,
                activity_id=each.activity_id,
                attempt=each,
                content_version=1,
                created_at=now,
            )
            for each in attempts
        ],
        batch_size=2000,
    )
    done = len(readings) // 2
    Registration.objects.filter(module=module).update(done_count=done, done_required=done, last_activity_at=now)


def _person(email: str, name: str) -> Person:
    user = get_user_model().objects.create_user(email)
    return Person.objects.create(user=user, name=name, sort_name=name)


def _log_in(user: object) -> str:
    """A session as log-in makes it; gives the value of its cookie."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)  # type: ignore[attr-defined]
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()  # type: ignore[attr-defined]
    session.create()
    return session.session_key
