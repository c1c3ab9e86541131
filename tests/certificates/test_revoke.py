"""Withdrawing a certificate."""

import pytest
from django.test import Client

from certificates.models import Award
from certificates.services.revoke import revoke
from lms.models import AccessEntry, AuditEntry
from lms.tenancy import Role
from tests.certificates import awards
from tests.factories import (
    CohortFactory,
    EnrolmentFactory,
    MembershipFactory,
    PersonFactory,
    ProgrammeFactory,
    ProgrammeRoleFactory,
)

pytestmark = pytest.mark.django_db

ANSWER = {"kind": "issuing_error", "reason": "Verkeerde module. Bel ons voor een nieuwe toets."}


@pytest.fixture
def award() -> Award:
    """An award that was earned in a cohort of a programme."""
    made = awards.issued(shared=True)
    programme = ProgrammeFactory(modules=[made.achievement.module])
    EnrolmentFactory(
        cohort=CohortFactory(programme=programme),
        person=made.person,
        organisation=made.registration.organisation,
        registrations=[made.registration],
    )
    return made


@pytest.fixture
def coordinator(award):
    programme = award.registration.enrolment_link.enrolment.cohort.programme
    return ProgrammeRoleFactory(programme=programme).person


def page_of(award: Award) -> str:
    return f"/regie/certificaten/{award.uuid}/intrekken/"


def test_the_coordinator_of_the_programme_withdraws_with_a_reason(client_of, award, coordinator):
    client = client_of(coordinator)
    assert "Dit kun je niet terugdraaien" in client.get(page_of(award)).content.decode()
    done = client.post(page_of(award), ANSWER, follow=True).content.decode()
    assert "Dit certificaat is ingetrokken" in done
    award.refresh_from_db()
    assert (award.revoked_by, award.revocation_kind) == (coordinator, "issuing_error")
    line = AuditEntry.objects.get(action="award.revoked")
    assert (line.actor, line.object_id, line.data) == (coordinator, str(award.pk), {"kind": "issuing_error"})


def test_the_holder_can_read_who_opened_the_certificate(client_of, award, coordinator):
    client_of(coordinator).get(page_of(award))
    assert AccessEntry.objects.get().subject == award.person


@pytest.mark.parametrize("answer", [{}, {"kind": "issuing_error", "reason": "  "}, {"kind": "?", "reason": "Fout"}])
def test_without_kind_and_reason_nothing_happens(client_of, award, coordinator, answer):
    response = client_of(coordinator).post(page_of(award), answer)
    assert 'aria-invalid="true"' in response.content.decode() or "ll-field--error" in response.content.decode()
    award.refresh_from_db()
    assert award.revoked_at is None


def test_withdrawing_twice_keeps_the_first_decision(award, coordinator):
    assert revoke(award=award, actor=coordinator, **ANSWER)
    first = Award.objects.get().revoked_at
    assert not revoke(award=award, actor=PersonFactory(), reason="Iets anders", kind="other")
    kept = Award.objects.get()
    assert (kept.revoked_at, kept.revoked_by, kept.revocation_reason) == (first, coordinator, ANSWER["reason"])
    assert AuditEntry.objects.filter(action="award.revoked").count() == 1


@pytest.mark.parametrize("wrong", [{"reason": " ", "kind": "other"}, {"reason": "Fout", "kind": "nonsense"}])
def test_the_service_refuses_a_decision_without_grounds(award, wrong):
    with pytest.raises(ValueError, match="needs a reason"):
        revoke(award=award, actor=None, **wrong)


@pytest.mark.parametrize("role", [Role.LEARNER, Role.COORDINATOR, Role.TEAM_LEADER, Role.ASSESSOR, Role.TRAINER])
def test_nobody_else_can_even_see_the_screen(client_of, award, role):
    person = PersonFactory()
    MembershipFactory(person=person, organisation=award.registration.organisation, role=role)
    client = client_of(person)
    assert client.get(page_of(award)).status_code == client.post(page_of(award), ANSWER).status_code == 404
    assert Award.objects.get().revoked_at is None


def test_the_holder_and_the_coordinator_of_another_programme_get_nothing(client_of, award):
    elsewhere = ProgrammeRoleFactory().person
    for person in (award.person, elsewhere):
        assert client_of(person).get(page_of(award)).status_code == 404
    assert Client().get(page_of(award)).status_code == 302
