"""The SQL texts around every page give what the ORM gives."""

import datetime

import pytest
from django.utils import timezone

from lms.models import Membership, Theme
from lms.services.people import end_membership, grant_membership
from lms.sql import who_is
from lms.tenancy import Role, roles_of
from lms.tenancy.roles import _union
from tests.factories import CohortRoleFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_who_is_gives_the_person_as_the_orm_does():
    person = PersonFactory()
    found = who_is(person.user_id)
    assert found is not None
    assert {field.attname: getattr(found.person, field.attname) for field in person._meta.concrete_fields} == {
        field.attname: getattr(person, field.attname) for field in person._meta.concrete_fields
    }
    assert (found.organisation, found.theme) == ("", None)
    assert who_is(person.user_id + 1000) is None


def test_who_is_gives_the_organisation_of_today_with_the_look_in_use():
    person, today = PersonFactory(), timezone.localdate()
    old, new = OrganisationFactory(name="Oudendijk"), OrganisationFactory(name="Nieuwland")
    look = Theme.objects.create(name="Huisstijl", is_active=True)
    type(new).objects.filter(pk=new.pk).update(theme=look)
    grant_membership(person=person, organisation=old, valid_from=today - datetime.timedelta(days=9))
    found = who_is(person.user_id)
    assert found is not None
    assert found.organisation == "Gemeente Oudendijk"
    end_membership(membership=Membership.objects.get(), last_day=today - datetime.timedelta(days=1))
    grant_membership(person=person, organisation=new)
    found = who_is(person.user_id)
    assert found is not None
    assert (found.organisation, found.theme) == ("Gemeente Nieuwland", (look.pk, look.version))
    Theme.objects.update(is_active=False)
    assert who_is(person.user_id).theme is None


def test_roles_are_those_that_the_orm_gives_and_end_at_once():
    person = PersonFactory()
    CohortRoleFactory(person=person, role=Role.TRAINER)
    membership = grant_membership(person=person, organisation=OrganisationFactory(), role=Role.COORDINATOR)
    assert roles_of(person.user) == set(_union(person.user_id)) == {"trainer", "coordinator"}
    Membership.objects.filter(pk=membership.pk).delete()
    again = type(person.user).objects.get(pk=person.user_id)
    assert roles_of(again) == {"trainer"}
    assert roles_of(PersonFactory().user) == set()
