"""A learner's own certificates."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from certificates.models import Award
from certificates.rules.code import grouped
from certificates.rules.qr import draw
from certificates.services.revoke import revoke
from certificates.services.share import share, unshare
from lms.models import AuditEntry
from lms.tenancy import Role
from tests.certificates import awards
from tests.factories import MembershipFactory, PersonFactory

pytestmark = pytest.mark.django_db


def page_of(award: Award, ending: str = "") -> str:
    return f"/leren/certificaten/{award.uuid}/{ending}"


def test_without_a_certificate_the_page_says_how_to_get_one(client_of):
    body = client_of(PersonFactory()).get("/leren/certificaten/").content.decode()
    assert "Je hebt nog geen certificaat" in body
    assert 'href="/leren/"' in body


def test_the_list_holds_my_certificates_and_nobody_elses(client_of):
    mine = awards.issued(awards.achievement(name="Van mij"))
    awards.issued(awards.achievement(name="Van een ander"))
    client = client_of(mine.person)
    body = client.get("/leren/certificaten/").content.decode()
    assert "Van mij" in body
    assert "Van een ander" not in body


def test_the_list_costs_the_same_with_1_and_30_certificates(client_of, assert_max_queries):
    award = awards.issued(awards.achievement(name="Van mij"))
    client = client_of(award.person)
    with assert_max_queries(10) as with_one:
        client.get("/leren/certificaten/")
    for run in range(2, 31):
        awards.issued(award.achievement, person=award.person, run=run)
    with assert_max_queries(len(with_one)):
        assert client.get("/leren/certificaten/").content.decode().count("Van mij") == 30


def test_the_home_shows_my_newest_certificates_and_stays_quiet_without(client_of):
    award = awards.issued(awards.achievement(name="Van mij"))
    assert "Van mij" in client_of(award.person).get("/leren/").content.decode()
    assert "Mijn certificaten" not in client_of(PersonFactory()).get("/leren/").content.decode()


def test_the_menu_leads_to_the_certificates(client_of):
    assert 'href="/leren/certificaten/"' in client_of(PersonFactory()).get("/leren/").content.decode()


@pytest.mark.parametrize("ending", ["", "afdrukken/"])
def test_my_certificate_shows_the_code_and_a_qr_code_that_leads_to_the_answer(client_of, ending):
    award = awards.issued()
    body = client_of(award.person).get(page_of(award, ending)).content.decode()
    assert grouped(award.code) in body
    assert draw(f"http://testserver/verificatie/{grouped(award.code)}/").path in body
    assert "style=" not in body
    assert "<script>" not in body


def test_i_see_my_own_score(client_of):
    award = awards.issued()
    assert "score 88 %" in client_of(award.person).get(page_of(award)).content.decode()


@pytest.mark.parametrize("ending", ["", "afdrukken/"])
@pytest.mark.parametrize("role", [Role.LEARNER, Role.COORDINATOR, Role.TEAM_LEADER])
def test_nobody_else_opens_my_page_whatever_the_role(client_of, role, ending):
    award = awards.issued(shared=True)
    other = PersonFactory()
    MembershipFactory(person=other, organisation=award.registration.organisation, role=role)
    assert client_of(other).get(page_of(award, ending)).status_code == 404


def test_whoever_is_not_logged_in_is_asked_to_log_in():
    assert Client().get(page_of(awards.issued())).status_code == 302


def test_sharing_and_stopping_are_forms_that_anybody_without_script_can_use(client_of):
    award = awards.issued()
    client = client_of(award.person)
    assert "Deel met de code" in client.get(page_of(award)).content.decode()

    shared = client.post(page_of(award, "delen/"), {"share": "yes"}, follow=True).content.decode()
    assert "Stop met delen" in shared
    assert Client().get(f"/verificatie/{grouped(award.code)}/").content.decode().count("Dit certificaat is geldig") == 1

    stopped = client.post(page_of(award, "delen/"), {"share": "no"}, follow=True).content.decode()
    assert "Deel met de code" in stopped
    assert "tonen we niets" in Client().get(f"/verificatie/{grouped(award.code)}/").content.decode()


def test_sharing_by_a_link_is_refused(client_of):
    award = awards.issued()
    assert client_of(award.person).get(page_of(award, "delen/")).status_code == 405
    assert Award.objects.get().shared_at is None


def test_sharing_somebody_elses_certificate_is_not_found_and_changes_nothing(client_of):
    award = awards.issued()
    assert client_of(PersonFactory()).post(page_of(award, "delen/"), {"share": "yes"}).status_code == 404
    with pytest.raises(PermissionDenied):
        share(award=award, actor=PersonFactory())
    assert Award.objects.get().shared_at is None


def test_consent_is_kept_with_its_text_version_and_twice_is_once():
    award = awards.issued()
    assert share(award=award, actor=award.person)
    first = Award.objects.get().shared_at
    assert not share(award=award, actor=award.person)
    assert Award.objects.get().shared_at == first
    assert unshare(award=award, actor=award.person)
    assert not unshare(award=award, actor=award.person)
    lines = AuditEntry.objects.filter(action__in=["award.shared", "award.unshared"]).order_by("pk")
    assert [(line.action, line.actor, line.data) for line in lines] == [
        ("award.shared", award.person, {"consent": 1}),
        ("award.unshared", award.person, {}),
    ]


def test_a_withdrawn_certificate_says_why_to_its_holder_and_is_not_printed(client_of):
    award = awards.issued()
    revoke(award=award, reason="De toets was van een ander.", actor=PersonFactory(name="Ineke Modelstra"))
    client = client_of(award.person)
    body = client.get(page_of(award)).content.decode()
    assert "De toets was van een ander." in body
    assert "Ineke Modelstra" in body
    assert "bezwaar" in body
    assert "Deel met de code" not in body
    assert client.get(page_of(award, "afdrukken/")).headers["Location"] == page_of(award)


def test_a_long_name_gets_the_sheet_for_long_names(client_of):
    award = awards.issued(person=PersonFactory(name="Maximiliaan-Alexander van der Voorbeeldstra"))
    assert "ll-cert--long" in client_of(award.person).get(page_of(award, "afdrukken/")).content.decode()


def test_a_sheet_never_overflows_with_steps(client_of):
    kind = awards.achievement()
    kind.module.activities.all().delete()
    for position in range(12):
        awards.ActivityFactory(module=kind.module, title=f"Stap {position}", position=position)
    award = awards.issued(kind)
    body = client_of(award.person).get(page_of(award, "afdrukken/")).content.decode()
    assert "12 stappen afgerond" in re.sub(r"\s+", " ", body)
    assert "Stap 3" not in body
