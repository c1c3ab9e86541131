"""The board: who sees whom."""

import datetime

import pytest
from django.utils import timezone

from courses.models import Enrolment
from courses.services.enrol import stop
from lms.models import Person
from lms.services.people import end_membership, grant_membership
from lms.tenancy import Role
from tests.courses.groups import group_of, learner_in
from tests.courses.region import coordinator_of, names, programme_coordinator_of, text, trainer_of
from tests.factories import (
    CohortRoleFactory,
    EnrolmentFactory,
    MembershipFactory,
    PersonFactory,
    ProgrammeRoleFactory,
    TeamFactory,
)

pytestmark = pytest.mark.django_db

# Who sees whom


def test_a_coordinator_sees_the_own_people_in_rows_totals_filter_and_title(region, board):
    response = board(coordinator_of(region.a), region.first)
    assert names(response) == ["Mees Merel", "Roos Roodborst"]
    assert "Je ziet de deelnemers van gemeente Aaldrecht." in text(response)
    assert "2 deelnemers, van wie 1 achter, 0 op schema en 1 klaar." in text(response)
    assert "Boukeveen" not in text(response)
    assert 'name="gemeente"' not in response.content.decode()


@pytest.mark.parametrize(
    "query", [{"gemeente": "boukeveen"}, {"naam": "Jip"}, {"naam": "Wulp"}, {"tempo": "op-schema"}]
)
def test_no_filter_shows_a_coordinator_more_people(region, board, query):
    response = board(coordinator_of(region.a), region.first, **query)
    assert set(names(response)) <= {"Mees Merel", "Roos Roodborst"}
    assert "2 deelnemers, van wie 1 achter, 0 op schema en 1 klaar." in text(response)
    assert not {"Winterkoning", "Boukeveen"} & set(text(response).split())


def test_a_programme_coordinator_sees_everybody_in_the_own_programme_and_no_other(region, board):
    coordinator = programme_coordinator_of(region.first)
    response = board(coordinator, region.first)
    assert names(response) == ["Mees Merel", "Roos Roodborst", "Jip Winterkoning"]
    assert "Je ziet alle twee gemeenten." in text(response)
    assert "3 deelnemers, van wie 1 achter, 1 op schema en 1 klaar. Nog niet begonnen: 0." in text(response)
    assert board(coordinator, region.second).status_code == 404


@pytest.mark.parametrize(
    ("role", "area"),
    [(Role.TRAINER, "begeleiding"), (Role.COACH, "begeleiding"), (Role.ASSESSOR, "beoordeling")],
)
def test_staff_of_a_group_see_that_group_and_no_other(region, board, role, area):
    person = CohortRoleFactory(cohort=region.first, role=role).person
    response = board(person, region.first, area)
    assert names(response) == ["Mees Merel", "Roos Roodborst", "Jip Winterkoning"]
    assert "Je ziet alle deelnemers van deze groep." in text(response)
    assert board(person, region.second, area).status_code == 404


def test_a_trainer_who_was_trainer_until_yesterday_sees_nothing(region, board):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    trainer = CohortRoleFactory(cohort=region.second).person
    CohortRoleFactory(cohort=region.first, person=trainer, valid_until=yesterday)
    assert board(trainer, region.first, "begeleiding").status_code == 404


def test_a_team_leader_sees_the_own_team(region, board):
    phone, counter = TeamFactory(organisation=region.a), TeamFactory(organisation=region.a)
    learner_in(region.first, region.a, "Kim Kauw", team=phone, done=1)
    learner_in(region.first, region.a, "Lot Lijster", team=counter, done=1)
    leader = MembershipFactory(organisation=region.a, role=Role.TEAM_LEADER, team=phone).person
    response = board(leader, region.first, "begeleiding")
    assert names(response) == ["Kim Kauw"]
    assert "Je ziet de deelnemers van je eigen team." in text(response)
    assert "1 deelnemer, van wie 0 achter, 1 op schema en 0 klaar." in text(response)
    assert board(leader, region.second, "begeleiding").status_code == 404


def test_who_moved_is_no_longer_seen_by_the_old_municipality_nor_by_the_new_one(region, board):
    mover = Person.objects.get(name="Mees Merel")
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    end_membership(membership=mover.memberships.get(), last_day=yesterday)
    grant_membership(person=mover, organisation=region.b)
    assert names(board(coordinator_of(region.a), region.first)) == ["Roos Roodborst"]
    assert names(board(coordinator_of(region.b), region.first)) == ["Jip Winterkoning"]
    assert "Mees Merel" in names(board(programme_coordinator_of(region.first), region.first))


def test_who_stopped_is_no_longer_on_the_board(region, board):
    stop(enrolment=Enrolment.objects.get(person__name="Mees Merel"), reason="", actor=None)
    assert names(board(coordinator_of(region.a), region.first)) == ["Roos Roodborst"]


def test_a_group_without_places_of_the_own_municipality_does_not_exist_for_its_coordinator(region, board):
    far = group_of(region.b)
    learner_in(far, region.b)
    assert board(coordinator_of(region.a), far).status_code == 404


@pytest.mark.parametrize("area", ["regie", "begeleiding", "beoordeling"])
def test_a_learner_does_not_come_in(region, board, area):
    learner = EnrolmentFactory(cohort=region.first, person=PersonFactory(), organisation=region.a).person
    assert board(learner, region.first, area).status_code == 403


def test_a_trainer_does_not_come_in_through_the_door_of_coordinators(region, board):
    assert board(trainer_of(region.first), region.first, "regie").status_code == 403


def test_somebody_with_two_roles_sees_everybody_once(region, board):
    person = coordinator_of(region.a)
    CohortRoleFactory(person=person, cohort=region.first)
    ProgrammeRoleFactory(person=person, programme=region.first.programme)
    response = board(person, region.first)
    assert names(response) == ["Mees Merel", "Roos Roodborst", "Jip Winterkoning"]
    assert "Je ziet alle twee gemeenten." in text(response)
