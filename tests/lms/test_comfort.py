"""'Tekst en rust': larger text and more rest, chosen without JavaScript, also by visitors."""

import pytest
from django.test import Client
from django.urls import reverse

from lms.workspace.comfort import COOKIE

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Client:
    return Client()


def html_tag(client: Client, url: str) -> str:
    return client.get(url).content.decode().split("<html", 1)[1].split(">", 1)[0]


def test_the_choice_is_kept_and_seen_on_every_page(visitor):
    page = reverse("lms:comfort")
    assert "data-tekst" not in html_tag(visitor, page)
    response = visitor.post(page, {"size": "groot", "calm": "on", "keep_pages": "on"}, follow=True)
    assert "Bewaard voor dit apparaat." in response.content.decode()
    for url in (page, reverse("account_login")):
        assert 'data-tekst="groot" data-rust' in html_tag(visitor, url)
    assert "comfort.css" in visitor.get(page).content.decode()
    assert visitor.cookies[COOKIE]["httponly"]


def test_the_form_shows_what_was_chosen(visitor):
    visitor.post(reverse("lms:comfort"), {"size": "grootst"})
    html = visitor.get(reverse("lms:comfort")).content.decode()
    assert html.count("checked") == 1
    assert "checked" in html.split('value="grootst"', 1)[1].split(">", 1)[0]


def test_a_cookie_that_makes_no_sense_is_the_usual(visitor):
    visitor.cookies[COOKIE] = 'reusachtig"><script>.x'
    assert "data-tekst" not in html_tag(visitor, reverse("lms:comfort"))


def test_one_goes_back_to_the_page_where_the_link_was_and_to_no_other_site(visitor):
    page = reverse("lms:comfort")
    response = visitor.post(page, {"size": "groot", "terug": "/verificatie/"})
    assert response.headers["Location"] == "/verificatie/"
    response = visitor.post(page, {"size": "groot", "terug": "https://elders.example/"})
    assert response.headers["Location"] == page


def test_the_link_stands_beside_help_in_the_footer(visitor):
    footer = visitor.get(reverse("account_login")).content.decode().split("<footer", 1)[1]
    assert footer.index("Hulp nodig?") < footer.index("Tekst en rust")
