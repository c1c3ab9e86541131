"""Extra time: granted by a coordinator of one's own municipality, seen by nobody else."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lms.models import AuditEntry
from lms.tenancy import Role
from modules.models import Accommodation
from modules.services.accommodations import end_extra_time, extra_percent_of, grant_extra_time
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner():
    return MembershipFactory()


@pytest.fixture
def coordinator(learner):
    return MembershipFactory(organisation=learner.organisation, role=Role.COORDINATOR).person


def test_a_coordinator_grants_and_ends_extra_time(learner, coordinator):
    for percent in (25, 50):
        grant_extra_time(person=learner.person, extra_percent=percent, reason="Afgesproken.", granted_by=coordinator)
    assert extra_percent_of(learner.person.pk) == 50
    assert Accommodation.objects.filter(ended_at=None).count() == 1
    assert list(Accommodation.objects.visible_to(coordinator.user, "accommodation.view")) == list(
        Accommodation.objects.all()
    )
    assert Accommodation.objects.visible_to(learner.person.user, "accommodation.view").count() == 2
    assert end_extra_time(person=learner.person, ended_by=coordinator)
    assert not end_extra_time(person=learner.person, ended_by=coordinator)
    assert extra_percent_of(learner.person.pk) == 0
    assert AuditEntry.objects.filter(action__startswith="accommodation.").count() == 3


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.TEAM_LEADER, Role.LEARNER])
def test_nobody_else_grants_or_sees_it(learner, role):
    same = {"organisation": learner.organisation} if role != Role.COORDINATOR else {}
    other = MembershipFactory(role=role, **same).person
    grant_extra_time(person=learner.person, extra_percent=25, reason="Afgesproken.", granted_by=None)
    assert not Accommodation.objects.visible_to(other.user, "accommodation.view").exists()
    with pytest.raises(PermissionDenied):
        grant_extra_time(person=learner.person, extra_percent=25, reason="Afgesproken.", granted_by=other)
    with pytest.raises(PermissionDenied):
        end_extra_time(person=learner.person, ended_by=other)


@pytest.mark.parametrize(("percent", "reason"), [(0, "Reden"), (201, "Reden"), (25, "")])
def test_extra_time_needs_a_sensible_percentage_and_a_reason(learner, percent, reason):
    with pytest.raises(ValidationError):
        grant_extra_time(person=learner.person, extra_percent=percent, reason=reason, granted_by=None)
