"""A recording in a real browser: really played until it counts, going on where one was, by keyboard, without script."""

import time
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage

from media.models import Recording
from modules.models import Watched
from tests.browser.look import look
from tests.content import published_module
from tests.content_video import audio, video, video_page
from tests.factories import RegistrationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLAYER = "document.querySelector('[data-lms-player]')"


@pytest.fixture(autouse=True)
def _files_on_disk(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in memory has one place to read from; the server reads it for several requests at once."""
    monkeypatch.setattr(Recording._meta.get_field("file"), "storage", FileSystemStorage(location=tmp_path))


def run_with(recording: Recording, **fields: Any) -> Any:
    """A learner at a step with the recording."""
    page = video_page(recording, title="Luister naar het gesprek", **fields)
    return RegistrationFactory(module=published_module([page], title="Luisteren").module)


def url_of(run: Any) -> str:
    return f"/leren/{run.uuid}/{run.module.activities.get().pk}/"


@pytest.fixture
def fast(page_at, log_in):
    """open(run) shows the step in a browser that may play without a click on the player itself."""

    def open_step(run: Any, width: int = 1280, **options: Any) -> Any:
        page = page_at(width, **options)
        log_in(page, run.person.user)
        page.goto(url_of(run))
        return page

    return open_step


def wait_until(page: Any, script: str) -> None:
    """Until the script is true. Playwright's own waiting needs eval, which our policy forbids."""
    end = time.monotonic() + 20
    while not page.evaluate(script):
        assert time.monotonic() < end, f"never true: {script}"
        page.wait_for_timeout(50)


def press_play(page: Any) -> None:
    """By keyboard: focus on the player and the space bar."""
    page.locator("[data-lms-player]").focus()
    page.keyboard.press("Space")
    wait_until(page, f"!{PLAYER}.paused && {PLAYER}.currentTime > 0")


def test_what_was_really_played_completes_the_step(fast):
    run = run_with(audio(4, chapters="0:00 Begin\n0:02 De vraag"))
    page = fast(run)
    look(page, "audio")
    press_play(page)
    page.get_by_role("status").filter(has_text="Je hebt genoeg afgespeeld").wait_for(state="attached", timeout=20_000)
    assert page.get_by_role("link", name="Terug naar de module").last.is_visible()
    assert not page.get_by_role("button", name="Ik heb dit gehoord of gelezen").is_visible()
    watched = Watched.objects.get()
    assert watched.route == "played"
    assert run.completions.count() == 1
    look(page, "audio-done")


def test_jumping_to_the_end_does_not(fast):
    run = run_with(audio(20))
    page = fast(run)
    page.evaluate(f"{PLAYER}.currentTime = 19")
    press_play(page)
    with page.expect_response(lambda response: response.request.method == "POST") as answer:
        wait_until(page, f"{PLAYER}.ended")
    assert answer.value.json()["klaar"] is False
    assert run.completions.count() == 0
    assert Watched.objects.get().ranges[0][0] >= 18


def test_a_learner_goes_on_where_they_were(fast):
    run = run_with(audio(30))
    page = fast(run)
    page.evaluate(f"{PLAYER}.currentTime = 12")
    press_play(page)
    wait_until(page, f"{PLAYER}.currentTime > 13")
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.evaluate(f"{PLAYER}.pause()")
    page.reload()
    assert "Je gaat verder bij 0:13." in page.inner_text("#speler")
    wait_until(page, f"{PLAYER}.currentTime >= 13")


def test_what_the_connection_lost_is_sent_the_next_time(fast):
    run = run_with(audio(8))
    page = fast(run)
    wait_until(page, f"{PLAYER}.readyState === 4")
    page.route("**/leren/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    press_play(page)
    wait_until(page, f"{PLAYER}.currentTime > 2")
    page.evaluate(f"{PLAYER}.pause()")
    page.wait_for_timeout(300)
    assert not Watched.objects.exists()
    page.unroute("**/leren/**")
    with page.expect_response(lambda response: response.request.method == "POST") as answer:
        page.reload()
    assert answer.value.json()["geteld"] is True
    assert Watched.objects.get().ranges[0][1] >= 2
    assert page.evaluate("localStorage.length") == 0


def test_a_chapter_is_a_jump_by_keyboard(fast, keyboard):
    run = run_with(audio(20, chapters="0:00 Begin\n0:15 De vraag achter de vraag"))
    page = fast(run)
    wait_until(page, f"{PLAYER}.readyState >= 1")
    keyboard(page).tab_to("0:15 De vraag achter de vraag")
    page.keyboard.press("Enter")
    wait_until(page, f"{PLAYER}.currentTime >= 15")
    assert page.evaluate(f"document.activeElement === {PLAYER}")
    assert "vanaf" not in page.url


def test_without_javascript_the_text_is_a_way(fast):
    run = run_with(audio(4, chapters="0:00 Begin\n0:02 De vraag"))
    page = fast(run, 360, javascript=False)
    page.get_by_text("Lees de hele tekst").click()
    assert page.get_by_text("Goedemorgen, gemeente Lindemeer.").is_visible()
    page.get_by_role("button", name="Ik heb dit gehoord of gelezen").click()
    assert run.completions.count() == 1
    assert Watched.objects.get().route == "read"


def test_a_video_shows_its_captions(fast):
    run = run_with(video(60, chapters="0:00 Begin\n0:30 De vraag"), text_after="<p>Wat viel je op?</p>")
    page = fast(run)
    wait_until(page, f"{PLAYER}.textTracks[0].cues?.length === 2")
    assert page.evaluate(f"{PLAYER}.textTracks[0].mode") == "showing"
