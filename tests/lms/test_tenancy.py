"""Who may see whom: every test puts rows in place that would show up if the rule were looser."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from lms.models import AccessEntry, AuditEntry, Membership, Person
from lms.services.people import end_membership, grant_membership
from lms.tenancy import Role, TenantQuerySet, UnknownPermission, declare, roles_of
from tests.factories import MembershipFactory, OrganisationFactory, TeamFactory

pytestmark = pytest.mark.django_db


def today(days: int = 0) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def member(organisation, role=Role.LEARNER, **fields) -> Person:
    return MembershipFactory(organisation=organisation, role=role, **fields).person


def seen_by(person: Person, permission: str = "person.view") -> list[Person]:
    """The people whom this person sees, as a sorted list: a row that comes twice stands in it twice."""
    # A fresh user, as every request has: roles are kept on the object.
    user = type(person.user).objects.get(pk=person.user.pk)
    return sorted(Person.objects.visible_to(user, permission), key=lambda each: each.pk)


@pytest.fixture
def a():
    return OrganisationFactory(name="Aaldrecht")


@pytest.fixture
def b():
    return OrganisationFactory(name="Boukeveen")


# Who sees whom


def test_a_learner_sees_only_the_own_record(a):
    learner, _colleague = member(a), member(a)
    assert seen_by(learner) == [learner]


def test_a_visitor_without_log_in_sees_nobody(a):
    member(a)
    assert list(Person.objects.visible_to(AnonymousUser(), "person.view")) == []
    assert list(Person.objects.visible_to(None, "person.view")) == []


def test_a_user_without_person_sees_nobody(a, django_user_model):
    member(a)
    stranger = django_user_model.objects.create_user("vreemd@proef.example")
    assert list(Person.objects.visible_to(stranger, "person.view")) == []


def test_a_platform_administrator_has_no_back_door_in_the_workspace(a, django_user_model):
    member(a)
    administrator = django_user_model.objects.create_superuser("beheer@proef.example")
    assert list(Person.objects.visible_to(administrator, "person.view")) == []


def test_a_coordinator_sees_the_own_municipality_and_no_other(a, b):
    coordinator, learner = member(a, Role.COORDINATOR), member(a)
    member(b), member(b, Role.COORDINATOR)
    assert seen_by(coordinator) == [coordinator, learner]


def test_a_coordinator_of_one_municipality_who_learns_in_another_sees_only_the_first(a, b):
    coordinator, own = member(a, Role.COORDINATOR), member(a)
    MembershipFactory(person=coordinator, organisation=b, role=Role.LEARNER)
    member(b)
    assert seen_by(coordinator) == [coordinator, own]


def test_a_coordinator_of_two_municipalities_sees_both(a, b):
    coordinator, in_a, in_b = member(a, Role.COORDINATOR), member(a), member(b)
    MembershipFactory(person=coordinator, organisation=b, role=Role.COORDINATOR)
    member(OrganisationFactory())
    assert seen_by(coordinator) == [coordinator, in_a, in_b]


def test_a_team_leader_sees_the_own_team_and_not_the_team_next_door(a):
    phone, counter = TeamFactory(organisation=a), TeamFactory(organisation=a)
    leader, own = member(a, Role.TEAM_LEADER, team=phone), member(a, team=phone)
    member(a, team=counter), member(a)
    assert seen_by(leader) == [leader, own]


def test_a_team_leader_without_a_team_sees_nobody_else(a):
    leader = member(a, Role.TEAM_LEADER, team=None)
    member(a, team=None), member(a, team=TeamFactory(organisation=a))
    assert seen_by(leader) == [leader]


def test_a_team_leader_who_learns_in_another_team_sees_only_the_team_that_is_led(a):
    phone, counter = TeamFactory(organisation=a), TeamFactory(organisation=a)
    leader = member(a, Role.TEAM_LEADER, team=phone)
    MembershipFactory(person=leader, organisation=a, role=Role.LEARNER, team=counter)
    member(a, team=counter)
    assert seen_by(leader) == [leader]


@pytest.mark.parametrize("role", [Role.TRAINER, Role.COACH, Role.ASSESSOR, Role.EXAMINATION_BOARD, Role.AUTHOR])
def test_a_role_in_an_organisation_does_not_open_its_people(a, role):
    colleague = member(a, role)
    member(a)
    assert seen_by(colleague) == [colleague]


def test_nobody_else_reads_who_opened_my_record(a):
    learner, coordinator = member(a), member(a, Role.COORDINATOR)
    AccessEntry.objects.create(actor=coordinator, actor_name="C", subject=learner, what="groep")
    assert AccessEntry.objects.visible_to(learner.user, "access.view").count() == 1
    assert AccessEntry.objects.visible_to(coordinator.user, "access.view").count() == 0


# From a day to a day


@pytest.mark.parametrize(
    ("valid_from", "valid_until", "holds"),
    [
        (-10, None, True),
        (-10, -1, False),  # ended yesterday
        (-10, 0, True),  # the last day counts
        (0, None, True),  # the first day counts
        (1, None, False),  # begins tomorrow
    ],
)
def test_a_coordinator_sees_people_on_the_days_of_the_own_membership(a, valid_from, valid_until, holds):
    days = {"valid_from": today(valid_from), "valid_until": None if valid_until is None else today(valid_until)}
    coordinator, learner = member(a, Role.COORDINATOR, **days), member(a)
    assert (learner in seen_by(coordinator)) is holds
    assert (Role.COORDINATOR in roles_of(coordinator.user)) is holds


@pytest.mark.parametrize(
    ("valid_from", "valid_until", "holds"),
    [(-10, -1, False), (-10, 0, True), (0, None, True), (1, None, False)],
)
def test_a_learner_is_seen_on_the_days_of_the_learners_membership(a, valid_from, valid_until, holds):
    days = {"valid_from": today(valid_from), "valid_until": None if valid_until is None else today(valid_until)}
    phone = TeamFactory(organisation=a)
    learner = member(a, team=phone, **days)
    assert (learner in seen_by(member(a, Role.COORDINATOR))) is holds
    assert (learner in seen_by(member(a, Role.TEAM_LEADER, team=phone))) is holds


def test_who_moves_is_seen_by_the_new_municipality_and_no_longer_by_the_old_one(a, b):
    coordinator_a, coordinator_b = member(a, Role.COORDINATOR), member(b, Role.COORDINATOR)
    membership = MembershipFactory(organisation=a)
    mover = membership.person
    end_membership(membership=membership, last_day=today(-1))
    grant_membership(person=mover, organisation=b)
    assert mover not in seen_by(coordinator_a)
    assert mover in seen_by(coordinator_b)
    assert seen_by(mover) == [mover]


def test_a_coordinator_who_moves_takes_no_view_of_the_old_people_along(a, b):
    membership = MembershipFactory(organisation=a, role=Role.COORDINATOR)
    coordinator, old, new = membership.person, member(a), member(b)
    end_membership(membership=membership, last_day=today(-1))
    grant_membership(person=coordinator, organisation=b, role=Role.COORDINATOR, valid_from=today())
    assert old not in seen_by(coordinator)
    assert new in seen_by(coordinator)


def test_a_coordinator_sees_memberships_of_the_own_municipality_only(a, b):
    coordinator = member(a, Role.COORDINATOR)
    in_both = member(a)
    elsewhere = MembershipFactory(person=in_both, organisation=b)
    rows = Membership.objects.visible_to(coordinator.user, "person.view")
    assert {row.organisation for row in rows} == {a}
    assert elsewhere not in rows


# How the rule is put together


def test_somebody_with_many_scopes_sees_every_row_once(a, b):
    phone = TeamFactory(organisation=a)
    person = member(a, Role.COORDINATOR)
    for organisation, role, team in [(a, Role.TEAM_LEADER, phone), (b, Role.COORDINATOR, None), (a, "learner", phone)]:
        MembershipFactory(person=person, organisation=organisation, role=role, team=team)
    learner = member(a, team=phone)
    MembershipFactory(person=learner, organisation=b)
    MembershipFactory(person=learner, organisation=a, role=Role.TRAINER, team=phone)
    assert seen_by(person) == [person, learner]


def test_an_undeclared_permission_raises_for_everybody(a):
    for user in (member(a, Role.COORDINATOR).user, AnonymousUser()):
        with pytest.raises(UnknownPermission, match=r"person\.veiw"):
            Person.objects.visible_to(user, "person.veiw")


def test_a_permission_cannot_be_declared_twice_with_other_roles():
    with pytest.raises(ValueError, match="declared twice"):
        declare("access.view", "Who opened my record", own=True, roles=[Role.COORDINATOR])


def test_a_model_without_path_shows_nothing_to_anybody(a, django_user_model):
    coordinator = member(a, Role.COORDINATOR)
    AuditEntry.objects.create(actor=coordinator, action="x", object_type="y", object_id="1", organisation=a)
    administrator = django_user_model.objects.create_superuser("beheer@proef.example")
    for user in (coordinator.user, administrator):
        assert not TenantQuerySet(AuditEntry).visible_to(user, "person.view").exists()


def test_visible_to_narrows_what_was_asked_and_never_widens_it(a, b):
    coordinator, learner, stranger = member(a, Role.COORDINATOR), member(a), member(b)
    asked = Person.objects.filter(pk__in=[learner.pk, stranger.pk]).visible_to(coordinator.user, "person.view")
    assert list(asked) == [learner]
