"""The scopes 'cohort' and 'programme', and what staff see of learning records."""

import datetime
from dataclasses import dataclass

import pytest
from django.utils import timezone

from courses.models import Cohort, Enrolment
from lms.models import Person
from lms.services.people import end_membership, grant_membership
from lms.tenancy import Role
from modules.models import Answer, Attempt, Completion, Reflection, Registration
from tests.factories import (
    ActivityFactory,
    CohortFactory,
    CohortRoleFactory,
    EnrolmentFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    ProgrammeFactory,
    ProgrammeRoleFactory,
    TeamFactory,
)
from tests.records import learning_of

pytestmark = pytest.mark.django_db

COHORT_ROLES = [Role.TRAINER, Role.COACH, Role.ASSESSOR]


@dataclass
class Groups:
    """Two cohorts of one programme and one of another; in each a learner of A and a learner of B, with records."""

    first: Cohort
    second: Cohort
    elsewhere: Cohort
    learners: dict[tuple[str, str], Person]

    def __getitem__(self, key: tuple[str, str]) -> Person:
        return self.learners[key]


@pytest.fixture
def a():
    return OrganisationFactory(name="Aaldrecht")


@pytest.fixture
def b():
    return OrganisationFactory(name="Boukeveen")


@pytest.fixture
def groups(a, b) -> Groups:
    module = ActivityFactory().module
    programme = ProgrammeFactory(modules=[module])
    cohorts = {
        "first": CohortFactory(programme=programme, organisations=[a, b]),
        "second": CohortFactory(programme=programme, organisations=[a, b]),
        "elsewhere": CohortFactory(programme=ProgrammeFactory(modules=[module]), organisations=[a, b]),
    }
    learners = {}
    for name, cohort in cohorts.items():
        for letter, organisation in (("a", a), ("b", b)):
            person = MembershipFactory(organisation=organisation).person
            enrolment = EnrolmentFactory(cohort=cohort, person=person, organisation=organisation)
            learning_of(enrolment.enrolment_registrations.get().registration)
            learners[name, letter] = person
    return Groups(**cohorts, learners=learners)


def people(queryset, person: Person, permission: str, lookup: str = "person") -> list[Person]:
    """The people of the rows that `person` sees, with repetitions."""
    rows = queryset.visible_to(type(person.user).objects.get(pk=person.user.pk), permission)
    keys = rows.values_list(lookup, flat=True)
    return sorted((Person.objects.get(pk=key) for key in keys), key=lambda each: each.pk)


@pytest.mark.parametrize("role", COHORT_ROLES)
def test_staff_of_a_cohort_see_its_learners_of_all_municipalities_and_no_other_cohort(groups, role):
    colleague = CohortRoleFactory(cohort=groups.first, role=role).person
    expected = [groups["first", "a"], groups["first", "b"]]
    assert people(Enrolment.objects, colleague, "enrolment.view") == expected
    assert people(Registration.objects, colleague, "registration.view") == expected
    assert people(Person.objects, colleague, "person.view", "pk") == [*expected, colleague]
    assert list(Cohort.objects.visible_to(colleague.user, "cohort.view")) == [groups.first]


def test_a_programme_coordinator_sees_all_cohorts_of_the_programme_and_no_other_programme(groups):
    coordinator = ProgrammeRoleFactory(programme=groups.first.programme).person
    expected = [groups[key] for key in groups.learners if key[0] != "elsewhere"]
    assert people(Enrolment.objects, coordinator, "enrolment.view") == expected
    assert people(Registration.objects, coordinator, "registration.view") == expected
    assert set(Cohort.objects.visible_to(coordinator.user, "cohort.view")) == {groups.first, groups.second}


def test_a_coordinator_sees_the_own_people_in_every_cohort_and_nobody_beside_them(groups, a):
    coordinator = MembershipFactory(organisation=a, role=Role.COORDINATOR).person
    expected = [groups[key] for key in groups.learners if key[1] == "a"]
    assert people(Enrolment.objects, coordinator, "enrolment.view") == expected
    assert people(Registration.objects, coordinator, "registration.view") == expected
    assert people(Completion.objects, coordinator, "registration.view", "registration__person") == expected


def test_a_team_leader_sees_the_cohorts_of_people_who_are_in_the_team_today(groups, a):
    team = TeamFactory(organisation=a)
    leader = MembershipFactory(organisation=a, role=Role.TEAM_LEADER, team=team).person
    learner = groups["first", "a"]
    learner.memberships.update(team=team)
    assert people(Enrolment.objects, leader, "enrolment.view") == [learner]
    assert list(Cohort.objects.visible_to(leader.user, "cohort.view")) == [groups.first]
    learner.memberships.update(valid_until=timezone.localdate() - datetime.timedelta(days=1))
    assert people(Enrolment.objects, leader, "enrolment.view") == []
    assert list(Cohort.objects.visible_to(leader.user, "cohort.view")) == []


@pytest.mark.parametrize("days", [-1, 1], ids=["ended yesterday", "begins tomorrow"])
def test_a_grant_holds_on_its_days_only(groups, days):
    day = timezone.localdate() + datetime.timedelta(days=days)
    period = {"valid_until": day} if days < 0 else {"valid_from": day}
    trainer = CohortRoleFactory(cohort=groups.first, **period).person
    coordinator = ProgrammeRoleFactory(programme=groups.first.programme, **period).person
    for person in (trainer, coordinator):
        assert people(Enrolment.objects, person, "enrolment.view") == []
        assert not Cohort.objects.visible_to(person.user, "cohort.view").exists()


def test_a_trainer_of_one_cohort_who_learns_in_another_sees_only_the_own_enrolment_there(groups, a):
    trainer = CohortRoleFactory(cohort=groups.first).person
    EnrolmentFactory(cohort=groups.second, person=trainer, organisation=a)
    expected = [groups["first", "a"], groups["first", "b"], trainer]
    assert people(Enrolment.objects, trainer, "enrolment.view") == expected


def test_a_role_of_one_kind_does_not_lend_its_rights_to_a_grant_of_another_kind(groups):
    """Trainer of the first cohort and coach of the second: scores of the first only."""
    person = CohortRoleFactory(cohort=groups.first, role=Role.TRAINER).person
    CohortRoleFactory(person=person, cohort=groups.second, role=Role.COACH)
    assert people(Attempt.objects, person, "attempt.view", "registration__person") == [
        groups["first", "a"],
        groups["first", "b"],
    ]


def test_somebody_who_sees_a_learner_in_many_ways_gets_every_row_once(groups, a):
    person = CohortRoleFactory(cohort=groups.first).person
    CohortRoleFactory(person=person, cohort=groups.first, role=Role.COACH)
    ProgrammeRoleFactory(person=person, programme=groups.first.programme)
    MembershipFactory(person=person, organisation=a, role=Role.COORDINATOR)
    rows = people(Enrolment.objects, person, "enrolment.view")
    assert len(rows) == len(set(rows)) == 5
    cohorts = list(Cohort.objects.visible_to(person.user, "cohort.view"))
    assert len(cohorts) == len(set(cohorts)) == 3
    visible = people(Person.objects, person, "person.view", "pk")
    assert len(visible) == len(set(visible))


def test_nobody_but_the_writer_reads_a_reflection_or_an_answer(groups, a):
    learner = groups["first", "a"]
    team = TeamFactory(organisation=a)
    learner.memberships.update(team=team)
    staff = [
        MembershipFactory(organisation=a, role=Role.COORDINATOR).person,
        MembershipFactory(organisation=a, role=Role.TEAM_LEADER, team=team).person,
        ProgrammeRoleFactory(programme=groups.first.programme).person,
        *(CohortRoleFactory(cohort=groups.first, role=role).person for role in COHORT_ROLES),
        PersonFactory(user__is_superuser=True),
    ]
    for person in staff:
        assert not Reflection.objects.visible_to(person.user, "reflection.view").exists()
        assert not Answer.objects.visible_to(person.user, "answer.view").exists()
    assert people(Reflection.objects, learner, "reflection.view", "registration__person") == [learner]
    assert people(Answer.objects, learner, "answer.view", "registration__person") == [learner]


def test_scores_are_for_the_learner_and_the_trainer_of_the_cohort(groups, a):
    learner = groups["first", "a"]
    trainer = CohortRoleFactory(cohort=groups.first).person
    coordinator = MembershipFactory(organisation=a, role=Role.COORDINATOR).person
    coach = CohortRoleFactory(cohort=groups.first, role=Role.COACH).person
    lookup = "registration__person"
    assert people(Attempt.objects, learner, "attempt.view", lookup) == [learner]
    assert people(Attempt.objects, trainer, "attempt.view", lookup) == [learner, groups["first", "b"]]
    assert people(Attempt.objects, coordinator, "attempt.view", lookup) == []
    assert people(Attempt.objects, coach, "attempt.view", lookup) == []


def test_who_stopped_disappears_from_the_people_of_a_cohort(groups):
    trainer = CohortRoleFactory(cohort=groups.first).person
    Enrolment.objects.filter(person=groups["first", "b"]).update(stopped_on=timezone.localdate())
    assert people(Person.objects, trainer, "person.view", "pk") == [groups["first", "a"], trainer]


def test_who_moved_is_seen_by_neither_municipality_in_what_was_done_for_the_old_one(groups, a, b):
    """The old one no longer, since the person left; the new one not, since it did not pay for this enrolment."""
    mover = groups["first", "a"]
    membership = mover.memberships.get()
    end_membership(membership=membership, last_day=timezone.localdate() - datetime.timedelta(days=1))
    grant_membership(person=mover, organisation=b)
    for organisation in (a, b):
        coordinator = MembershipFactory(organisation=organisation, role=Role.COORDINATOR).person
        assert mover not in people(Enrolment.objects, coordinator, "enrolment.view")
        assert mover not in people(Registration.objects, coordinator, "registration.view")
        assert mover not in people(Completion.objects, coordinator, "registration.view", "registration__person")
    trainer = CohortRoleFactory(cohort=groups.first).person
    assert mover in people(Enrolment.objects, trainer, "enrolment.view")
    assert people(Enrolment.objects, mover, "enrolment.view") == [mover]
