"""Local texts: a municipality fills a slot, its learners read that, and hears when the text around it changed."""

import datetime

import pytest
from django.utils import timezone

from lms.models import AuditEntry
from lms.tenancy import Role
from modules.models import LocalInsert, LocalSlot, ReadingPage
from tests.content import published_module
from tests.factories import MembershipFactory, OrganisationFactory, PersonFactory, RegistrationFactory
from tests.modules.authoring import publish

pytestmark = pytest.mark.django_db
SLOT = "22222222-2222-4222-8222-222222222222"
FALLBACK = "Kijk op de website van je gemeente."


def body(around: str = "Een inwoner vraagt wanneer je open bent.", *, slot: bool = True) -> list:
    blocks = [
        {"type": "heading", "id": "1", "value": {"text": "Aan de balie", "level": "2"}},
        {"type": "paragraph", "id": "2", "value": f"<p>{around}</p>"},
        {"type": "heading", "id": "4", "value": {"text": "Iets anders", "level": "2"}},
        {"type": "paragraph", "id": "5", "value": "<p>Hier gaat het over de telefoon.</p>"},
    ]
    local = {"title": "Openingstijden", "question": "Wanneer ben je open?", "fallback": f"<p>{FALLBACK}</p>"}
    return [*blocks[:2], {"type": "local", "id": SLOT, "value": local}, *blocks[2:]] if slot else blocks


@pytest.fixture
def module():
    return published_module([ReadingPage(title="De balie", body=body())], title="Balie")


@pytest.fixture
def aaldrecht():
    return OrganisationFactory(name="Aaldrecht", slug="aaldrecht")


@pytest.fixture
def coordinator(aaldrecht):
    return MembershipFactory(organisation=aaldrecht, role=Role.COORDINATOR).person


def page_of(client_of, module, organisation) -> str:
    registration = RegistrationFactory(module=module.module, person=PersonFactory(), organisation=organisation)
    address = f"/leren/{registration.uuid}/{module.steps[0].translation_key}/"
    return client_of(registration.person).get(address).content.decode()


def write(client, text: str, **fields: str):
    address = f"/regie/lokaal/aaldrecht/{LocalSlot.objects.get().pk}/"
    seen = client.get(address).context["form"].fingerprint
    return client.post(address, {"text": text, "seen": seen} | fields)


def test_a_slot_follows_the_page_with_the_text_of_its_own_section(module):
    slot = LocalSlot.objects.get()

    assert (slot.title, slot.activity) == ("Openingstijden", module.activities[0])
    assert slot.around == "Aan de balie\nEen inwoner vraagt wanneer je open bent.\n[…]"
    publish(module.steps[0], body=body(slot=False))
    slot.refresh_from_db()
    assert slot.archived_at
    publish(module.steps[0], body=body())
    slot.refresh_from_db()
    assert slot.archived_at is None


def test_learners_of_the_municipality_read_its_text_and_others_the_fallback(client_of, module, aaldrecht, coordinator):
    response = write(client_of(coordinator), "Maandag van 9 tot 17 uur.\n\n- ook op afspraak\n<b>")

    assert response.status_code == 302
    own = page_of(client_of, module, aaldrecht)
    assert "<p>Maandag van 9 tot 17 uur.</p><ul><li>ook op afspraak</li></ul><p>&lt;b&gt;</p>" in own
    assert FALLBACK not in own
    for organisation in (OrganisationFactory(), None):
        other = page_of(client_of, module, organisation)
        assert FALLBACK in other
        assert "Maandag" not in other
    assert AuditEntry.objects.filter(action="local.written", organisation=aaldrecht).count() == 1


def test_a_text_whose_date_is_over_is_not_shown(client_of, module, aaldrecht, coordinator):
    write(client_of(coordinator), "Tot Kerst open.", valid_until=str(timezone.localdate()))
    assert "Tot Kerst" in page_of(client_of, module, aaldrecht)
    LocalInsert.objects.update(valid_until=timezone.localdate() - datetime.timedelta(days=1))

    assert FALLBACK in page_of(client_of, module, aaldrecht)
    assert "Verlopen" in client_of(coordinator).get("/regie/lokaal/").content.decode()


def test_a_day_that_is_over_is_refused_and_the_text_stays_on_the_screen(client_of, module, coordinator):
    response = write(client_of(coordinator), "Wij zijn open.", valid_until="2020-01-01")

    assert response.status_code == 422
    assert "Wij zijn open." in response.content.decode()
    assert not LocalInsert.objects.exists()


def test_the_author_hears_that_the_text_around_changed_and_sees_what(client_of, module, coordinator):
    client = client_of(coordinator)
    write(client, "Wij zijn open.")
    assert "Tekst eromheen is veranderd" not in client.get("/regie/lokaal/").content.decode()
    publish(module.steps[0], body=body("Een inwoner vraagt of je dicht bent."))

    assert "Tekst eromheen is veranderd" in client.get("/regie/lokaal/").content.decode()
    screen = client.get(f"/regie/lokaal/aaldrecht/{LocalSlot.objects.get().pk}/").content.decode()
    assert "<del>Een inwoner vraagt wanneer je open bent.</del>" in screen
    assert "<ins>Een inwoner vraagt of je dicht bent.</ins>" in screen
    write(client, "Wij zijn open.")
    assert "Tekst eromheen is veranderd" not in client.get("/regie/lokaal/").content.decode()


def test_a_change_elsewhere_on_the_page_is_no_alarm(client_of, module, coordinator):
    write(client_of(coordinator), "Wij zijn open.")
    changed = body()
    changed[-1]["value"] = "<p>Hier gaat het over de mail.</p>"
    publish(module.steps[0], body=changed)

    assert "Tekst eromheen is veranderd" not in client_of(coordinator).get("/regie/lokaal/").content.decode()


def test_a_text_written_while_the_page_changed_is_shown_again_with_the_new_page(client_of, module, coordinator):
    client = client_of(coordinator)
    address = f"/regie/lokaal/aaldrecht/{LocalSlot.objects.get().pk}/"
    seen = client.get(address).context["form"].fingerprint
    publish(module.steps[0], body=body("Nu staat er iets anders."))

    response = client.post(address, {"text": "Wij zijn open.", "seen": seen})
    assert response.status_code == 422
    assert "net veranderd" in response.content.decode()
    again = client.post(address, {"text": "Wij zijn open.", "seen": response.context["form"]["seen"].value()})
    assert again.status_code == 302


def test_an_empty_text_empties_the_slot_and_twice_is_once(client_of, module, aaldrecht, coordinator):
    client = client_of(coordinator)
    write(client, "Een.")
    write(client, "Twee.")
    assert LocalInsert.objects.get().text == "Twee."
    write(client, " ")
    write(client, "")

    assert not LocalInsert.objects.exists()
    assert AuditEntry.objects.filter(action="local.removed").count() == 1


def test_a_copied_module_begins_with_what_the_municipality_wrote_before(client_of, module, aaldrecht, coordinator):
    client = client_of(coordinator)
    write(client, "Wij zijn open.")
    module.page.copy(recursive=True, update_attrs={"title": "Balie 2", "slug": "balie-2"}, keep_live=True)
    copy = LocalSlot.objects.exclude(activity=module.activities[0]).get()

    screen = client.get(f"/regie/lokaal/aaldrecht/{copy.pk}/").content.decode()
    assert "Wij zijn open." in screen
    assert "eerdere ronde" in screen
    assert LocalInsert.objects.count() == 1


def test_only_who_writes_for_the_municipality_comes_in(client_of, module, aaldrecht, coordinator):
    slot = LocalSlot.objects.get().pk
    elsewhere = MembershipFactory(role=Role.COORDINATOR).person
    learner = MembershipFactory(organisation=aaldrecht).person
    author = MembershipFactory(organisation=aaldrecht, role=Role.AUTHOR).person

    for address in ("/regie/lokaal/aaldrecht/", f"/regie/lokaal/aaldrecht/{slot}/"):
        assert client_of(elsewhere).get(address).status_code == 404
        assert client_of(learner).get(address).status_code == 403
        assert client_of(author).get(address).status_code == 200
    assert client_of(learner).get("/regie/lokaal/").status_code == 403


def test_a_page_with_slots_costs_one_statement_more(client_of, module, aaldrecht, assert_max_queries):
    plain = published_module([ReadingPage(title="De balie", body=body(slot=False))])
    counts = []
    for each in (plain, module):
        registration = RegistrationFactory(module=each.module, person=PersonFactory(), organisation=aaldrecht)
        client = client_of(registration.person)
        address = f"/leren/{registration.uuid}/{each.steps[0].translation_key}/"
        client.get(address)
        with assert_max_queries(50) as statements:
            client.get(address)
        counts.append(len(statements))
    assert counts[1] == counts[0] + 1
