"""Kinds of certificates: the author's door, versions, and a text that freezes with the first award."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from certificates.models import Achievement, Award
from certificates.services.versions import keep
from tests.certificates import awards
from tests.factories import AchievementFactory, ModuleFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"certificaatsoorten:{name}", args=args)


def form_for(kind: Achievement, **changes: object) -> dict[str, object]:
    fields = {
        "name": kind.name,
        "description": kind.description,
        "criteria": kind.criteria,
        "issuer": kind.issuer_id,
        "module": kind.module_id,
        "valid_months": kind.valid_months or "",
        "is_active": "on" if kind.is_active else "",
    }
    return fields | changes


def test_an_author_makes_a_kind_of_certificate(author):
    fresh = AchievementFactory.build(
        name="Nieuw", module=ModuleFactory(), issuer=OrganisationFactory(), valid_months=12
    )
    author.post(url("add"), form_for(fresh))
    made = Achievement.objects.get()
    assert (made.name, made.version, made.is_active, made.valid_months) == ("Nieuw", 1, True, 12)


def test_before_the_first_award_the_text_can_change(author):
    kind = awards.achievement(name="Tikfaut")
    author.post(url("edit", kind.pk), form_for(kind, name="Tikfout"))
    assert Achievement.objects.get().name == "Tikfout"


def test_after_the_first_award_the_screen_explains_and_offers_a_new_version(author):
    kind = awards.issued().achievement
    body = author.get(url("edit", kind.pk)).content.decode()
    assert "Er zijn al certificaten uitgegeven op deze versie" in body
    assert "Maak een nieuwe versie" in body
    assert url("copy", kind.pk) in body


def test_after_the_first_award_no_form_can_change_the_text(author):
    kind = awards.issued().achievement
    author.post(url("edit", kind.pk), form_for(kind, name="Anders", criteria="Anders"))
    assert Achievement.objects.get().name == kind.name


def test_after_the_first_award_issuing_can_be_stopped(author):
    kind = awards.issued().achievement
    author.post(url("edit", kind.pk), form_for(kind, is_active=""))
    assert Achievement.objects.get().is_active is False


@pytest.mark.parametrize("field", ["name", "description", "criteria", "valid_months", "version"])
def test_the_model_refuses_every_change_of_a_frozen_text(field):
    kind = awards.issued().achievement
    setattr(kind, field, 9 if field in ("valid_months", "version") else "Anders")
    with pytest.raises(ValidationError, match="Maak een nieuwe versie"):
        kind.save()


def test_a_new_version_is_filled_with_the_old_text_and_takes_over(author):
    award = awards.issued()
    old = award.achievement
    screen = author.get(url("copy", old.pk)).content.decode()
    assert old.name in screen
    assert "Er zijn al certificaten uitgegeven" not in screen
    assert "disabled" not in screen.split('name="name"')[1].split(">")[0]

    author.post(url("add"), form_for(old, criteria="Deed alles, en een gesprek."))
    old.refresh_from_db()
    new = Achievement.objects.active().get()
    assert (old.version, old.is_active) == (1, False)
    assert (new.version, new.criteria, new.module) == (2, "Deed alles, en een gesprek.", old.module)
    assert new.uuid != old.uuid
    assert Award.objects.get().achievement == old
    assert awards.issue_for(awards.completed_run(new).pk).contents.achievement.version == 2


def test_switching_an_old_version_on_switches_the_other_off():
    old = awards.achievement()
    new = keep(AchievementFactory.build(module=old.module, issuer=old.issuer))
    old.refresh_from_db()
    old.is_active = True
    keep(old)
    new.refresh_from_db()
    assert (old.is_active, new.is_active) == (True, False)


def test_a_version_with_awards_cannot_be_deleted_and_says_why(author):
    kind = awards.issued().achievement
    response = author.post(url("delete", kind.pk), follow=True)
    assert "Die blijven geldig, dus dit blijft bewaard." in response.content.decode()
    assert Achievement.objects.exists()


def test_a_version_without_awards_can_be_deleted(author):
    kind = awards.achievement()
    author.post(url("delete", kind.pk))
    assert not Achievement.objects.exists()


def test_a_name_that_only_a_school_may_give_is_refused_in_words(author):
    kind = awards.achievement()
    body = author.post(url("edit", kind.pk), form_for(kind, name="Mbo-certificaat bellen")).content.decode()
    assert "mag alleen een erkende school op een bewijs zetten" in body


def test_the_list_shows_which_version_is_issued(author):
    awards.issued(awards.achievement(name="Gesprekken"))
    body = author.get(url("index")).content.decode()
    assert "Gesprekken" in body


@pytest.mark.parametrize("name", ["index", "add"])
def test_awards_and_people_never_appear_in_the_admin(author, name):
    award = awards.issued()
    assert award.person.name not in author.get(url(name)).content.decode()


@pytest.mark.parametrize("name", ["edit", "history", "usage", "delete"])
def test_no_screen_of_a_kind_names_its_holders(author, name):
    award = awards.issued()
    body = author.get(url(name, award.achievement_id), follow=True).content.decode()
    assert award.person.name not in body
    assert award.code not in body
