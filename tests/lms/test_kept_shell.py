"""Header and footer are kept between requests, and never hold anybody's name, organisation, token or address."""

import pytest
from django.urls import reverse

from lms.workspace import kept
from tests.factories import MembershipFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty(monkeypatch):
    monkeypatch.setattr(kept, "_kept", {})


def page_of(client_of, name, organisation, address="lms:leren"):
    person = PersonFactory(name=name)
    MembershipFactory(person=person, organisation=organisation)
    return client_of(person).get(reverse(address)).content.decode()


def test_what_is_kept_for_one_is_right_for_the_next(client_of):
    a, b = OrganisationFactory(name="Aaldrecht"), OrganisationFactory(name="Boukeveen <i>")
    first = page_of(client_of, "Noor Voorbeeld", a)
    size = len(kept._kept)
    second = page_of(client_of, "Guus <b>Oefening</b>", b)
    assert len(kept._kept) == size, "the second page is made of what was kept"
    assert "Noor Voorbeeld" in first
    assert "Gemeente Aaldrecht" in first
    assert "Noor" not in second
    assert "Aaldrecht" not in second
    assert "Guus &lt;b&gt;Oefening&lt;/b&gt;" in second
    assert "Gemeente Boukeveen &lt;i&gt;" in second
    assert not any(secret in html for html in kept._kept.values() for secret in ("Noor", "Guus", "Aaldrecht"))


def test_the_way_back_after_another_language_is_the_page_where_one_was(client_of):
    person = PersonFactory()
    client = client_of(person)
    for address in ("lms:leren", "lms:profile", "lms:leren"):
        path = reverse(address)
        assert f"?terug={path.replace('/', '%2F')}" in client.get(path).content.decode()


def test_logging_out_works_from_a_kept_page(client_of):
    person = PersonFactory()
    client = client_of(person)
    client.get(reverse("lms:leren"))
    html = client.get(reverse("lms:leren")).content.decode()
    token = html.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    client.handler.enforce_csrf_checks = True
    assert client.post(reverse("account_logout"), {"csrfmiddlewaretoken": token}).status_code == 302


def test_a_name_that_looks_like_a_mark_stays_a_name(client_of):
    html = page_of(client_of, "[[lms-token]]", OrganisationFactory())
    assert "[[lms-token]]" in html


def test_what_is_kept_has_a_bound(client_of, monkeypatch):
    monkeypatch.setattr(kept, "SIZE", 2)
    client = client_of(PersonFactory())
    for address in ("lms:leren", "lms:profile", "lms:access"):
        client.get(reverse(address))
    assert len(kept._kept) <= 2
