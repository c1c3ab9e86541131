"""Logging in, out, and choosing a new password."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.factories import PASSWORD, PersonFactory

pytestmark = pytest.mark.django_db

LOGIN = "/account/inloggen/"


def log_in(client, email, password=PASSWORD, **fields):
    return client.post(LOGIN, {"login": email, "password": password, **fields})


def test_the_right_password_leads_to_the_start_page(client):
    person = PersonFactory()
    response = log_in(client, person.user.email.upper())
    assert response["Location"] == reverse("lms:start")
    assert client.get("/profiel/").status_code == 200


def test_next_is_kept_over_a_mistake_and_never_leads_to_another_site(client):
    person = PersonFactory()
    again = log_in(client, person.user.email, "verkeerd", next="/profiel/").content.decode()
    assert '<input type="hidden" name="next" value="/profiel/">' in again
    assert log_in(client, person.user.email, next="/profiel/")["Location"] == "/profiel/"
    client.post("/account/uitloggen/")
    assert log_in(client, person.user.email, next="https://evil.example/")["Location"] == reverse("lms:start")


def test_a_wrong_password_says_what_to_do_and_not_which_of_the_two_was_wrong(client):
    person = PersonFactory()
    known = log_in(client, person.user.email, "verkeerd").content.decode()
    unknown = log_in(client, "niemand@proef.example", "verkeerd").content.decode()
    for page in (known, unknown):
        assert "Je e-mailadres of wachtwoord klopt niet. Probeer het nog een keer, of kies een nieuw" in page
        assert 'role="alert"' in page
        assert "verkeerd" not in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Vul je e-mailadres in."),
        ("noor.waterdrecht.example", "Er mist een @. Bijvoorbeeld: noor@waterdrecht.example"),
    ],
)
def test_a_mistake_in_the_address_is_told_once_beside_the_field_and_linked_to_it(client, typed, sentence):
    page = log_in(client, typed).content.decode()
    assert f'<a href="#id_login">{sentence}</a>' in page
    control = re.search(r'<input[^>]*name="login"[^>]*>', page).group()
    assert 'aria-invalid="true"' in control
    error_id = re.search(r'aria-describedby="([^"]+)"', control).group(1)
    beside = re.search(rf'<div id="{error_id}">(.*?)</div>', page, re.DOTALL).group(1)
    assert sentence in beside
    assert page.count(sentence) == 2


def test_the_page_has_no_placeholder_and_no_address_of_a_sign_up(client):
    page = client.get(LOGIN).content.decode()
    assert "placeholder" not in page
    assert "Wachtwoord vergeten?" in page
    assert client.get("/account/signup/").status_code == 404


def test_logging_out_asks_first_and_says_so_afterwards(client_of):
    browser = client_of(PersonFactory())
    assert "Wil je uitloggen?" in browser.get("/account/uitloggen/").content.decode()
    assert browser.get("/profiel/").status_code == 200
    after = browser.post("/account/uitloggen/", follow=True).content.decode()
    assert "Je bent uitgelogd." in after
    assert browser.get("/profiel/").status_code == 302


def test_a_session_ends_with_the_browser(client):
    log_in(client, PersonFactory().user.email)
    assert client.cookies["sessionid"]["max-age"] == ""


def test_the_mail_with_a_link_lets_somebody_choose_a_new_password_once(client):
    person = PersonFactory()
    asked = client.post("/account/wachtwoord/vergeten/", {"email": person.user.email}, follow=True)
    assert "Is dit adres bij ons bekend?" in asked.content.decode()
    message = mail.outbox[0]
    assert message.to == [person.user.email]
    assert message.subject == "Kies een nieuw wachtwoord voor Leerlijn"
    assert "Was jij het niet? Dan hoef je niets te doen." in message.body
    assert "Hulp nodig? Bel (088) 000 00 00" in message.body
    assert not re.search(r"\b(u|uw|Hello|example\.com)\b", message.body)
    link = re.search(r"http://testserver(/\S+)", message.body).group(1)
    form = client.get(link, follow=True)
    weak = client.post(form.request["PATH_INFO"], {"password1": "kort", "password2": "kort"}).content.decode()
    assert "te kort" in weak
    new = {"password1": "drie-groene-fietsen", "password2": "drie-groene-fietsen"}
    done = client.post(form.request["PATH_INFO"], new, follow=True).content.decode()
    assert "Log nu in met je nieuwe wachtwoord." in done
    assert log_in(client, person.user.email, "drie-groene-fietsen").status_code == 302
    assert "is veranderd" in mail.outbox[1].subject
    client.logout()
    assert "Deze link werkt niet meer" in client.get(link, follow=True).content.decode()


def test_asking_for_a_new_password_does_not_tell_who_has_an_account(client):
    known = client.post("/account/wachtwoord/vergeten/", {"email": PersonFactory().user.email}, follow=True)
    unknown = client.post("/account/wachtwoord/vergeten/", {"email": "niemand@proef.example"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    assert len(mail.outbox) == 1


def test_a_password_is_changed_from_the_profile(client_of):
    person = PersonFactory()
    browser = client_of(person)
    assert 'href="/account/wachtwoord/"' in browser.get("/profiel/").content.decode()
    fields = {"oldpassword": "verkeerd", "password1": "drie-groene-fietsen", "password2": "drie-groene-fietsen"}
    assert "Dit is niet je huidige wachtwoord." in browser.post("/account/wachtwoord/", fields).content.decode()
    after = browser.post("/account/wachtwoord/", fields | {"oldpassword": PASSWORD}, follow=True)
    assert after.redirect_chain[-1][0] == "/profiel/"
    assert "Je wachtwoord is veranderd." in after.content.decode()


@pytest.mark.parametrize("page", [LOGIN, "/account/wachtwoord/vergeten/", "/account/geblokkeerd/"])
def test_pages_around_logging_in_say_je_and_not_u(client, page):
    text = re.sub(r"<[^>]+>", " ", client.get(page).content.decode())
    assert not re.search(r"\b(u|uw|Uw|U)\b", text)
