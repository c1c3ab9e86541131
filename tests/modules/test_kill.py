"""A real server is killed (-9) in the middle of an answer, started again, and gets the same answer once more.

Whatever the moment: exactly one attempt per key and one completion, nothing half, nothing lost.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from certificates.models import Award
from certificates.services.issue import issue_due
from modules.models import Registration
from modules.services.registrations import register
from tests.at_once import tabs_of
from tests.content import published_module, quiz_page, single_choice
from tests.factories import AchievementFactory, PersonFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
# Where the server stands still -> how many answers, attempts and completions are in the database when it is killed.
PLACES = {
    "request": 0,
    "INSERT INTO lms_modules_answer": 0,
    "INSERT INTO lms_modules_attempt": 0,
    "INSERT INTO lms_modules_completion": 0,
    "UPDATE lms_modules_registration": 0,
    "signal": 1,
    "reply": 1,
}


class Server:
    """Granian with the site on this test's database, in a process group of its own."""

    def __init__(self, folder: Path) -> None:
        self.marker, self.log = folder / "held", folder / "server.log"
        with socket.socket() as free:
            free.bind((HOST, 0))
            self.port = free.getsockname()[1]

    def start(self) -> None:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "lms.site.settings.test",
            "DATABASE_URL": _database_url(),
            "HELD_MARKER": str(self.marker),
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "--workers", "1", "--blocking-threads", "2", "tests.modules.held_wsgi:application"],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        _until(self._answers, "the server does not answer", self.log)

    def kill(self) -> None:
        """End the server and its workers at once, with no chance to finish anything."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def send(self, request: bytes) -> socket.socket:
        """Send and do not wait for a reply."""
        line = socket.create_connection((HOST, self.port), timeout=60)
        line.sendall(request)
        return line

    def wait_until_held(self, place: str) -> None:
        _until(lambda: self.marker.exists() and self.marker.read_text() == place, f"never got to '{place}'", self.log)
        self.marker.unlink()

    def _answers(self) -> bool:
        client = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            client.request("GET", reverse("lms:health"), headers={"Host": "localhost"})
            return client.getresponse().status == 200
        except OSError:
            return False
        finally:
            client.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    server.start()
    yield server
    server.kill()


def test_an_answer_survives_a_kill_at_every_moment(server: Server, subtests: pytest.Subtests):
    question = single_choice()
    published = published_module([quiz_page(questions=[question])])
    AchievementFactory(module=published.module)
    for place, kept in PLACES.items():
        with subtests.test(place):
            run = register(person=PersonFactory(), module=published.module)
            key = uuid4()
            url = reverse("lms_modules:activity", args=[run.uuid, published.activities[0].pk])
            fields = {"vraag": str(question.pk), "antwoord": "goed", "sleutel": str(key)}
            with server.send(_post(run, url, fields, hold=place)):
                server.wait_until_held(place)
                server.kill()
            assert _rows(run) == (kept, kept, kept), "something half was kept, or something whole was lost"
            server.start()
            for _ in range(2):
                with server.send(_post(run, url, fields)) as line:
                    reply = line.makefile("rb").read()
                assert reply.split(b"\r\n")[0] == b"HTTP/1.1 302 Found", reply[:200]
                assert f"location: {url}?antwoord={key}" in reply.decode().lower()
            _assert_exactly_one(run, key)


def _assert_exactly_one(run: Registration, key: UUID) -> None:
    assert _rows(run) == (1, 1, 1)
    assert run.answers.get().key == key
    assert run.completions.get().attempt == run.attempts.get()
    run.refresh_from_db()
    assert (run.done_count, run.done_required) == (1, 1)
    assert run.completed_at is not None
    # A signal that died with the server is made good by the sweep.
    issue_due()
    assert Award.objects.filter(registration=run).count() == 1


def _rows(run: Registration) -> tuple[int, int, int]:
    return run.answers.count(), run.attempts.count(), run.completions.count()


def _post(run: Registration, url: str, fields: dict[str, str], hold: str = "") -> bytes:
    """A form as a browser sends it, by hand: with its log-in and its security token."""
    session = tabs_of(run.person, 1)[0].cookies[settings.SESSION_COOKIE_NAME].value
    token = "x" * 32
    body = urlencode(fields | {"csrfmiddlewaretoken": token})
    lines = [
        f"POST {url} HTTP/1.1",
        "Host: localhost",
        f"Cookie: {settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
        "Connection: close",
        *([f"X-Hold: {hold}"] if hold else []),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


def _database_url() -> str:
    """Address of the database that this test runs on."""
    conf = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{conf['NAME']}"
    return f"postgres://{conf['USER']}:{conf['PASSWORD']}@{conf['HOST']}:{conf['PORT']}/{conf['NAME']}"


def _until(condition: Callable[[], bool], problem: str, log: Path, seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"{problem} after {seconds} s:\n{log.read_text()[-3000:]}")
        time.sleep(0.05)
