"""Recordings in the admin: a file is what its content says, captions are checked, and the words are clear."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text

from media.models import Recording
from tests.content import published_module
from tests.content_video import VTT, audio, mp4, video, video_page, wav
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client: Client) -> Client:
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def fields(*tracks: dict[str, Any], initial: int = 0, **changes: Any) -> dict[str, Any]:
    """What the form sends. tracks: fields of each row of captions."""
    data: dict[str, Any] = {
        "title": "Gesprek aan de balie",
        "language": "nl",
        "length": "",
        "collection": 1,
        "transcript": rich_text("<p>Goedemorgen.</p>"),
        "chapters": "",
        "poster": "",
        "captions-TOTAL_FORMS": len(tracks),
        "captions-INITIAL_FORMS": initial,
        "captions-MIN_NUM_FORMS": 0,
        "captions-MAX_NUM_FORMS": 1000,
    }
    for number, track in enumerate(tracks):
        row = {"language": "nl", "text": "", "id": "", "ORDER": number + 1, "DELETE": ""} | track
        data |= {f"captions-{number}-{name}": value for name, value in row.items()}
    return data | changes


def file(content: bytes, name: str = "opname.mp4", content_type: str = "video/mp4") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type=content_type)


def add(author: Client, *tracks: dict[str, Any], **changes: Any) -> str:
    """The answer as text; '' when the recording was added."""
    collection = Recording._meta.get_field("collection").get_default()
    response = author.post(
        reverse("lms_recordings:add"), fields(*tracks, **{"file": file(mp4(90)), "collection": collection, **changes})
    )
    return response.content.decode() if response.status_code == 200 else ""


def test_a_video_with_captions_from_a_file(author: Client):
    upload = file(VTT.encode(), "ondertiteling.vtt", "text/vtt")
    assert add(author, {"upload": upload}, chapters="0:00 Begin\n1:00 De vraag") == ""
    made = Recording.objects.get()
    assert (made.kind, made.content_type, made.duration, made.extension) == ("video", "video/mp4", 90, ".mp4")
    assert made.file.name.startswith("opnamen/")
    assert "opname.mp4" not in made.file.name
    assert made.captions.get().text.startswith("WEBVTT")
    assert made.missing == []
    assert made.uploaded_by is not None


def test_captions_may_be_typed_and_subrip_is_taken_over(author: Client):
    subrip = b"1\r\n00:00:00,000 --> 00:00:02,000\r\nHallo\r\n"
    assert add(author, {"text": VTT}, {"language": "en", "upload": file(subrip, "en.srt", "text/plain")}) == ""
    assert {track.language: track.kind for track in Recording.objects.get().captions.all()} == {
        "nl": "captions",
        "en": "subtitles",
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html>nee</html>" * 9, "Dit bestand is geen video of audio die een browser afspeelt."),
        (mp4(brand=b"qt  "), "Dit is een QuickTime-bestand (mov)."),
        (mp4()[:40], "Dit bestand is niet heel."),
        (b"", "Het verstuurde bestand is leeg."),
    ],
)
def test_a_wrong_file_behind_a_right_name_is_refused(author: Client, content: bytes, said: str):
    assert said in add(author, file=file(content))
    assert not Recording.objects.exists()


def test_a_file_that_is_too_big_is_refused(author: Client, settings):
    settings.LEERLIJN = {**settings.LEERLIJN, "RECORDING_MAX_MB": 1}
    assert "Dit bestand is te groot. Het mag hoogstens 1,0" in add(author, file=file(wav(1) + bytes(1024 * 1024)))


def test_a_hostile_name_goes_nowhere(author: Client):
    assert add(author, file=file(wav(1), "../../../etc/<script>.mp4")) == ""
    made = Recording.objects.get()
    assert (made.kind, made.extension) == ("audio", ".wav")
    assert made.file.name.count("/") == 1


@pytest.mark.parametrize(
    ("track", "said"),
    [
        ({"text": "WEBVTT\n\n00:00,000 --> 00:02,000\nHallo"}, "Regel 3: Deze tijd klopt niet."),
        ({"upload": file(b"Hallo", "x.vtt")}, "Regel 1: De eerste regel moet WEBVTT zijn."),
        ({"upload": file(b"\xff\xfe\x00", "x.vtt")}, "Dit is geen tekstbestand."),
        ({}, "Kies een bestand, of zet de ondertiteling in het veld hieronder."),
    ],
)
def test_wrong_captions_say_which_line(author: Client, track: dict[str, Any], said: str):
    assert said in add(author, track)
    assert not Recording.objects.exists()


def test_wrong_chapters_say_which_line(author: Client):
    assert "Regel 2: Schrijf eerst de tijd" in add(author, chapters="0:00 Begin\nLater")
    assert "Regel 1: Deze tijd ligt na het einde" in add(author, chapters="9:00 Later")


def test_a_file_that_does_not_say_how_long_it_is_asks(author: Client):
    assert "Vul de duur in, zoals 3:05." in add(author, file=file(mp4(0)))
    assert add(author, file=file(mp4(0)), length="3:05") == ""
    assert Recording.objects.get().duration == 185


def test_the_list_and_the_chooser_show_it(author: Client):
    video(title="Aan de balie", captions="")
    html = author.get(reverse("lms_recordings:index")).content.decode()
    assert "Aan de balie" in html
    assert "Mist ondertiteling" in html
    assert "Aan de balie" in author.get(reverse("lms_recording_chooser:choose")).content.decode()


def test_changing_only_words_keeps_the_file(author: Client):
    recording = video(seconds=90)
    track = recording.captions.get()
    row = {"text": VTT, "id": track.pk}
    data = fields(row, initial=1, title="Anders", collection=recording.collection_id, length="1:30")
    assert author.post(reverse("lms_recordings:edit", args=[recording.pk]), data).status_code == 302
    after = Recording.objects.get()
    assert (after.title, after.file.name, after.duration) == ("Anders", recording.file.name, 90)


def test_what_learners_use_cannot_lose_its_captions_or_text(author: Client):
    recording = video(seconds=90)
    url = reverse("lms_recordings:edit", args=[recording.pk])
    data = {"collection": recording.collection_id, "length": "1:30", "initial": 1}
    gone = {"text": VTT, "id": recording.captions.get().pk, "DELETE": "on"}
    published_module([video_page(recording)])
    assert "moeten er blijven" in author.post(url, fields(gone, **data)).content.decode()
    kept = gone | {"DELETE": ""}
    assert "moeten er blijven" in author.post(url, fields(kept, transcript=rich_text(""), **data)).content.decode()
    assert recording.captions.count() == 1
    assert author.post(url, fields(kept, **data)).status_code == 302


def test_what_a_page_uses_cannot_be_deleted(author: Client):
    recording = audio(title="Wijsje")
    published_module([video_page(recording)])
    url = reverse("lms_recordings:delete", args=[recording.pk])
    assert "gebruikt" in author.get(url).content.decode()
    author.post(url)
    assert Recording.objects.exists()


def test_the_file_goes_with_the_recording(author: Client, django_capture_on_commit_callbacks):
    recording = audio()
    storage, name = recording.file.storage, recording.file.name
    with django_capture_on_commit_callbacks(execute=True):
        recording.file.save("nieuw", file(wav(1)))
    assert not storage.exists(name)
    name = recording.file.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        recording.delete()
    assert not storage.exists(name)
