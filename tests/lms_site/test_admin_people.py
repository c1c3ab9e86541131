"""Who comes into the Wagtail admin, and that people are shown there to platform administrators only."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import ModelLogEntry

from lms.models import AuditEntry, Membership, Organisation, Person, Theme
from lms.site.demo import authors
from lms.tenancy import Role
from tests.content import home_page
from tests.factories import MembershipFactory, OrganisationFactory, PersonFactory, TeamFactory

pytestmark = pytest.mark.django_db

VIEWS = ["index", "index_results", "add"]
OF_ONE = ["edit", "delete", "history", "history_results", "usage"]


@pytest.fixture
def administrator(client_of):
    return client_of(PersonFactory(user__is_superuser=True))


@pytest.fixture
def author(client_of):
    """Somebody in the group of authors who was also given every permission that exists, by mistake."""
    person = PersonFactory(name="Auteur")
    authors.make(Cast_of(person), home_page())
    person.user.groups.add(Group.objects.get(name=authors.NAME))
    person.user.user_permissions.set(Permission.objects.all())
    return client_of(person)


def Cast_of(person):
    from lms.site.demo.people import Cast

    entries = [{"email": person.email, "roles": [Role.AUTHOR]}]
    return Cast({}, {person.email: person}, entries)


def test_a_visitor_is_sent_to_the_sites_own_log_in(client):
    assert client.get("/beheer/")["Location"] == "/account/inloggen/?next=/beheer/"


def test_a_learner_gets_a_clear_page_and_is_not_sent_round_in_circles(client_of):
    browser = client_of(PersonFactory())
    response = browser.get("/beheer/", follow=True)
    assert len(response.redirect_chain) == 1
    assert response.status_code == 403
    page = response.content.decode()
    assert "Dit mag jij niet zien" in page
    assert "administrator" not in page
    assert "administrator" not in browser.get("/profiel/").content.decode()


def test_who_is_logged_in_and_may_go_on_is_sent_on(client_of, administrator):
    assert administrator.get("/account/inloggen/?next=/beheer/")["Location"] == "/beheer/"
    assert client_of(PersonFactory()).get("/account/inloggen/?next=/profiel/")["Location"] == "/profiel/"


@pytest.mark.parametrize("viewset", ["lms_people", "lms_memberships"])
def test_nobody_but_a_platform_administrator_sees_people_whatever_permission_they_hold(author, administrator, viewset):
    membership = MembershipFactory(person__name="Geheime Naam")
    key = membership.pk if viewset == "lms_memberships" else membership.person_id
    addresses = [reverse(f"{viewset}:{view}") for view in VIEWS]
    addresses += [reverse(f"{viewset}:{view}", args=[key]) for view in OF_ONE]
    for address in addresses:
        for response in (author.get(address), author.post(address, {})):
            assert response.status_code == 302
            assert response["Location"] == reverse("wagtailadmin_home")
    assert "Geheime Naam" in administrator.get(addresses[0]).content.decode()
    assert Person.objects.filter(name="Geheime Naam").exists()


def test_names_do_not_come_out_at_the_sides_of_the_admin(author, administrator):
    fields = {"name": "Geheime Naam", "email": "geheim@proef.example", "login": ""}
    assert administrator.post(reverse("lms_people:add"), fields).status_code == 302
    person = Person.objects.get(name="Geheime Naam")
    administrator.post(reverse("lms_people:edit", args=[person.pk]), fields | {"name": "Geheime Naam-Anders"})
    person.refresh_from_db()
    assert person.name == "Geheime Naam-Anders"
    for address in (
        "/beheer/",
        reverse("wagtailadmin_pages:search") + "?q=geheim",
        reverse("wagtailadmin_reports:site_history"),
    ):
        page = author.get(address, follow=True)
        assert page.status_code == 200
        assert "Geheime Naam" not in page.content.decode()
    assert not ModelLogEntry.objects.filter(label__contains="Geheim").exists()


def test_the_group_editor_offers_no_permission_on_people(administrator):
    page = administrator.get(reverse("wagtailusers_groups:add")).content.decode()
    assert "organisatie" in page.lower()
    for model in ("person", "membership"):
        permission = Permission.objects.get(codename=f"change_{model}", content_type__app_label="lms")
        assert f'value="{permission.pk}"' not in page


def test_nobody_deletes_a_person_in_the_admin(administrator):
    person = PersonFactory()
    administrator.post(reverse("lms_people:delete", args=[person.pk]))
    assert Person.objects.filter(pk=person.pk).exists()


def test_a_person_gets_a_log_in_and_a_membership_by_address_and_the_audit_log_knows(administrator):
    user = PersonFactory(user__email="f@proef.example").user
    Person.objects.filter(user=user).update(user=None)
    fields = {"name": "Fatima van der Proef", "email": "f@proef.example", "login": "F@proef.example"}
    administrator.post(reverse("lms_people:add"), fields)
    person = Person.objects.get(name="Fatima van der Proef")
    assert person.user == user
    assert person.sort_name == "Proef, Fatima van der"
    Person.objects.exclude(pk=person.pk).filter(email="f@proef.example").delete()
    team = TeamFactory()
    fields = {
        "person": "F@Proef.example",
        "organisation": team.organisation_id,
        "team": team.pk,
        "role": "coordinator",
        "valid_from": "2026-01-01",
    }
    administrator.post(reverse("lms_memberships:add"), fields)
    membership = Membership.objects.get(person=person)
    assert membership.role == Role.COORDINATOR
    line = AuditEntry.objects.get(action="membership.made")
    assert (line.object_id, line.organisation) == (str(membership.pk), team.organisation)
    assert "proef" not in str(line.data).lower()
    twice = administrator.post(reverse("lms_memberships:add"), fields).content.decode()
    assert "Deze persoon heeft deze rol al in deze organisatie." in twice


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"person": "niemand@proef.example"}, "Er is geen persoon met dit e-mailadres."),
        ({"person": "dubbel@proef.example"}, "Er is meer dan één persoon met dit e-mailadres."),
        ({"team": "andere"}, "Dit team hoort bij een andere organisatie."),
    ],
)
def test_a_mistake_in_a_membership_is_explained(administrator, change, sentence):
    PersonFactory.create_batch(2, email="dubbel@proef.example", user=None)
    person, organisation = PersonFactory(), OrganisationFactory()
    fields = {"person": person.email, "organisation": organisation.pk, "role": "learner", "valid_from": "2026-01-01"}
    fields |= {key: TeamFactory().pk if value == "andere" else value for key, value in change.items()}
    assert sentence in administrator.post(reverse("lms_memberships:add"), fields).content.decode()
    assert not Membership.objects.exists()


def test_an_organisation_in_use_stays_and_the_admin_says_why(administrator):
    organisation = MembershipFactory().organisation
    response = administrator.post(reverse("lms_organisations:delete", args=[organisation.pk]), follow=True)
    assert "is nog in gebruik en kan niet weg" in response.content.decode()
    assert Organisation.objects.filter(pk=organisation.pk).exists()


def test_a_theme_without_contrast_cannot_be_switched_on_and_the_form_says_what_to_change(administrator):
    fields = {"name": "Bleek", "is_active": "on", "light": '{"color-action": "#eeeeee"}', "dark": "{}"}
    page = administrator.post(reverse("lms_themes:add"), fields).content.decode()
    assert "leest niet goed. Het contrast is 1,16 en moet minstens 4,5 zijn." in page
    assert not Theme.objects.exists()
    administrator.post(reverse("lms_themes:add"), {**fields, "is_active": ""})
    assert not Theme.objects.get().is_active
