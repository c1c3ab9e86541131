"""Two browsers (or two tabs) that send the same file at the same moment: exactly one of them gets each place."""

import hashlib
import random
import secrets
from functools import partial

import pytest
from django.test import Client

from media.models import PrivateFile, UploadPart
from media.services.keep import finish
from tests.at_once import at_once, tabs_of
from tests.factories import PersonFactory
from tests.media.files import PDF, begin, head, names_in_storage, purpose, send

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 6


@pytest.fixture(autouse=True)
def _proef():
    with purpose():
        yield


@pytest.fixture
def tabs() -> list[Client]:
    return tabs_of(PersonFactory(), WRITERS)


def test_of_many_at_the_same_place_exactly_one_wins(tabs):
    url = begin(tabs[0], 5_000).headers["Location"]
    bodies = [bytes([number]) * 1_000 for number in range(WRITERS)]
    answers = at_once([partial(send, tab, url, 0, body) for tab, body in zip(tabs, bodies, strict=True)])
    assert sorted(answer.status_code for answer in answers) == [204, *[409] * (WRITERS - 1)]
    won = [answer.status_code for answer in answers].index(204)
    assert UploadPart.objects.get().content.read() == bodies[won]
    assert len(names_in_storage()) == 1


def test_the_last_part_sent_by_many_gives_one_whole_file(tabs):
    url = begin(tabs[0], len(PDF)).headers["Location"]
    send(tabs[0], url, 0, PDF[:30])
    answers = at_once([partial(send, tab, url, 30, PDF[30:]) for tab in tabs])
    assert {answer.status_code for answer in answers} <= {204, 409, 410}
    assert [answer.status_code for answer in answers].count(204) == 1
    file = PrivateFile.objects.get()
    assert file.content.read() == PDF
    assert names_in_storage() == [file.content.name]


def test_finishing_at_the_same_moment_gives_one_file_and_one_event(tabs, monkeypatch):
    events = []
    with purpose(on_complete=lambda file: events.append(file.pk)):
        url = begin(tabs[0], len(PDF)).headers["Location"]
        with monkeypatch.context() as waits:
            waits.setattr("media.services.uploads.finish", lambda file: file)
            send(tabs[0], url, 0, PDF)
        files = [PrivateFile.objects.get() for _ in range(WRITERS)]
        done = at_once([partial(finish, file) for file in files])
    assert {file.state for file in done} == {"complete"}
    assert len(events) == 1
    assert names_in_storage() == [PrivateFile.objects.get().content.name]


@pytest.mark.parametrize("seed", range(3))
def test_tabs_that_all_send_the_whole_file_with_cuts_end_with_that_file(tabs, seed):
    """Each asks where it is and sends a piece of its own length from there, until the file is in."""
    body = PDF + secrets.token_bytes(400_000)
    url = begin(tabs[0], len(body)).headers["Location"]

    def insist(tab: Client, number: int) -> None:
        chance = random.Random(f"{seed}/{number}")
        for _ in range(1_000):  # far more than it takes: a test that never ends says nothing
            offset = int(head(tab, url).headers["Upload-Offset"])
            if offset >= len(body):
                return
            send(tab, url, offset, body[offset : offset + chance.randint(1, 90_000)])
        pytest.fail(f"{offset} of {len(body)} bytes came in")

    at_once([partial(insist, tab, number) for number, tab in enumerate(tabs[:3])])
    file = PrivateFile.objects.get()
    assert (file.state, file.sha256) == ("complete", hashlib.sha256(body).hexdigest())
    assert names_in_storage() == [file.content.name]


def test_two_tabs_cannot_both_take_the_last_place_on_the_way(tabs, settings):
    settings.LEERLIJN = {**settings.LEERLIJN, "UPLOADS_OPEN": 1}
    answers = at_once([partial(begin, tab, 10) for tab in tabs])
    assert sorted(answer.status_code for answer in answers) == [201, *[429] * (WRITERS - 1)]
