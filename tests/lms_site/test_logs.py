"""The log says what happened and where, and nothing about whom."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from lms.site.logs import JSONFormatter
from tests.factories import PersonFactory
from tests.lms_site.views_that_fail import CANARY

pytestmark = pytest.mark.django_db


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that any logger says at INFO or above, as the site's own formatter writes it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JSONFormatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def lines(log: io.StringIO) -> list[dict]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


@pytest.fixture
def site(settings) -> Client:
    settings.ROOT_URLCONF = "tests.lms_site.views_that_fail"
    return Client(raise_request_exception=False)


def test_a_request_is_one_line_with_its_route_and_not_its_address(site, log):
    site.get("/profiel/", {"q": CANARY})
    entry = next(line for line in lines(log) if line["logger"] == "leerlijn.request")
    assert entry["route"] == "profiel/"
    assert entry["status"] == 302
    assert len(entry["request_id"]) == 8
    assert entry["milliseconds"] >= 0


def test_no_name_address_body_or_query_reaches_the_log(site, log):
    person = PersonFactory(name=CANARY, user__email="kanarie@proef.example")
    site.post("/account/inloggen/", {"login": "kanarie@proef.example", "password": "kanarie-geheim"})
    site.force_login(person.user)
    site.get("/profiel/", {"naam": "kanarie"}, headers={"User-Agent": "kanarie/1.0", "Referer": "http://x/kanarie"})
    site.get("/bestaat-niet/kanarie/")
    site.get("/stuk/kanarie/")
    site.post("/stuk/kanarie/", {"tekst": "kanarie"})
    strict = Client(enforce_csrf_checks=True)
    strict.post("/account/inloggen/kanarie/", {"login": "kanarie"})
    strict.post("/account/inloggen/", {"login": "kanarie"})
    assert len(lines(log)) >= 8
    assert "kanarie" not in log.getvalue().lower()


def test_an_error_says_where_it_happened_with_the_number_of_the_500_page(site, log):
    page = site.get("/stuk/noor/").content.decode()
    entry = next(line for line in lines(log) if "exception" in line)
    assert entry["request_id"] in page
    assert "views_that_fail.py" in entry["exception"]
    assert "KeyError" in entry["exception"]
    assert entry["exception"].endswith("ValueError")


def test_what_somebody_adds_to_a_log_line_by_hand_is_dropped(log):
    logging.getLogger("leerlijn.proef").info("klaar", extra={"email": "kanarie@proef.example", "count": 3})
    entry = lines(log)[0]
    assert entry["count"] == 3
    assert "kanarie" not in log.getvalue()
