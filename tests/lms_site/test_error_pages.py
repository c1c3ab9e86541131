"""404, 403 and 500 say in Dutch what happened and what to do."""

import re

import pytest
from django.test import Client, RequestFactory

from lms.site.errors import server_error
from tests.factories import PersonFactory


@pytest.fixture
def failing_site(settings):
    settings.ROOT_URLCONF = "tests.lms_site.views_that_fail"
    return Client(raise_request_exception=False)


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_where_to_go(client, client_of):
    visitor = client.get("/bestaat-niet/")
    assert visitor.status_code == 404
    assert "Deze pagina is er niet" in visitor.content.decode()
    assert "Inloggen" in visitor.content.decode().split("<main", 1)[1]
    member = client_of(PersonFactory()).get("/bestaat-niet/").content.decode()
    assert 'href="/start/"' in member
    assert "Bekijk de opleidingen" in member


@pytest.mark.django_db
def test_a_page_of_another_role_says_whom_to_ask(client_of):
    response = client_of(PersonFactory()).get("/regie/")
    assert response.status_code == 403
    page = response.content.decode()
    assert "Dit mag jij niet zien" in page
    assert "Vraag het je coördinator" in page
    assert 'href="/start/"' in page


@pytest.mark.django_db
def test_something_that_breaks_gives_a_number_that_the_log_knows(failing_site, caplog):
    caplog.set_level("INFO", "leerlijn.request")
    response = failing_site.get("/stuk/noor/")
    assert response.status_code == 500
    page = response.content.decode()
    assert "Er ging bij ons iets mis" in page
    assert "Dat ligt niet aan jou." in page
    number = re.search(r"<code>([0-9A-F]{8})</code>", page).group(1)
    assert number in [getattr(record, "request_id", "") for record in caplog.records]


def test_the_500_page_needs_no_database_no_session_and_no_number():
    response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    page = response.content.decode()
    assert "Wacht één minuut en probeer het nog een keer." in page
    assert "noem dit nummer" not in page
    assert "<script" not in page


def test_even_without_collected_static_files_there_is_a_sentence(settings):
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Er ging bij ons iets mis" in response.content.decode()
