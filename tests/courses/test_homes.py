"""The groups on the homes of staff, and the own group of a learner."""

import re

import pytest
from django.urls import reverse

from courses.services.enrol import stop
from lms.tenancy import Role
from tests.courses.groups import group_of, learner_in
from tests.factories import (
    CohortRoleFactory,
    EnrolmentFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    ProgrammeRoleFactory,
    TeamFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def a():
    return OrganisationFactory(name="Aaldrecht")


@pytest.fixture
def b():
    return OrganisationFactory(name="Boukeveen")


@pytest.fixture
def home(client_of):
    def text(person, area: str) -> str:
        html = client_of(person).get(reverse(f"lms:{area}")).content.decode()
        return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2]).split()).replace(" .", ".")

    return text


def test_a_coordinator_sees_groups_with_places_of_the_own_municipality_and_counts_the_own_people(a, b, home):
    both, far = group_of(a, b, name="Groep van ons"), group_of(b, name="Groep van hen")
    learner_in(both, a)
    learner_in(both, a, done=1)
    learner_in(both, b)
    learner_in(far, b)
    page = home(MembershipFactory(organisation=a, role=Role.COORDINATOR).person, "regie")
    assert "Groep van ons" in page
    assert "Je ziet 2 deelnemers." in page
    assert "1 achter" in page
    assert "Groep van hen" not in page


def test_a_programme_coordinator_counts_everybody(a, b, home):
    cohort = group_of(a, b)
    for organisation in (a, b, b):
        learner_in(cohort, organisation)
    page = home(ProgrammeRoleFactory(programme=cohort.programme).person, "regie")
    assert "Je ziet 3 deelnemers." in page
    assert "3 achter" in page


@pytest.mark.parametrize(("role", "area"), [(Role.TRAINER, "begeleiding"), (Role.ASSESSOR, "beoordeling")])
def test_staff_find_their_own_groups_with_the_way_to_the_board_of_their_area(a, home, client_of, role, area):
    own, other = group_of(a, name="Mijn groep"), group_of(a, name="Andere groep")
    person = CohortRoleFactory(cohort=own, role=role).person
    page = home(person, area)
    assert "Mijn groep" in page
    assert "Andere groep" not in page
    html = client_of(person).get(reverse(f"lms:{area}")).content.decode()
    assert reverse(f"lms_courses:board_{area}", args=[own.uuid]) in html
    assert str(other.uuid) not in html


def test_a_team_leader_finds_groups_in_which_the_team_learns(a, home):
    team = TeamFactory(organisation=a)
    ours, theirs = group_of(a, name="Met ons"), group_of(a, name="Zonder ons")
    learner_in(ours, a, team=team)
    learner_in(ours, a)
    learner_in(theirs, a)
    page = home(MembershipFactory(organisation=a, role=Role.TEAM_LEADER, team=team).person, "begeleiding")
    assert "Met ons" in page
    assert "Je ziet 1 deelnemer." in page
    assert "Zonder ons" not in page


def test_groups_that_ended_stand_apart_and_groups_that_still_begin_say_so(a, home):
    coordinator = MembershipFactory(organisation=a, role=Role.COORDINATOR).person
    for name, weeks in (("Groep van nu", 8), ("Groep van vroeger", 60), ("Groep van straks", -4)):
        group_of(a, name=name, weeks=weeks)
    page = home(coordinator, "regie")
    assert page.index("Groep van straks") < page.index("Groep van nu") < page.index("Groepen die klaar zijn")
    assert page.index("Groepen die klaar zijn") < page.index("Groep van vroeger")
    assert page.count("Begint nog") == 1


def test_without_a_group_the_home_says_what_comes(a, home):
    assert "Er zijn nog geen groepen" in home(MembershipFactory(organisation=a, role=Role.COORDINATOR).person, "regie")


def test_a_learner_sees_the_own_group_and_its_trainers(a, home):
    cohort = group_of(a, name="Groep najaar")
    CohortRoleFactory(cohort=cohort, person__name="Ruben de Bedachte")
    CohortRoleFactory(cohort=cohort, person__name="Soraya Blauwdruk")
    CohortRoleFactory(cohort=cohort, person__name="Niet Noemen", role=Role.ASSESSOR)
    CohortRoleFactory(cohort=group_of(a, name="Andere groep"), person__name="Ook Niet")
    learner = EnrolmentFactory(cohort=cohort, person=PersonFactory(), organisation=a).person
    page = home(learner, "leren")
    assert "Groep najaar" in page
    assert "Je trainers zijn Ruben de Bedachte en Soraya Blauwdruk." in page
    assert not {"Niet", "Ook", "Andere"} & set(page.split())


def test_who_stopped_or_is_in_no_group_sees_no_group(a, home):
    cohort = group_of(a, name="Groep najaar")
    enrolment = EnrolmentFactory(cohort=cohort, person=PersonFactory(), organisation=a)
    assert "Groep najaar" in home(enrolment.person, "leren")
    stop(enrolment=enrolment, reason="", actor=None)
    assert "Groep najaar" not in home(enrolment.person, "leren")
    assert "Mijn groep" not in home(PersonFactory(), "leren")
