"""The board asks the database the same number of questions for 24 and for 2,400 learners."""

import pytest
from django.urls import reverse

from courses.board import PAGE_SIZE
from lms.tenancy import Role
from tests.courses.groups import group_of, many_learners, module_with
from tests.factories import MembershipFactory, OrganisationFactory, ProgrammeRoleFactory

pytestmark = pytest.mark.django_db

# With session, user, person, roles and the shell around the page.
AT_MOST = 11


@pytest.fixture
def towns():
    return OrganisationFactory.create_batch(8)


def statements_for(person, cohort, client_of, assert_max_queries) -> list[str]:
    client = client_of(person)
    url = reverse("lms_courses:board", args=[cohort.uuid])
    client.get(url)  # what is kept per process is made now
    with assert_max_queries(AT_MOST) as statements:
        response = client.get(url)
    assert response.status_code == 200
    return statements


@pytest.mark.slow
@pytest.mark.parametrize("whose", ["all municipalities", "one municipality"])
def test_the_number_of_statements_does_not_grow_with_the_group(towns, client_of, assert_max_queries, whose):
    counts = []
    for number in (24, 2400):
        cohort = group_of(*towns, modules=[module_with(8)])
        many_learners(cohort, towns, number)
        if whose == "all municipalities":
            person = ProgrammeRoleFactory(programme=cohort.programme).person
        else:
            person = MembershipFactory(organisation=towns[0], role=Role.COORDINATOR).person
        counts.append(len(statements_for(person, cohort, client_of, assert_max_queries)))
    assert counts[0] == counts[1]


def test_the_log_of_who_looked_is_one_insert(towns, client_of, assert_max_queries):
    cohort = group_of(*towns)
    many_learners(cohort, towns, PAGE_SIZE + 10)
    person = ProgrammeRoleFactory(programme=cohort.programme).person
    statements = statements_for(person, cohort, client_of, assert_max_queries)
    assert sum(sql.startswith("INSERT") for sql in statements) == 1


def test_the_home_asks_the_same_for_one_group_and_for_ten(towns, client_of, assert_max_queries):
    cohort = group_of(*towns)
    person = ProgrammeRoleFactory(programme=cohort.programme).person
    client, counts = client_of(person), []
    for groups in (0, 9):
        for _ in range(groups):
            many_learners(group_of(*towns, programme=cohort.programme), towns, 3)
        client.get(reverse("lms:regie"))
        with assert_max_queries(AT_MOST) as statements:
            client.get(reverse("lms:regie"))
        counts.append(len(statements))
    assert counts[0] == counts[1]
