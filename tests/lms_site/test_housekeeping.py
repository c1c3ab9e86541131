"""Work that is done from time to time."""

import datetime
import signal
import subprocess
import sys
import time

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from lms import housekeeping
from tests.content import published_module


@pytest.fixture
def only(monkeypatch):
    """No jobs but those of the test."""
    monkeypatch.setattr(housekeeping, "_jobs", {})


def fail() -> int:
    raise RuntimeError("stuk")


def test_a_failing_job_is_logged_and_does_not_stop_the_others(only, caplog):
    done = []
    housekeeping.register_job("een", fail)
    housekeeping.register_job("twee", lambda: done.append(1) or 1)
    assert housekeeping.run_jobs() == {"een": None, "twee": 1}
    assert done == [1]
    failed = [record for record in caplog.records if record.levelname == "ERROR"]
    assert [record.task for record in failed] == ["een"]


def test_a_daily_job_runs_once_a_day_and_the_others_every_time(only):
    runs = []
    housekeeping.register_job("steeds", lambda: runs.append("steeds") or 0)
    housekeeping.register_job("dagelijks", lambda: runs.append("dagelijks") or 0, daily=True)
    housekeeping.run_jobs()
    housekeeping.run_jobs()
    assert runs == ["steeds", "dagelijks", "steeds"]


def test_run_once_tells_by_its_exit_which_jobs_failed(only):
    housekeeping.register_job("een", fail)
    with pytest.raises(CommandError, match="een"):
        call_command("housekeeping")


@pytest.mark.django_db
def test_a_page_that_an_author_planned_goes_live_when_its_moment_has_come():
    page = published_module(["reading"]).steps[0]
    page.title = "Nieuwe titel"
    revision = page.save_revision()
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision.save()
    assert housekeeping.run_jobs()["publish_scheduled"] == 1
    page.refresh_from_db()
    assert page.title == "Nieuwe titel"
    assert housekeeping.run_jobs()["publish_scheduled"] == 0


@pytest.mark.django_db
def test_old_sessions_are_thrown_away_and_others_stay(client_of):
    from lms.site.models import Session
    from tests.factories import PersonFactory

    client_of(PersonFactory())
    Session.objects.update(expire_date=timezone.now() - datetime.timedelta(days=1))
    client_of(PersonFactory())
    housekeeping.run_jobs()
    assert Session.objects.count() == 1


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_loop_stops_cleanly_when_it_is_asked_to(number, tmp_path):
    code = (
        "import django; django.setup()\n"
        "from lms import housekeeping; housekeeping._jobs.clear()\n"
        "housekeeping.register_job('leeft', lambda: print('leeft', flush=True) or 0)\n"
        "from django.core.management import call_command; call_command('housekeeping', every=600)\n"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "lms.site.settings.test", "PATH": "", "PYTHONPATH": "."}
    environment["DATABASE_URL"] = f"sqlite:///{tmp_path}/leeg.sqlite3"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment) as loop:
        assert loop.stdout.readline() == "leeft\n"
        asked = time.monotonic()
        loop.send_signal(number)
        assert loop.wait(timeout=10) == 0
        assert time.monotonic() - asked < 10
