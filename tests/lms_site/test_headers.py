"""Security headers: one strict policy, a looser one only under the author's door."""

import pytest
from django.urls import reverse

from lms.models import Theme
from tests.content import home_page, published_module
from tests.factories import PersonFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def policy(response) -> dict[str, str]:
    directives = response["Content-Security-Policy"].split("; ")
    return {name: value for name, _, value in (each.strip().partition(" ") for each in directives)}


def is_strict(found: dict[str, str]) -> bool:
    return (
        found["script-src"] == found["style-src"] == "'self'"
        and found["default-src"] == found["object-src"] == found["base-uri"] == "'none'"
        and "unsafe" not in str(found)
    )


@pytest.fixture
def author(client_of):
    home_page()  # the dashboard of the admin names it; a test before may have emptied the tables
    return client_of(PersonFactory(user__is_superuser=True))


@pytest.mark.parametrize("address", ["/account/inloggen/", "/bestaat-niet/", "/gezond/", "/verificatie/"])
def test_public_pages_are_strict_and_cannot_be_framed(client, address):
    response = client.get(address)
    assert is_strict(policy(response))
    assert policy(response)["frame-ancestors"] == "'none'"
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


def test_the_learners_pages_are_strict(client_of):
    module = published_module()
    run = RegistrationFactory(module=module.module)
    browser = client_of(run.person)
    addresses = ["/leren/", "/profiel/", "/profiel/inzage/", reverse("lms_modules:module", args=[run.uuid])]
    addresses += [reverse("lms_modules:activity", args=[run.uuid, step.translation_key]) for step in module.steps]
    for address in addresses:
        response = browser.get(address)
        assert response.status_code == 200
        assert is_strict(policy(response))


def test_the_wagtail_admin_gets_inline_script_and_style_but_no_eval(author):
    found = policy(author.get("/beheer/"))
    assert found["script-src"] == found["style-src"] == "'self' 'unsafe-inline'"
    assert "unsafe-eval" not in str(found)


def test_what_an_author_previews_is_strict_and_can_be_framed_by_the_admin(author):
    page = published_module(["reading"]).steps[0]
    drafts = [
        reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
        reverse("wagtailadmin_pages:revisions_view", args=[page.pk, page.latest_revision_id]),
    ]
    for address in drafts:
        response = author.get(address)
        assert response.status_code == 200
        assert is_strict(policy(response))
        assert policy(response)["frame-ancestors"] == "'self'"


def test_a_page_outside_the_admin_with_preview_in_its_address_stays_strict(client):
    assert policy(client.get("/preview/beheer/"))["frame-ancestors"] == "'none'"


def test_health_answers_without_log_in_and_is_not_cached(client):
    response = client.get("/gezond/")
    assert response.json() == {"status": "ok"}
    assert "no-store" in response["Cache-Control"]


def test_the_theme_of_a_municipality_is_a_stylesheet_that_browsers_may_keep(client):
    theme = Theme.objects.create(name="Proefstad", light={"color-action": "#1b4b8f"}, is_active=True)
    response = client.get(reverse("lms:theme", args=[theme.pk, theme.version]))
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response["Cache-Control"]
    assert "--ll-color-action: #1b4b8f;" in response.content.decode()
    before = theme.version
    theme.light["color-action"] = "#123768"
    assert theme.version != before


def test_a_theme_that_is_switched_off_is_not_served(client):
    theme = Theme.objects.create(name="Proefstad", is_active=False)
    assert client.get(reverse("lms:theme", args=[theme.pk, theme.version])).status_code == 404
