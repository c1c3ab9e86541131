"""`make run` as somebody meets it: one command starts everything, one signal stops everything."""

import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120

pytestmark = pytest.mark.slow


class Site:
    """The running command with what it said so far."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        environment = os.environ | {"PORT": str(self.port), "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3"}
        for name in ("CACHE_URL", "DJANGO_SETTINGS_MODULE", "BASE_URL"):
            environment.pop(name, None)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "scripts.serve"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said: list[str] = []
        self.ready = threading.Event()
        self.listener = threading.Thread(target=self._listen)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line)
            if "is ready at" in line:
                self.ready.set()
        self.ready.set()

    def wait(self) -> int:
        """Wait for the end; the exit code."""
        code = self.process.wait(timeout=SECONDS)
        self.listener.join(timeout=SECONDS)
        return code

    def programs(self) -> dict[str, int]:
        """Process ids of what it started, by a word of their command line."""
        listing = subprocess.run(
            ["ps", "-o", "pid=,args=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=True
        ).stdout
        words = ("granian", "db_worker", "housekeeping")
        return {word: int(line.split()[0]) for line in listing.splitlines() for word in words if word in line}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_taken(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path)
    assert site.ready.wait(timeout=SECONDS)
    yield site
    if site.process.poll() is None:
        site.process.terminate()
    site.wait()
    assert site.process.stdout
    site.process.stdout.close()


def test_the_site_tells_its_address_and_accounts_and_stops_at_one_signal(site: Site) -> None:
    said = "".join(site.said)
    with urllib.request.urlopen(f"http://127.0.0.1:{site.port}/account/inloggen/") as page:
        assert page.status == 200

    assert f"http://127.0.0.1:{site.port}/" in said
    assert "noor.voorbeeld@apeldoorn.example" in said
    assert set(site.programs()) == {"granian", "db_worker", "housekeeping"}

    site.process.send_signal(signal.SIGTERM)

    assert site.wait() == 0
    assert not is_taken(site.port)


def test_one_program_that_dies_takes_the_others_along_and_is_named(site: Site) -> None:
    os.kill(site.programs()["db_worker"], signal.SIGKILL)

    assert site.wait() == 1
    assert "The task worker stopped by itself" in "".join(site.said)
    assert not is_taken(site.port)


def test_a_port_in_use_gives_one_sentence() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "scripts.serve"],
            cwd=ROOT,
            env=os.environ | {"PORT": port},
            capture_output=True,
            text=True,
            timeout=SECONDS,
        )

    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {port} cannot be used")
    assert done.stderr.count("\n") == 1
