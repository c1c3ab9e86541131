"""Organisations with their themes and teams, and people with a log-in and a role."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from lms.models import Membership, Organisation, Person, Team, Theme
from lms.services.people import create_person, grant_membership
from lms.site.demo import content_files
from lms.tenancy import Role
from lms.themes import example_themes

# Two municipalities show a look of their own; the rest shows the base theme.
THEMES = {"harderwijk": "Duinrade", "veenendaal": "Heideveen"}
_JOINED = datetime.timedelta(days=400)


@dataclass(frozen=True)
class Cast:
    """organisations by slug, people by e-mail address; entries: the people of people.toml in its order."""

    organisations: dict[str, Organisation]
    people: dict[str, Person]
    entries: list[dict[str, Any]]

    def with_role(self, role: Role) -> list[Person]:
        """Everybody who has the role, in the order of the file."""
        return [self.people[entry["email"]] for entry in self.entries if role in entry["roles"]]


def make() -> Cast:
    """Make what is missing."""
    data = content_files.people()
    themes = _themes()
    organisations = {entry["slug"]: _organisation(entry, themes) for entry in data["organisations"]}
    hashed = make_password(content_files.PASSWORD)  # once: a good hash is slow by design
    people = {entry["email"]: _person(entry, hashed) for entry in data["people"]}
    for entry in data["people"]:
        _memberships(entry, people[entry["email"]], organisations[entry["organisation"]])
    return Cast(organisations, people, data["people"])


def _themes() -> dict[str, Theme]:
    themes = {}
    for example in example_themes():
        theme = Theme.objects.filter(name=example.name).first()
        if theme is None:
            theme = Theme(name=example.name, light=dict(example.light), dark=dict(example.dark), is_active=True)
            theme.full_clean()  # the contrast gate
            theme.save()
        themes[theme.name] = theme
    return themes


def _organisation(entry: dict[str, Any], themes: dict[str, Theme]) -> Organisation:
    organisation, _ = Organisation.objects.get_or_create(
        slug=entry["slug"],
        defaults={
            "name": entry["name"],
            "kind": entry["kind"],
            "cbs_code": entry["cbs_code"],
            "theme": themes.get(THEMES.get(entry["slug"], "")),
        },
    )
    for name in entry["teams"]:
        Team.objects.get_or_create(organisation=organisation, name=name)
    return organisation


def _person(entry: dict[str, Any], hashed: str) -> Person:
    is_superuser = entry.get("is_superuser", False)
    first_name, _, last_name = entry["name"].partition(" ")
    names = {"first_name": first_name, "last_name": last_name}
    user, _ = get_user_model()._default_manager.get_or_create(
        email=entry["email"],
        defaults={**names, "password": hashed, "is_superuser": is_superuser, "is_staff": is_superuser},
    )
    person = Person.objects.filter(user=user).first()
    return person or create_person(name=entry["name"], email=entry["email"], user=user)


def _memberships(entry: dict[str, Any], person: Person, organisation: Organisation) -> None:
    team = Team.objects.filter(organisation=organisation, name=entry["team"]).first()
    for role in entry["roles"]:
        # One that an administrator ended stays ended.
        if not Membership.objects.filter(person=person, organisation=organisation, role=role).exists():
            grant_membership(
                person=person,
                organisation=organisation,
                role=Role(role),
                team=team,
                valid_from=timezone.localdate() - _JOINED,
            )
