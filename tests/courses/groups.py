"""Groups with learners in every state, made in few statements."""

import datetime
import itertools
import uuid
from collections.abc import Sequence

from django.utils import timezone

from courses.models import Cohort, Enrolment, EnrolmentRegistration
from lms.models import Membership, Organisation, Person
from lms.models.person import sort_name_of
from modules.models import Activity, Answer, Attempt, Completion, Module, Registration
from tests.content import single_choice
from tests.factories import ActivityFactory, CohortFactory, ModuleFactory, ProgrammeFactory

_numbers = itertools.count(1)


def module_with(steps: int, **fields: object) -> Module:
    """A module row with so many required steps and the counters that belong to them."""
    module = ModuleFactory(activity_count=steps, required_count=steps, **fields)
    for position in range(steps):
        ActivityFactory(module=module, position=position, title=f"Stap {position + 1}")
    return module


def group_of(*organisations: Organisation, modules: Sequence[Module] = (), weeks: int = 8, **fields: object) -> Cohort:
    """A group that began so many weeks ago, in which each organisation has ten places."""
    programme = fields.pop("programme", None) or ProgrammeFactory(modules=list(modules) or [module_with(3)])
    starts_on = timezone.localdate() - datetime.timedelta(weeks=weeks)
    return CohortFactory(programme=programme, organisations=list(organisations), starts_on=starts_on, **fields)


def learner_in(
    cohort: Cohort,
    organisation: Organisation,
    name: str = "",
    *,
    done: int = 0,
    begun: int = 0,
    silent: int | None = None,
    enrolled: int = 60,
    team: object = None,
) -> Enrolment:
    """Somebody in a group who finished the first `done` steps and began the next `begun` of the first module.

    silent: days since the last thing done (None: nothing done when nothing is done or begun, else today).
    enrolled: days since the enrolment.
    """
    name = name or f"Robin Rij{next(_numbers)}"
    person = Person.objects.create(name=name, sort_name=sort_name_of(name))
    long_ago = datetime.date(2024, 1, 1)
    Membership.objects.create(person=person, organisation=organisation, team=team, valid_from=long_ago)
    enrolment = Enrolment.objects.create(cohort=cohort, person=person, organisation=organisation)
    now = timezone.now()
    Enrolment.objects.filter(pk=enrolment.pk).update(created_at=now - datetime.timedelta(days=enrolled))
    for place, module in enumerate(cohort.programme.modules.order_by("programme_modules__position")):
        registration = Registration.objects.create(person=person, module=module, organisation=organisation)
        EnrolmentRegistration.objects.create(enrolment=enrolment, registration=registration)
        if place == 0:
            _work(registration, done, begun, silent)
    return enrolment


def _work(registration: Registration, done: int, begun: int, silent: int | None) -> None:
    if not done and not begun and silent is None:
        return
    now = timezone.now()
    steps = list(Activity.objects.filter(module=registration.module_id).order_by("position"))
    for step in steps[:done]:
        attempt = _attempt(registration, step, now)
        Completion.objects.create(
            registration=registration, activity=step, attempt=attempt, content_version=1, created_at=now
        )
    for number, step in enumerate(steps[done : done + begun]):
        if number % 2:
            Answer.objects.create(
                registration=registration,
                activity=step,
                question=single_choice(),
                key=uuid.uuid4(),
                points=1,
                max_points=1,
                created_at=now,
            )
        else:
            _attempt(registration, step, now, passed=False)
    Registration.objects.filter(pk=registration.pk).update(
        done_count=done,
        done_required=done,
        last_activity_at=now - datetime.timedelta(days=silent or 0),
        completed_at=now if done == len(steps) else None,
    )


def _attempt(registration: Registration, step: Activity, now: datetime.datetime, passed: bool = True) -> Attempt:
    return Attempt.objects.create(
        registration=registration,
        activity=step,
        key=uuid.uuid4(),
        content_version=1,
        score=0.4321,
        points=4321,
        max_points=10_000,
        passed=passed,
        created_at=now,
    )


def many_learners(cohort: Cohort, organisations: Sequence[Organisation], number: int) -> None:
    """So many learners over the organisations, in all states, with bulk inserts."""
    today, now = datetime.date(2024, 1, 1), timezone.now()
    module = cohort.programme.modules.get()
    steps = list(Activity.objects.filter(module=module).order_by("position"))
    names = [f"Robin Rij{next(_numbers):05d}" for _ in range(number)]
    people = Person.objects.bulk_create(Person(name=name, sort_name=sort_name_of(name)) for name in names)
    whose = list(zip(people, itertools.cycle(organisations), strict=False))
    Membership.objects.bulk_create(Membership(person=p, organisation=o, valid_from=today) for p, o in whose)
    enrolments = Enrolment.objects.bulk_create(Enrolment(cohort=cohort, person=p, organisation=o) for p, o in whose)
    Enrolment.objects.filter(cohort=cohort).update(created_at=now - datetime.timedelta(days=60))
    runs = Registration.objects.bulk_create(
        Registration(
            person=person,
            module=module,
            organisation=organisation,
            done_count=place % (len(steps) + 1),
            last_activity_at=now - datetime.timedelta(days=place % 30) if place % (len(steps) + 1) else None,
            completed_at=now if place % (len(steps) + 1) == len(steps) else None,
        )
        for place, (person, organisation) in enumerate(whose)
    )
    EnrolmentRegistration.objects.bulk_create(
        EnrolmentRegistration(enrolment=enrolment, registration=run)
        for enrolment, run in zip(enrolments, runs, strict=True)
    )
    tries = Attempt.objects.bulk_create(
        Attempt(registration=run, activity=step, key=uuid.uuid4(), content_version=1, created_at=now)
        for run in runs
        for step in steps[: run.done_count]
    )
    Completion.objects.bulk_create(
        Completion(
            registration=each.registration, activity=each.activity, attempt=each, content_version=1, created_at=now
        )
        for each in tries
    )
