"""Video and audio on the screen: reports of the script, who gets the file, and what an author hears."""

import json
import re
from typing import Any
from unittest import mock

import pytest

from modules.gate import PublishRefused
from modules.kinds.video import kind
from modules.models import Watched
from tests.content import published_module
from tests.content_video import audio, video, video_page
from tests.factories import PersonFactory
from tests.modules.watchers import Learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner() -> Learner:
    return Learner(video_page(audio(100)))


def post(client: Any, learner: Learner, **fields: Any) -> Any:
    headers = {"Accept": "application/json"}
    return client.post(learner.url, {"actie": "voortgang", **fields}, headers=headers)


def mark_of(html: str) -> str:
    found = re.search(r'name="merk" value="([^"]+)"', html)
    assert found
    return found[1]


def test_the_screen_and_a_report(learner: Learner, client_of):
    client = client_of(learner.run.person)
    html = client.get(learner.url).content.decode()
    assert "<audio controls" in html
    assert "Goedemorgen, gemeente Lindemeer." in html
    assert "Speel je 90 procent af?" in html
    answer = post(client, learner, merk=mark_of(html), stukken="[[0, 8]]", plek="8")
    assert answer.json() == {"geteld": True, "procent": 8, "klaar": False}
    html = client.get(learner.url).content.decode()
    assert "Je speelde 8 procent af." in html
    assert "Je gaat verder bij 0:08." in html
    assert "#t=8" in html


@pytest.mark.parametrize(
    "fields",
    [
        {"merk": "verzonnen"},
        {"stukken": "[[0, 100]]"},
        {"stukken": "geen json"},
        {"stukken": "[" * 5000},
        {"stukken": '{"a": 1}'},
        {"plek": "nergens"},
        {"plek": ""},
        {"plek": "inf"},
    ],
)
def test_a_report_that_cannot_be_true_is_not_counted(learner: Learner, client_of, fields: dict[str, str]):
    client = client_of(learner.run.person)
    good = {"merk": mark_of(client.get(learner.url).content.decode()), "stukken": "[[0, 5]]", "plek": "5"}
    answer = post(client, learner, **{**good, **fields})
    assert answer.json() == {"geteld": False}
    assert not Watched.objects.exists()
    assert post(client, learner, **good).json()["geteld"]


def test_the_mark_of_another_page_is_refused(learner: Learner, client_of):
    other = Learner(video_page(audio(100)))
    client = client_of(other.run.person)
    mark = mark_of(client.get(other.url).content.decode())
    answer = post(client_of(learner.run.person), learner, merk=mark, stukken="[[0, 5]]", plek="5")
    assert answer.json() == {"geteld": False}


def test_an_old_mark_is_refused(learner: Learner, client_of):
    client = client_of(learner.run.person)
    with mock.patch("django.core.signing.time.time", return_value=1_000_000.0):
        mark = mark_of(client.get(learner.url).content.decode())
    assert post(client, learner, merk=mark, stukken="[[0, 5]]", plek="5").json() == {"geteld": False}


def test_without_javascript_the_button_finishes(learner: Learner, client_of):
    client = client_of(learner.run.person)
    key = "0b6d1a9e-3d6f-4c86-9d6e-4e8a4f6f0a11"
    for _ in range(2):
        response = client.post(learner.url, {"sleutel": key})
        assert response.status_code == 302
    assert learner.is_done
    assert learner.run.attempts.count() == 1
    assert learner.watched.route == "read"


def test_a_script_that_is_logged_out_just_hears_so(learner: Learner, client):
    response = post(client, learner, merk="x", stukken="[]", plek="0")
    assert response.status_code == 401
    assert not client.session.keys()


def test_the_file_is_for_the_learner_alone(learner: Learner, client_of, client):
    html = client_of(learner.run.person).get(learner.url).content.decode()
    address = re.search(r'src="(/opnamen/[^"#]+)', html)[1]
    response = client_of(learner.run.person).get(address, headers={"Range": "bytes=0-3"})
    assert (response.status_code, response.getvalue(), response["Content-Type"]) == (206, b"RIFF", "audio/wav")
    assert client_of(PersonFactory()).get(address).status_code == 404
    assert client.get(address).status_code == 404
    assert client_of(learner.run.person).get(f"{address[:-2]}x/").status_code == 404


def test_captions_of_a_video(client_of):
    recording = video(language="nl", chapters="0:00 Begin\n0:30 De vraag")
    learner = Learner(video_page(recording))
    client = client_of(learner.run.person)
    html = client.get(learner.url).content.decode()
    track = re.search(r'<track kind="captions" srclang="nl" label="Nederlands" src="([^"]+)" default>', html)[1]
    response = client.get(track)
    assert response["Content-Type"] == "text/vtt; charset=utf-8"
    assert response.content.decode().startswith("WEBVTT")
    assert "?vanaf=30#speler" in html
    assert "#t=30" in client.get(f"{learner.url}?vanaf=30").content.decode()
    token = track.split("/")[2]
    other = video().captions.get()
    assert client.get(f"/opnamen/{token}/ondertiteling/{other.pk}.vtt").status_code == 404


def test_better_captions_reach_learners_at_once(client_of):
    recording = audio()
    learner = Learner(video_page(recording))
    client = client_of(learner.run.person)
    assert "Nieuwe tekst" not in client.get(learner.url).content.decode()
    recording.transcript = "<p>Nieuwe tekst</p>"
    recording.save()
    assert "Nieuwe tekst" in client.get(learner.url).content.decode()


def test_what_keeps_a_page_from_being_published():
    def faults(recording: Any) -> list[str]:
        page = video_page(audio())
        page.recording = recording
        return [problem.message for problem in kind.problems(page)]

    assert faults(audio()) == []
    assert faults(video()) == []
    assert "Kies een opname" in faults(None)[0]
    assert "ondertiteling" in faults(video(captions=""))[0]
    assert "uitgeschreven tekst" in faults(audio(transcript="<p> </p>"))[0]
    assert len(faults(video(captions="", transcript=""))) == 2


def test_what_an_author_and_a_learner_read_about_it():
    page = video_page(audio(200), needed=80)
    assert kind.rule(kind.publish(page)) == "Klaar als je 80 procent hebt afgespeeld, of als je de tekst hebt gelezen."
    assert kind.study_minutes(page) == 3
    page.recording = None
    assert kind.study_minutes(page) is None
    assert json.dumps(kind.preview_context(kind.publish(page), False)["content"].needed) == "80"


def test_a_video_without_captions_or_text_cannot_be_published():
    step = published_module([video_page(audio())]).steps[0]
    step.recording = video(captions="", transcript="")
    revision = step.save_revision()  # a draft is kept
    with pytest.raises(PublishRefused) as refused:
        revision.publish()
    assert len(refused.value.findings) == 2
    step.recording = video()
    step.save_revision().publish()
