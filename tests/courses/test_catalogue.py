"""What visitors find: the catalogue, its search, and the page of a programme."""

import datetime
import re

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from courses.models import Programme, ProgrammeIndexPage
from courses.services.cohorts import create_cohort
from tests.content import home_page, published_module
from tests.courses.test_follow_programmes import published_programme
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> ProgrammeIndexPage:
    home = home_page()
    page = home.add_child(
        instance=ProgrammeIndexPage(title="Leren voor het gesprek", slug="opleidingen", locale=home.locale)
    )
    page.save_revision().publish()
    return page


def words(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode().partition("<main")[2]).split())


def start_group(page, days: int, places: int = 2, name: str = "") -> None:
    start = timezone.localdate() + datetime.timedelta(days=days)
    create_cohort(
        programme=Programme.objects.get(pk=page.translation_key),
        name=name or f"Groep over {days} dagen",
        starts_on=start,
        ends_on=start + datetime.timedelta(days=300),
        seats={organisation: places for organisation in OrganisationFactory.create_batch(2)},
    )


def test_the_catalogue_lists_published_programmes_with_their_facts(index, client):
    page = published_programme(index, title="Waardevol klantcontact", lead="Luister beter.", level="op mbo 3-standaard")
    published_programme(index, title="Teamleider").unpublish()
    start_group(page, 30)
    text = words(client, "/opleidingen/")
    assert "Waardevol klantcontact Luister beter." in text
    assert "op mbo 3-standaard" in text
    assert "4 plaatsen, verdeeld over 2 organisaties" in text
    assert "Teamleider" not in text


def test_a_page_behind_a_log_in_or_password_is_not_in_the_catalogue(index, client):
    page = published_programme(index, title="Besloten opleiding")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "Besloten opleiding" not in words(client, "/opleidingen/")


def test_modules_that_anybody_may_start_stand_beside_programmes(index, client):
    published_module(["reading"], title="Zo werkt een gemeente", parent=index, open_to_all=True)
    published_module(["reading"], title="Alleen in een groep", parent=index)
    text = words(client, "/opleidingen/")
    assert "Zo werkt een gemeente" in text
    assert "wanneer je wilt" in text
    assert "Alleen in een groep" not in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("KLANT", {"Waardevol klantcontact"}),
        ("coachen", {"Teamleider"}),
        ("  ", {"Waardevol klantcontact", "Teamleider"}),
        ("lassen", set()),
        ("<script>", set()),
    ],
)
def test_search_looks_in_titles_and_leads(index, client, query, found):
    published_programme(index, title="Waardevol klantcontact", lead="Luister beter.")
    published_programme(index, title="Teamleider", lead="Leer coachen.")
    response = client.get("/opleidingen/", {"q": query})
    html = response.content.decode()
    assert {title for title in ("Waardevol klantcontact", "Teamleider") if title in html} == found
    assert "<script>" not in html.partition("<main")[2]
    if not found:
        assert "Geen opleiding met" in html
        assert 'href="/opleidingen/"' in html


def test_a_programme_shows_its_modules_and_the_groups_that_still_begin(index, client):
    listen = published_module(["reading"], title="Luisteren", parent=index, lead="Hoor de vraag.")
    write = published_module(["reading"], title="Schrijven", parent=index)
    page = published_programme(index, write.page, listen.page, goal="<p>Je <b>hoort</b> de vraag.</p>")
    write.page.unpublish()
    start_group(page, -10, name="Al begonnen")
    start_group(page, 60)
    start_group(page, 30)
    text = words(client, page.url)
    first = timezone.localdate() + datetime.timedelta(days=30)
    assert f"Start op {first.day} " in text
    assert "Later kan het ook" in text
    assert "Luisteren Hoor de vraag." in text
    assert "Schrijven" not in text
    assert "Je hoort de vraag." in text


def test_a_programme_without_a_coming_group_says_so(index, client):
    page = published_programme(index)
    assert "Er is nog geen startdatum" in words(client, page.url)


def test_the_catalogue_asks_the_same_for_one_programme_and_for_ten(index, client, assert_max_queries):
    def add(number: int) -> None:
        for place in range(number):
            start_group(published_programme(index, title=f"Opleiding {place}", slug=f"o{number}-{place}"), 30 + place)

    add(1)
    client.get("/opleidingen/")
    with assert_max_queries(11) as few:
        client.get("/opleidingen/")
    add(9)
    with assert_max_queries(len(few)):
        client.get("/opleidingen/")
