"""What an upload may not do: too big, too many, of somebody else, or not what its purpose takes."""

import pytest
from django.test import Client
from django.urls import reverse

from lms.models import AccessEntry
from media.models import PrivateFile
from media.purposes import Limits
from media.refusals import Refused
from tests.factories import PersonFactory
from tests.media.files import PDF, begin, head, names_in_storage, purpose, send, whole

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _proef():
    with purpose(max_bytes=50 * 1024**2):
        yield


@pytest.fixture
def person():
    return PersonFactory()


@pytest.fixture
def client(client_of, person) -> Client:
    return client_of(person)


def test_two_gigabytes_are_refused_before_a_byte_is_sent(client):
    answer = begin(client, 2 * 1024**3, name="film.mp4")
    assert answer.status_code == 413
    assert answer.json()["message"] == "Dit bestand is te groot. Het mag hoogstens 50\xa0MB zijn."
    assert not PrivateFile.objects.exists()


def test_what_the_host_allows_goes_before_what_a_purpose_allows(client, settings):
    settings.LEERLIJN = {**settings.LEERLIJN, "UPLOAD_MAX_BYTES": 1_000}
    assert begin(client, 1_001).status_code == 413
    assert begin(client, 1_000).status_code == 201


def test_more_bytes_than_announced_are_refused(client):
    url = begin(client, 30).headers["Location"]
    assert send(client, url, 0, PDF[:31]).status_code == 413
    assert head(client, url).headers["Upload-Offset"] == "0"


def test_a_wrong_type_behind_a_right_name_is_refused_and_not_kept(client):
    body = b"MZ\x90\0 this program cannot be run in DOS mode" + bytes(100)
    url = begin(client, len(body)).headers["Location"]
    answer = send(client, url, 0, body)
    assert answer.status_code == 422
    assert "De inhoud past niet bij de naam" in answer.json()["message"]
    assert names_in_storage() == []
    assert head(client, url).status_code == 410
    assert "past niet" in client.get(url).json()["message"]


@pytest.mark.parametrize("name", ["plaatje.svg", "pagina.html", "verslag.pdf.exe", "zonder", "macro.docm"])
def test_a_wrong_name_is_refused_before_a_byte_is_sent(client, name):
    answer = begin(client, 100, name=name)
    assert answer.status_code == 415
    assert "pdf, docx" in answer.json()["message"]


def test_what_a_room_does_not_want_at_the_end_is_not_kept(client):
    def no_place(file: PrivateFile) -> None:
        raise Refused("too_many")

    with purpose("vol", on_complete=no_place):
        url = begin(client, len(PDF), purpose="vol").headers["Location"]
        answer = send(client, url, 0, PDF)
    assert answer.status_code == 409
    assert answer.json()["message"] == "Er kunnen hier 5 bestanden bij. Haal er eerst een weg."
    assert names_in_storage() == []


def test_a_target_that_is_not_open_takes_nothing(client):
    with purpose("dicht", limits=lambda person, target: None):
        assert begin(client, 10, purpose="dicht").status_code == 403
    assert begin(client, 10, purpose="bestaat-niet").status_code == 403


def test_somebody_has_a_limited_number_of_files_on_the_way(client, client_of, settings):
    settings.LEERLIJN = {**settings.LEERLIJN, "UPLOADS_OPEN": 2}
    assert [begin(client, 10).status_code for _ in range(3)] == [201, 201, 429]
    assert begin(client_of(PersonFactory()), 10).status_code == 201


def test_a_stranger_finds_no_upload_and_a_visitor_is_told_to_log_in(client, client_of):
    url = begin(client, len(PDF)).headers["Location"]
    stranger = client_of(PersonFactory())
    assert send(stranger, url, 0, PDF).status_code == 404
    assert head(stranger, url).status_code == 404
    assert stranger.get(url).status_code == 404
    assert send(Client(), url, 0, PDF).status_code == 401
    assert PrivateFile.objects.get().offset == 0


def test_a_script_of_another_site_cannot_send(person):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person.user)
    assert begin(client, 10).status_code == 403


def test_a_purpose_lets_others_in_and_the_owner_can_see_who_came(client, client_of):
    trainer = PersonFactory(name="Ruben Trainer")
    with purpose("les", may_open=lambda user, file: user.pk == trainer.user.pk):
        file = whole(client, PDF, purpose="les")
        url = reverse("lms_media:file", args=[file.uuid])
        assert client_of(trainer).get(url).status_code == 200
        assert client_of(PersonFactory()).get(url).status_code == 404
    entry = AccessEntry.objects.get()
    assert (entry.actor, entry.subject, entry.what) == (trainer, file.owner, "verslag.pdf")


def test_a_scanner_decides_and_only_then_is_a_file_called_safe(client, settings):
    assert not whole(client, PDF).is_scanned
    settings.LEERLIJN = {**settings.LEERLIJN, "VIRUS_SCANNER": lambda file, name: b"EICAR" not in file.read()}
    assert whole(client, PDF).is_scanned
    bad = whole(client, PDF + b"EICAR")
    assert (bad.state, bad.refusal, bool(bad.content)) == ("removed", "virus", False)


def test_limits_of_a_purpose_hold_for_the_person_and_the_target(client, person):
    asked = []

    def limits(who, target):
        asked.append((who, target))
        return Limits(frozenset({"audio"}), 100)

    with purpose("geluid", limits=limits):
        assert begin(client, 10, purpose="geluid", target="stap-1").status_code == 415
    assert set(asked) == {(person, "stap-1")}
