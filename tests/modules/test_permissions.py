"""Who sees the records of a run: an organisation only while the learner works there."""

import datetime

import pytest
from django.utils import timezone

from lms.services.people import end_membership
from lms.tenancy import Role
from modules.models import Registration
from tests.factories import MembershipFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def test_a_coordinator_loses_sight_of_the_runs_of_somebody_who_moved():
    works = MembershipFactory()
    coordinator = MembershipFactory(organisation=works.organisation, role=Role.COORDINATOR).person
    run = RegistrationFactory(person=works.person, organisation=works.organisation)

    def seen() -> list[Registration]:
        return list(Registration.objects.visible_to(coordinator.user, "registration.view"))

    assert seen() == [run]
    end_membership(membership=works, last_day=timezone.localdate() - datetime.timedelta(days=1))
    assert seen() == []
    assert list(Registration.objects.visible_to(works.person.user, "registration.view")) == [run]
