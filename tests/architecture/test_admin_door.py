"""The author's door, the Wagtail admin: who may not enter sees nothing, and who writes meets no learner there.

Wagtail checks permissions per model, not per row; so personal data is for platform administrators only.
"""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.viewsets import viewsets
from wagtail.log_actions import log
from wagtail.snippets.models import get_snippet_models

from lms.models import Person
from tests.architecture.asking import outcome_of, text_of
from tests.architecture.personal import personal_models
from tests.architecture.rows import LOGIN, OK
from tests.architecture.tenancy_table import ADMIN_OPEN, ADMIN_PREFIX
from tests.architecture.urls import Address, addresses
from tests.architecture.world import FIRST_NAMES, ROLES, World

pytestmark = pytest.mark.django_db

MAY_ENTER = {"author", "administrator"}
# Raises on purpose, so that an administrator can try the error page.
BROKEN_ON_PURPOSE = {"wagtailadmin_error_test"}
# Start of a namespace -> the value of the world that its addresses take as key; the others take a page's.
KEYS = {
    "lms_people": "learner.person",
    "lms_memberships": "learner.membership",
    "wagtailusers_users": "learner.user",
    "wagtailsnippet": "question",
}


def admin_addresses() -> list[Address]:
    return [address for address in addresses() if address.route.startswith(ADMIN_PREFIX)]


def paths(world: World) -> Iterator[tuple[Address, str]]:
    """Every admin address, with the key of a learner or of content where it takes a number, and a search for people."""
    for address in admin_addresses():
        namespace = address.name.split(":")[0]
        key = next((key for start, key in KEYS.items() if namespace.startswith(start)), "module.page")
        if address.name in BROKEN_ON_PURPOSE or (path := address.path(int(str(world.values[key])))) is None:
            continue
        yield address, path
        if not address.takes_arguments:
            yield address, f"{path}?q={FIRST_NAMES['learner']}"


@pytest.mark.parametrize(
    ("method", "role"),
    [*(("get", role) for role in ROLES if role not in MAY_ENTER), ("post", "anonymous"), ("post", "coordinator_a")],
)
def test_who_may_not_enter_is_sent_away_at_every_address(world: World, method: str, role: str):
    client = world.client(role)
    for address in admin_addresses():
        if (path := address.path()) is None:
            continue
        response = getattr(client, method)(path)
        outcome = outcome_of(response)
        if method == "get" or address.name not in ADMIN_OPEN:
            assert outcome == ADMIN_OPEN.get(address.name, LOGIN), f"{role} gets {outcome} at {path}"
        assert not world.canaries_in(text_of(response)) - {f"{role}.name"}, path


def test_an_author_meets_no_learner_on_any_page(world: World):
    """Lists, reports, histories, searches and the pages about one thing, also with the keys of people."""
    for subject in ("learner", "other_learner"):
        # What an administrator did to a person is in Wagtail's log under the person's name.
        log(instance=Person.objects.get(pk=world.values[f"{subject}.person"]), action="wagtail.edit")
    client = world.client("author")
    opened = 0
    for address, path in paths(world):
        response = client.get(path)
        opened += response.status_code == 200
        assert response.status_code != 500, f"{address.name}: {path}"
        assert not world.canaries_in(text_of(response)), f"{address.name}: {path}"
    assert opened > 60, "The author gets into so few pages that this test says nothing."


def test_a_platform_administrator_finds_people_and_never_what_they_wrote_or_scored(world: World):
    client = world.client("administrator")
    assert "learner.name" in world.canaries_in(text_of(client.get(reverse("lms_people:index"))))
    for address, path in paths(world):
        response = client.get(path)
        assert response.status_code != 500, f"{address.name}: {path}"
        private = {name for name in world.canaries_in(text_of(response)) if not name.endswith((".name", ".email"))}
        assert not private, f"{address.name}: {path}"


def test_no_permission_lets_anybody_but_an_administrator_near_people(world: World):
    author = world.people["author"].user
    labels = {(model._meta.app_label, model._meta.model_name) for model in personal_models()}
    for permission in Permission.objects.select_related("content_type"):
        if (permission.content_type.app_label, permission.content_type.model) in labels:
            author.user_permissions.add(permission)
    client = world.client("author")
    names = {viewset.name for viewset in viewsets.viewsets if getattr(viewset, "model", None) in personal_models()}
    assert {"lms_people", "lms_memberships"} <= names
    for address, path in paths(world):
        if address.name.split(":")[0] in names:
            assert outcome_of(client.get(path)) != OK, path


def test_the_group_editor_offers_no_permission_on_people():
    offered = {
        permission.content_type.model_class()
        for hook in hooks.get_hooks("register_permissions")
        for permission in hook().select_related("content_type")
    }
    assert not offered & set(personal_models())


def test_nothing_about_a_person_is_a_snippet():
    assert not set(get_snippet_models()) & set(personal_models())
