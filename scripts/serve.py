"""`make run`: from a clean clone to a running site with demo data, in the foreground.

The environment decides: PORT (8000), DATABASE_URL (SQLite in var/), CACHE_URL (local memory).
"""

import http.client
import os
import socket
import subprocess
import sys
import time

from scripts import setup_env
from scripts.processes import Together
from scripts.progress import say, stop
from scripts.project import ROOT, venv_command

HOST = "127.0.0.1"
HEALTH = "/gezond/"
# Four threads: slow downloads then keep nobody waiting; one worker per core is where throughput levels off.
THREADS = "4"


def main() -> int:
    """Set up, migrate, fill an empty database, start web server, task worker and housekeeping."""
    port = _port()
    address = f"http://{HOST}:{port}"
    # Quiet, so that address and accounts stay in sight; LOG_LEVEL=INFO shows every request and task.
    environment = {"BASE_URL": address, "LOG_LEVEL": "WARNING", **os.environ, "PYTHONUNBUFFERED": "1"}
    setup_env.prepare()
    accounts = _prepare_database(environment)
    with Together() as programs:
        for name, command in _commands(port).items():
            programs.start(name, command, environment)
        if _answers(port, programs):
            print(f"\n{accounts}\n\n  Leerlijn is ready at {address}/   (Ctrl-C stops it)\n", flush=True)
        return programs.wait()


def _commands(port: int) -> dict[str, list[str]]:
    python, granian = venv_command("python"), venv_command("granian")
    web = ["--interface", "wsgi", "--host", HOST, "--port", str(port), "--no-ws", "--log-level", "warning"]
    size = ["--workers", str(os.cpu_count() or 1), "--blocking-threads", THREADS, "--respawn-failed-workers"]
    return {
        "web server": [granian, *web, *size, "lms.site.wsgi:application"],
        "task worker": [python, "manage.py", "db_worker", "--queue-name", "*", "--no-reload"],
        "housekeeping": [python, "manage.py", "housekeeping", "--every", "60"],
    }


def _port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        stop(f"PORT is '{text}': set it to a number from 1 to 65535.")
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as problem:
            stop(f"Port {port} cannot be used ({problem.strerror}): choose another, as in PORT=8001 make run.")
    return port


def _prepare_database(environment: dict[str, str]) -> str:
    """Migrate and fill; returns the demo accounts as text to show."""
    command = [venv_command("python"), "-m", "scripts.prepare_database"]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(done.returncode)
    return done.stdout.rstrip()


def _answers(port: int, programs: Together) -> bool:
    """Wait until the web server answers; False when something died or we must stop."""
    say("starting web server, task worker and housekeeping")
    while programs.asked_to_stop is None and not programs.died():
        client = http.client.HTTPConnection(HOST, port, timeout=2)
        try:
            client.request("GET", HEALTH)
            return client.getresponse().status < 500
        except OSError:
            time.sleep(0.1)
        finally:
            client.close()
    return False


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
