"""A whole town hall shares one address: guessing at one account may not lock out the others."""

import pytest

from tests.factories import PASSWORD, PersonFactory

pytestmark = pytest.mark.django_db

LOGIN = "/account/inloggen/"
TOO_OFTEN = "is te vaak geprobeerd in te loggen. Wacht 5 minuten"


def test_guessing_at_one_account_locks_that_account_only(client):
    guessed, colleague = PersonFactory(), PersonFactory()
    pages = [
        client.post(LOGIN, {"login": guessed.user.email, "password": f"gok {number}"}).content.decode()
        for number in range(11)
    ]
    assert TOO_OFTEN not in pages[9]
    assert TOO_OFTEN in pages[10]
    right = client.post(LOGIN, {"login": guessed.user.email, "password": PASSWORD})
    assert TOO_OFTEN in right.content.decode()
    assert client.post(LOGIN, {"login": colleague.user.email, "password": PASSWORD}).status_code == 302


def test_many_mistakes_from_one_address_leave_other_accounts_usable(client):
    for number in range(60):
        client.post(LOGIN, {"login": f"niemand{number}@proef.example", "password": "gok"})
    assert client.post(LOGIN, {"login": PersonFactory().user.email, "password": PASSWORD}).status_code == 302


def test_a_flood_from_one_address_gets_a_page_that_says_to_wait(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    for _ in range(3):
        response = client.post(LOGIN, {"login": "niemand@proef.example", "password": "gok"})
    assert response.status_code == 429
    assert "Wacht één minuut en probeer het nog een keer." in response.content.decode()


def test_wagtails_own_log_in_is_no_way_around_the_limits(client):
    assert client.get("/beheer/login/?next=/beheer/")["Location"] == f"{LOGIN}?next=/beheer/"
    person = PersonFactory(user__is_superuser=True)
    client.post("/beheer/login/", {"username": person.user.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    assert client.get("/beheer/password_reset/").status_code == 404
