"""Putting people in groups: once, within the places, with a run of each module."""

import datetime

import pytest
from django.utils import timezone

from courses.models import Cohort, Enrolment, EnrolmentRegistration, ProgrammeModule, SeatAllocation
from courses.services.cohorts import create_cohort, grant_cohort_role, grant_programme_role
from courses.services.enrol import EnrolledElsewhere, NoPlaceLeft, enrol, fill_registrations, stop
from lms.models import AuditEntry
from lms.tenancy import Role
from modules.models import Registration
from tests.courses.groups import group_of, learner_in, module_with
from tests.factories import OrganisationFactory, PersonFactory, ProgrammeFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return OrganisationFactory(name="Aaldrecht")


@pytest.fixture
def cohort(town) -> Cohort:
    return group_of(town, modules=[module_with(2, title="Luisteren"), module_with(1, title="Schrijven")])


def modules_of(enrolment: Enrolment) -> list[str]:
    runs = Registration.objects.filter(enrolment_link__enrolment=enrolment)
    return sorted(runs.values_list("module__title", flat=True))


def places(cohort, organisation, number: int) -> None:
    SeatAllocation.objects.filter(cohort=cohort, organisation=organisation).update(places=number)


# Once, with everything that belongs to it


def test_a_learner_gets_a_run_of_each_module_on_behalf_of_the_organisation(cohort, town):
    actor, person = PersonFactory(), PersonFactory()
    enrolment = enrol(cohort=cohort, person=person, organisation=town, actor=actor)
    assert (enrolment.organisation, enrolment.created_by) == (town, actor)
    assert modules_of(enrolment) == ["Luisteren", "Schrijven"]
    assert set(person.registrations.values_list("organisation", "run")) == {(town.pk, 1)}
    entry = AuditEntry.objects.get(action="enrolment.made")
    assert (entry.actor, entry.organisation, entry.data["person"]) == (actor, town, person.pk)


def test_enrolling_twice_leaves_one_enrolment_one_run_and_one_line_in_the_log(cohort, town):
    person = PersonFactory()
    first = enrol(cohort=cohort, person=person, organisation=town)
    assert enrol(cohort=cohort, person=person, organisation=town) == first
    assert (Enrolment.objects.count(), Registration.objects.count()) == (1, 2)
    assert AuditEntry.objects.count() == 1


def test_enrolling_twice_on_the_last_place_is_no_problem(cohort, town):
    places(cohort, town, 1)
    person = PersonFactory()
    enrol(cohort=cohort, person=person, organisation=town)
    assert enrol(cohort=cohort, person=person, organisation=town).organisation == town


def test_a_module_that_the_learner_began_alone_counts_for_the_group(cohort, town):
    person, module = PersonFactory(), cohort.programme.modules.get(title="Luisteren")
    own = RegistrationFactory(person=person, module=module, done_count=1)
    enrolment = enrol(cohort=cohort, person=person, organisation=town)
    assert own.enrolment_link.enrolment == enrolment
    own.refresh_from_db()
    assert (own.done_count, own.organisation) == (1, town)
    assert person.registrations.filter(module=module).count() == 1


def test_a_second_group_with_the_same_module_gets_a_run_of_its_own(cohort, town):
    person = PersonFactory()
    enrol(cohort=cohort, person=person, organisation=town)
    again = group_of(town, programme=cohort.programme, name="Volgend jaar")
    enrolment = enrol(cohort=again, person=person, organisation=town)
    assert modules_of(enrolment) == ["Luisteren", "Schrijven"]
    assert sorted(person.registrations.values_list("run", flat=True)) == [1, 1, 2, 2]


# Places


def test_a_full_organisation_is_refused_and_nothing_is_left_behind(cohort, town):
    places(cohort, town, 1)
    enrol(cohort=cohort, person=PersonFactory(), organisation=town)
    late = PersonFactory()
    with pytest.raises(NoPlaceLeft, match=f"Gemeente Aaldrecht heeft 1 plaats in {cohort.name} en die is bezet."):
        enrol(cohort=cohort, person=late, organisation=town)
    assert not late.enrolments.exists()
    assert not late.registrations.exists()
    assert AuditEntry.objects.count() == 1


def test_an_organisation_without_places_is_refused(cohort):
    stranger = OrganisationFactory(name="Boukeveen")
    with pytest.raises(NoPlaceLeft, match="Gemeente Boukeveen heeft geen plaatsen"):
        enrol(cohort=cohort, person=PersonFactory(), organisation=stranger)


def test_the_places_of_another_organisation_stay_free(cohort, town):
    other = OrganisationFactory()
    SeatAllocation.objects.create(cohort=cohort, organisation=other, places=1)
    places(cohort, town, 1)
    enrol(cohort=cohort, person=PersonFactory(), organisation=town)
    assert enrol(cohort=cohort, person=PersonFactory(), organisation=other).organisation == other


def test_who_sits_in_the_group_for_another_organisation_is_not_moved_silently(cohort, town):
    other = OrganisationFactory(name="Boukeveen")
    SeatAllocation.objects.create(cohort=cohort, organisation=other, places=1)
    person = PersonFactory()
    enrolment = enrol(cohort=cohort, person=person, organisation=town)
    with pytest.raises(EnrolledElsewhere) as refusal:
        enrol(cohort=cohort, person=person, organisation=other)
    enrolment.refresh_from_db()
    assert enrolment.organisation == town
    assert "Aaldrecht" not in str(refusal.value), "the other organisation is nobody's business"


# Stopping


def test_who_stops_keeps_what_was_learned_frees_the_place_and_closes_what_was_open(cohort, town):
    places(cohort, town, 1)
    enrolment = learner_in(cohort, town, done=2)
    stop(enrolment=enrolment, reason="Andere baan", actor=None)
    assert (enrolment.stopped_on, enrolment.stop_reason) == (timezone.localdate(), "Andere baan")
    finished, unfinished = Registration.objects.order_by("module__title")
    assert (finished.done_count, finished.closed_at) == (2, None)
    assert unfinished.closed_at is not None
    enrol(cohort=cohort, person=PersonFactory(), organisation=town)


def test_a_module_that_is_open_to_everybody_stays_open_after_stopping(cohort, town):
    cohort.programme.modules.update(open_to_all=True)
    stop(enrolment=learner_in(cohort, town), reason="", actor=None)
    assert not Registration.objects.exclude(closed_at=None).exists()


def test_stopping_twice_keeps_the_first_reason(cohort, town):
    enrolment = learner_in(cohort, town)
    stop(enrolment=enrolment, reason="Andere baan", actor=None)
    stop(enrolment=enrolment, reason="Iets anders", actor=None)
    assert enrolment.stop_reason == "Andere baan"
    assert AuditEntry.objects.filter(action="enrolment.stopped").count() == 1


def test_who_comes_back_goes_on_where_it_stopped(cohort, town):
    enrolment = learner_in(cohort, town, done=1)
    stop(enrolment=enrolment, reason="Ziek", actor=None)
    back = enrol(cohort=cohort, person=enrolment.person, organisation=town)
    assert (back.pk, back.stopped_on, back.stop_reason) == (enrolment.pk, None, "")
    assert not Registration.objects.exclude(closed_at=None).exists()
    assert Registration.objects.count() == 2
    assert AuditEntry.objects.filter(action="enrolment.resumed").exists()


def test_who_comes_back_needs_a_place(cohort, town):
    places(cohort, town, 1)
    enrolment = learner_in(cohort, town)
    stop(enrolment=enrolment, reason="Ziek", actor=None)
    enrol(cohort=cohort, person=PersonFactory(), organisation=town)
    with pytest.raises(NoPlaceLeft):
        enrol(cohort=cohort, person=enrolment.person, organisation=town)
    enrolment.refresh_from_db()
    assert enrolment.stopped_on is not None


# Modules that come later


def test_a_module_that_comes_later_is_given_to_everybody_once(cohort, town):
    enrolments = [learner_in(cohort, town, done=1), learner_in(cohort, town)]
    stopped = learner_in(cohort, town)
    stop(enrolment=stopped, reason="", actor=None)
    ProgrammeModule.objects.create(programme=cohort.programme, module=module_with(1, title="Nieuw"), position=9)
    assert fill_registrations(cohort) == 2
    assert fill_registrations(cohort) == 0
    for enrolment in enrolments:
        assert modules_of(enrolment) == ["Luisteren", "Nieuw", "Schrijven"]
    assert "Nieuw" not in modules_of(stopped)
    assert EnrolmentRegistration.objects.filter(enrolment__stopped_on=None).count() == 6


def test_a_group_that_has_ended_gets_no_new_module(town):
    ended = group_of(town, weeks=60)
    assert ended.ends_on < timezone.localdate()
    learner_in(ended, town)
    ProgrammeModule.objects.create(programme=ended.programme, module=module_with(1), position=9)
    assert fill_registrations(ended) == 0


# Groups and who runs them


def test_a_group_is_made_with_places_and_making_it_again_changes_nothing(town):
    programme, today = ProgrammeFactory(), timezone.localdate()
    dates = {"starts_on": today, "ends_on": today + datetime.timedelta(days=100)}
    cohort = create_cohort(programme=programme, name="Voorjaar", seats={town: 3}, **dates)
    assert cohort.seats.get().places == 3
    assert create_cohort(programme=programme, name="Voorjaar", seats={town: 9}, **dates) == cohort
    assert cohort.seats.get().places == 3
    assert AuditEntry.objects.get(action="cohort.made").data == {"seats": {town.slug: 3}}


def test_a_role_is_given_once(cohort):
    person = PersonFactory()
    grant = grant_cohort_role(person=person, cohort=cohort, role=Role.TRAINER)
    assert grant_cohort_role(person=person, cohort=cohort, role=Role.TRAINER) == grant
    programme_grant = grant_programme_role(person=person, programme=cohort.programme)
    assert grant_programme_role(person=person, programme=cohort.programme) == programme_grant
    assert AuditEntry.objects.count() == 2
