"""A form whose security token grew old: nothing is lost, and no other site can prepare the fields."""

import re

import pytest
from django.test import Client

from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db

FORM = {"csrfmiddlewaretoken": "oud", "email": "noor@proef.example", "password1": "geheim-woord"}
TARGET = "/account/wachtwoord/vergeten/"


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True)


def test_a_form_from_this_site_is_shown_again_with_a_fresh_token_and_one_press_hands_it_in(browser):
    response = browser.post(TARGET, FORM, headers={"Origin": "http://testserver"})
    assert response.status_code == 403
    page = response.content.decode()
    assert "Wat je invulde, is er nog, maar het is nog niet verstuurd." in page
    form = page.split("<main", 1)[1].split("<footer", 1)[0]
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    assert fields.pop("email") == "noor@proef.example"
    again = {"email": "noor@proef.example", **fields}
    assert browser.post(TARGET, again, headers={"Origin": "http://testserver"}).status_code == 302


def test_passwords_are_not_put_back_in_the_page(browser):
    page = browser.post(TARGET, FORM, headers={"Origin": "http://testserver"}).content.decode()
    assert "geheim-woord" not in page


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {}])
def test_fields_of_another_site_are_not_shown(browser, headers):
    response = browser.post(TARGET, FORM, headers=headers)
    page = response.content.decode()
    assert response.status_code == 403
    assert "noor@proef.example" not in page
    assert "Daarom is er niets veranderd." in page


def test_what_was_typed_is_escaped(browser):
    fields = {"email": '"><b id=x>'}
    page = browser.post(TARGET, fields, headers={"Origin": "http://testserver"}).content.decode()
    assert "<b id=x>" not in page
    assert "&quot;&gt;&lt;b id=x&gt;" in page


def test_it_also_works_for_who_is_logged_in(browser):
    browser.force_login(PersonFactory().user)
    response = browser.post("/account/uitloggen/", {"next": "/"}, headers={"Origin": "http://testserver"})
    assert "Verstuur het nu" in response.content.decode()
    assert "_auth_user_id" in browser.session
