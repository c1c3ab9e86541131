"""A reflection is private; its writer lets a named guide read it for a time, and can stop it at once."""

import datetime

import pytest
from django.utils import timezone

from lms.models import AccessEntry, AuditEntry
from lms.tenancy import Role
from modules.models import Reflection, ReflectionShare
from modules.services.reflections import save_draft
from modules.services.sharing import NotAGuide, share_reflection
from tests.content import reflection_page
from tests.factories import CohortRoleFactory, MembershipFactory, PersonFactory
from tests.modules.guided import Guided, guided, key

TODAY = timezone.localdate()
SECRET = "Ik vond het gesprek moeilijk."


@pytest.fixture
def wrote(db: None) -> Guided:
    wrote = guided(reflection_page(title="Mijn gesprek"))
    save_draft(**wrote.own, text=SECRET)
    return wrote


def share(wrote: Guided, until: datetime.date = TODAY) -> ReflectionShare:
    return share_reflection(**wrote.own, person=wrote.coach.uuid, until=until)


def test_the_learner_chooses_from_the_people_who_guide_the_group(client_of, wrote):
    stranger = PersonFactory(name="Iemand Anders")
    assessor = CohortRoleFactory(cohort=wrote.cohort, role=Role.ASSESSOR, person__name="Beoordelaar Proef").person
    page = client_of(wrote.learner).get(wrote.url).content.decode()
    assert "Ruben Kijker" in page
    assert "Ans Trainster" in page
    assert "Beoordelaar Proef" not in page
    for person in (stranger, assessor, wrote.learner):
        with pytest.raises(NotAGuide):
            share_reflection(**wrote.own, person=person.uuid, until=TODAY)


def test_the_named_person_reads_it_and_each_look_is_noted(client_of, wrote):
    learner, coach = client_of(wrote.learner), client_of(wrote.coach)
    sent = {"actie": "delen", "met": str(wrote.coach.uuid), "tot": str(TODAY), "sleutel": str(key(1))}
    page = learner.post(wrote.url, sent, follow=True).content.decode()
    assert "Gedeeld. Ruben Kijker kan je tekst lezen" in page
    assert SECRET in page
    assert "1 reflectie" in coach.get("/begeleiding/").content.decode()
    assert SECRET not in coach.get("/begeleiding/gedeeld/").content.decode()
    assert not AccessEntry.objects.exists()
    url = f"/begeleiding/gedeeld/{ReflectionShare.objects.get().uuid}/"
    for _ in range(2):
        assert SECRET in coach.get(url).content.decode()
    assert [entry.what for entry in AccessEntry.objects.all()] == ["Gedeelde reflectie: Mijn gesprek"] * 2
    assert "Gedeelde reflectie: Mijn gesprek" in learner.get("/profiel/inzage/").content.decode()


def test_nobody_else_reads_it_whatever_the_role(client_of, wrote):
    url = f"/begeleiding/gedeeld/{share(wrote).uuid}/"
    leader = MembershipFactory(role=Role.TEAM_LEADER).person
    for person in (wrote.trainer, leader):
        assert client_of(person).get(url).status_code == 404
        assert "Noor" not in client_of(person).get("/begeleiding/gedeeld/").content.decode()
    assert client_of(wrote.learner).get(url).status_code == 403
    assert not AccessEntry.objects.exists()


def test_stopping_works_at_once(client_of, wrote):
    made, coach = share(wrote), client_of(wrote.coach)
    sent = {"actie": "stoppen", "deling": str(made.uuid)}
    for _ in range(2):
        page = client_of(wrote.learner).post(wrote.url, sent, follow=True).content.decode()
        assert "Deze persoon kan je tekst niet meer lezen." in page
    assert coach.get(f"/begeleiding/gedeeld/{made.uuid}/").status_code == 404
    assert [entry.action for entry in AuditEntry.objects.order_by("id")] == ["reflection.shared", "reflection.unshared"]


def test_it_is_over_after_the_last_day(client_of, wrote):
    made = share(wrote)
    url, coach = f"/begeleiding/gedeeld/{made.uuid}/", client_of(wrote.coach)
    assert coach.get(url).status_code == 200
    ReflectionShare.objects.update(until=TODAY - datetime.timedelta(days=1))
    assert coach.get(url).status_code == 404
    assert "Ruben Kijker mag lezen" not in client_of(wrote.learner).get(wrote.url).content.decode()


def test_sharing_twice_is_one_share_and_sharing_again_after_stopping_works(client_of, wrote):
    first, again = share(wrote), share(wrote)
    assert first.pk == again.pk
    assert AuditEntry.objects.count() == 1
    client_of(wrote.learner).post(wrote.url, {"actie": "stoppen", "deling": str(first.uuid)})
    share(wrote, TODAY + datetime.timedelta(days=3))
    assert ReflectionShare.objects.open().get().until == TODAY + datetime.timedelta(days=3)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"met": ""}, "Kies met wie je je tekst deelt."),
        ({"tot": str(TODAY - datetime.timedelta(days=1))}, "Kies een dag vanaf vandaag"),
        ({"tot": str(TODAY + datetime.timedelta(days=400))}, "Kies een dag vanaf vandaag"),
    ],
)
def test_a_mistake_is_explained_and_the_text_stays_on_the_screen(client_of, wrote, fields, message):
    sent = {"actie": "delen", "met": str(wrote.coach.uuid), "tot": str(TODAY)} | fields
    response = client_of(wrote.learner).post(wrote.url, sent)
    assert response.status_code == 422
    assert message in response.content.decode()
    assert SECRET in response.content.decode()
    assert not ReflectionShare.objects.exists()


def test_without_a_text_there_is_nothing_to_share(client_of, wrote):
    Reflection.objects.update(text="")
    assert "Wie mag dit lezen?" not in client_of(wrote.learner).get(wrote.url).content.decode()
    sent = {"actie": "delen", "met": str(wrote.coach.uuid), "tot": str(TODAY)}
    assert client_of(wrote.learner).post(wrote.url, sent).status_code == 404


def test_somebody_elses_share_cannot_be_stopped(client_of, wrote):
    made, other = share(wrote), guided(reflection_page())
    client_of(other.learner).post(other.url, {"actie": "stoppen", "deling": str(made.uuid)})
    assert ReflectionShare.objects.open().count() == 1
