"""Video and audio: what a learner's player reports, what completes the step, and who gets the file."""

import datetime
import json
import re
from contextlib import suppress
from typing import Any
from unittest import mock

import pytest
from django.utils import timezone

from modules.kinds.video import kind
from modules.models import Watched
from modules.rules.played import InvalidRanges
from modules.services.attempts import RunNotFound
from modules.services.watching import Implausible, read_instead, report_played
from modules.sql_page import touched
from tests.content import published_module
from tests.content_video import audio, video, video_page
from tests.factories import PersonFactory, RegistrationFactory

pytestmark = pytest.mark.django_db

NOON = timezone.make_aware(datetime.datetime(2026, 3, 2, 12))


def later(seconds: float) -> datetime.datetime:
    return NOON + datetime.timedelta(seconds=seconds)


class Learner:
    """Somebody at a step with a recording."""

    def __init__(self, page: Any) -> None:
        self.module = published_module([page])
        self.run = RegistrationFactory(module=self.module.module)
        self.step = self.module.activities[0]
        self.whom = {
            "registration": self.run.uuid,
            "user_id": self.run.person.user_id,
            "activity": self.step.pk,
        }
        self.url = f"/leren/{self.run.uuid}/{self.step.pk}/"

    def report(self, *ranges: list[float], at: float, position: float = 0, opened: float = 0) -> Any:
        return report_played(
            **self.whom, ranges=list(ranges), position=position, opened_at=later(opened), now=later(at)
        )

    @property
    def watched(self) -> Watched:
        return Watched.objects.get(registration=self.run, activity=self.step)

    @property
    def is_done(self) -> bool:
        return self.run.completions.filter(activity=self.step).exists()


@pytest.fixture
def learner() -> Learner:
    return Learner(video_page(audio(100)))


def test_parts_add_up_until_it_is_enough(learner: Learner):
    assert learner.report([0, 40], at=40, position=40).percentage == 40
    assert not learner.is_done
    assert learner.report([30, 60], at=80, position=60).percentage == 60
    progress = learner.report([55, 92], at=140, position=92)
    assert progress.done
    assert progress.percentage == 92
    assert learner.is_done
    assert (learner.watched.route, learner.watched.ranges, learner.watched.position) == ("played", [[0, 92]], 92)


def test_the_end_alone_is_not_enough(learner: Learner):
    assert not learner.report([95, 100], at=600, position=100).done
    assert not learner.is_done


def test_who_claims_more_than_time_allows_gets_nothing(learner: Learner):
    with pytest.raises(Implausible):
        learner.report([0, 100], at=5)
    assert not Watched.objects.exists()
    learner.report([0, 8], at=5)
    with pytest.raises(Implausible):
        learner.report([0, 100], at=6)
    assert learner.watched.ranges == [[0, 8]]
    # Many small lies do not add up to a big one: everything is held against the first moment.
    for second in range(9, 20):
        _lie(learner, second)
    assert learner.watched.ranges[0][1] <= 2 * 20 + 10


def _lie(learner: Learner, second: float) -> None:
    for _ in range(30):
        seen = learner.watched.ranges[0][1]
        with suppress(Implausible):
            learner.report([seen, seen + 5], at=second)


def test_a_report_that_comes_late_or_twice_or_in_another_order_does_no_harm(learner: Learner):
    reports = [([0, 30], 30), ([30, 60], 60), ([60, 95], 95)]
    for order in ([2, 0, 1], [1, 2, 0, 0, 2]):
        Watched.objects.all().delete()
        for index in order:
            ranges, position = reports[index]
            learner.report(ranges, at=3600, position=position)
        assert learner.watched.ranges == [[0, 95]]
    assert learner.run.attempts.count() == 1
    assert learner.run.completions.count() == 1


def test_two_tabs_add_up(learner: Learner):
    learner.report([0, 50], at=50)
    learner.report([50, 95], at=55, opened=10)
    assert learner.watched.ranges == [[0, 95]]
    assert learner.watched.opened_at == NOON
    assert learner.is_done


@pytest.mark.parametrize("ranges", [[["x", 3]], [[0]], [[0, 1]] * 501])
def test_nonsense_is_refused(learner: Learner, ranges: list):
    with pytest.raises(InvalidRanges):
        learner.report(*ranges, at=100)
    assert not Watched.objects.exists()


def test_who_reads_the_text_is_done_and_it_says_so(learner: Learner):
    learner.report([0, 20], at=20, position=20)
    read_instead(**learner.whom, key=learner.run.uuid)
    assert learner.is_done
    assert learner.watched.route == "read"
    assert kind.result_cells(learner.step.pk, [learner.run.pk]) == {learner.run.pk: ("20%, tekst gelezen",)}
    learner.report([0, 95], at=100, position=95)
    assert learner.watched.route == "read"
    assert learner.run.attempts.count() == 1


def test_what_was_played_is_shown_to_the_trainer(learner: Learner):
    learner.report([0, 20], at=20)
    assert kind.result_cells(learner.step.pk, [learner.run.pk]) == {learner.run.pk: ("20%",)}
    assert kind.result_cells(learner.step.pk, []) == {}


def test_nobody_else_reports_for_a_learner(learner: Learner):
    whom = learner.whom | {"user_id": PersonFactory().user_id}
    with pytest.raises(RunNotFound):
        report_played(**whom, ranges=[[0, 5]], position=5, opened_at=NOON, now=later(9))
    with pytest.raises(RunNotFound):
        read_instead(**whom, key=learner.run.uuid)


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


def test_a_played_part_makes_the_step_one_that_is_going_on(learner: Learner):
    assert learner.step.pk not in touched([learner.run.pk])[learner.run.pk].best
    learner.report([0, 5], at=9)
    assert learner.step.pk in touched([learner.run.pk])[learner.run.pk].best


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
