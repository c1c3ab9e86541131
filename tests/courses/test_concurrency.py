"""Real threads: whatever coordinators press at the same moment, nobody and no place is given out twice."""

from functools import partial

import pytest

from courses.models import Enrolment
from courses.services.enrol import NoPlaceLeft, enrol
from lms.models import Person
from modules.models import Registration
from tests.at_once import at_once, crossing
from tests.content import published_module
from tests.factories import CohortFactory, MembershipFactory, OrganisationFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_enrolling_somebody_many_times_at_once_is_one_enrolment():
    member = MembershipFactory()
    programme = ProgrammeFactory(modules=[published_module(["reading"]).module])
    cohort = CohortFactory(programme=programme, organisations=[member.organisation])
    call = partial(enrol, cohort=cohort, person=member.person, organisation=member.organisation)
    assert len({each.pk for each in at_once([call] * 8)}) == 1
    assert Enrolment.objects.get().enrolment_registrations.count() == Registration.objects.count() == 1


def test_two_people_who_cross_do_not_both_get_the_last_place():
    organisation = OrganisationFactory()
    cohort = CohortFactory()
    cohort.seats.create(organisation=organisation, places=1)

    def try_to_enrol(person: Person) -> bool:
        try:
            enrol(cohort=cohort, person=person, organisation=organisation)
        except NoPlaceLeft:
            return False
        return True

    people = [MembershipFactory(organisation=organisation).person for _ in range(2)]
    placed = crossing([partial(try_to_enrol, person) for person in people], after='INSERT INTO "lms_courses_enrolment"')
    assert sorted(placed) == [False, True]
    assert Enrolment.objects.count() == 1
