"""The screen on which a coordinator gives somebody extra time."""

import pytest
from django.urls import reverse

from lms.models import AccessEntry, AuditEntry
from lms.tenancy import Role
from modules.models import Accommodation
from modules.services.accommodations import extra_percent_of, grant_extra_time
from tests.content import published_module, quiz_page
from tests.factories import MembershipFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
LIST = "/regie/extra-tijd/"


@pytest.fixture
def learner():
    return MembershipFactory(person__name="Noor Voorbeeld")


@pytest.fixture
def coordinator(learner):
    return MembershipFactory(
        person__name="Sam Regelaar", organisation=learner.organisation, role=Role.COORDINATOR
    ).person


@pytest.fixture
def client(coordinator, client_of):
    return client_of(coordinator)


def address(learner) -> str:
    return reverse("lms_modules:extra_time", args=[learner.person.uuid])


def give(client, learner, **fields: str):
    return client.post(address(learner), {"hoeveel": "25", "reden": "Afgesproken op 3 maart."} | fields, follow=True)


def test_extra_time_is_found_given_changed_and_ended(client, learner):
    page = client.get(LIST, {"zoek": "voorbeeld noor"}).content.decode()
    assert address(learner) in page
    assert "Noor Voorbeeld heeft nu 25 procent extra tijd." in give(client, learner).content.decode()
    assert "gegeven door Sam Regelaar" in client.get(LIST).content.decode()
    give(client, learner, hoeveel="anders", anders="40", reden="Opnieuw bekeken.")
    assert extra_percent_of(learner.person.pk) == 40
    page = client.get(address(learner)).content.decode()
    assert "Wat eerder gold" in page
    assert 'value="40"' in page
    stop = reverse("lms_modules:extra_time_end", args=[learner.person.uuid])
    assert "Stop deze extra tijd?" in client.get(stop).content.decode()
    assert extra_percent_of(learner.person.pk) == 40, "a question ends nothing"
    for said in ("heeft geen extra tijd meer", "had al geen extra tijd meer"):
        assert said in client.post(stop, follow=True).content.decode()
    assert extra_percent_of(learner.person.pk) == 0
    assert client.get(stop).status_code == 302
    assert AuditEntry.objects.filter(action__startswith="accommodation.").count() == 3


def test_a_form_that_comes_twice_gives_it_once(client, learner):
    for _ in range(2):
        give(client, learner)
    assert Accommodation.objects.count() == AuditEntry.objects.filter(action="accommodation.granted").count() == 1


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"hoeveel": "anders"}, "Vul in hoeveel procent"),
        ({"hoeveel": "anders", "anders": "201"}, "200"),
        ({"hoeveel": "30"}, ""),
        ({"reden": " "}, ""),
    ],
)
def test_what_is_not_right_comes_back_with_the_reason(client, learner, fields, message):
    response = give(client, learner, **fields)
    assert response.status_code == 422
    assert message in response.content.decode()
    assert not Accommodation.objects.exists()


def test_who_opens_it_is_written_down(client, coordinator, learner):
    grant_extra_time(person=learner.person, extra_percent=25, reason="Afgesproken.", granted_by=None)
    client.get(LIST)
    client.get(address(learner))
    entry = AccessEntry.objects.get()
    assert (entry.actor, entry.subject, entry.what) == (coordinator, learner.person, "extra tijd bij toetsen")


def test_people_of_another_municipality_are_not_found(client, client_of, learner):
    stranger = MembershipFactory(person__name="Noor Elders")
    grant_extra_time(person=stranger.person, extra_percent=25, reason="Afgesproken.", granted_by=None)
    assert "Noor Elders" not in client.get(LIST, {"zoek": "noor"}).content.decode()
    assert client.get(address(stranger)).status_code == 404
    assert client_of(learner.person).get(LIST).status_code == 403


def test_the_list_costs_the_same_for_one_and_for_many(client, learner, assert_max_queries):
    counts = []
    for _ in range(2):
        for _ in range(3):
            other = MembershipFactory(organisation=learner.organisation).person
            grant_extra_time(person=other, extra_percent=25, reason="Afgesproken.", granted_by=None)
        client.get(LIST)
        with assert_max_queries(14) as statements:
            client.get(LIST, {"zoek": "a"})
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_the_learner_sees_it_before_a_quiz_with_a_clock(client_of, learner):
    module = published_module([quiz_page(time_limit=40)])
    run = RegistrationFactory(person=learner.person, module=module.module)
    grant_extra_time(person=learner.person, extra_percent=25, reason="Afgesproken.", granted_by=None)
    page = client_of(learner.person).get(reverse("lms_modules:activity", args=[run.uuid, module.activities[0].pk]))
    assert "Je hebt 50 minuten. Je extra tijd zit daar al in." in page.content.decode()
