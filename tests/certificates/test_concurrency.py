"""Real threads: a worker, a sweep and a learner who reloads may all ask for the same certificate."""

from functools import partial

import pytest

from certificates.models import Award
from certificates.services.issue import issue_for
from tests.at_once import at_once
from tests.factories import AchievementFactory, RegistrationFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_issuing_a_certificate_many_times_at_once_is_one_award():
    run = RegistrationFactory(completed=True)
    AchievementFactory(module=run.module)
    awards = at_once([partial(issue_for, run.pk)] * 8)
    assert {award.pk for award in awards if award} == {Award.objects.get().pk}
    assert all(awards)
