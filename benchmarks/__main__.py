"""python -m benchmarks [--learners 1000] [--seconds 4] [--passes 3]: the four paths that must be fast.

Runs on its own throw-away database: SQLite in a temporary folder, or with BENCH_DATABASE_URL=postgres://...
the database `leerlijn_bench` on that server. Passes are interleaved; each row is the median of its passes.
"""

import argparse
import itertools
import os
import random
import statistics
import tempfile
import uuid
from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit, urlunsplit

from benchmarks.load import Measured, Request, drive
from benchmarks.server import THREADS, WORKERS, Server

CSRF = "b" * 32
PORT = 18473


def main() -> None:
    arguments = argparse.ArgumentParser(prog="benchmarks")
    arguments.add_argument("--learners", type=int, default=1000)
    arguments.add_argument("--seconds", type=float, default=4)
    arguments.add_argument("--passes", type=int, default=3)
    arguments.add_argument("--connections", type=int, default=8)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = _database(folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
        print(f"Making {options.learners} learners ...", flush=True)
        world = _build(options.learners)
        _measure(world, options)


def _database(folder: str) -> str:
    """The address of an empty database."""
    url = os.environ.get("BENCH_DATABASE_URL", "")
    if not url:
        return f"sqlite:///{folder}/bench.sqlite3"
    import psycopg

    parts = urlsplit(url)
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS leerlijn_bench")
        connection.execute("CREATE DATABASE leerlijn_bench")
    return urlunsplit(parts._replace(path="/leerlijn_bench"))


def _build(learners: int):
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from benchmarks.data import build

    call_command("migrate", verbosity=0)
    world = build(learners)
    connections.close_all()
    return world


def _measure(world, options: argparse.Namespace) -> None:
    answers = _answers(world)
    paths: dict[str, tuple[Iterator[Request], int]] = {
        "bare Django view, 1 query": (itertools.repeat(Request("/kaal/")), 200),
        "learner's module page": (_module_pages(world), 200),
        "answer to a question": (answers, 302),
        "cohort screen": (_board(world), 200),
        "trainer's queue, 10,000 waiting": (_queue(world), 200),
        "verification page": (itertools.repeat(Request(f"/verificatie/{world.code}/")), 200),
    }
    results: dict[str, list[tuple[Measured, float]]] = {name: [] for name in paths}
    with Server(PORT) as server:
        for number in range(options.passes + 1):
            for name, (requests, expect) in paths.items():
                seconds = options.seconds if number else 1  # the first pass warms up and is not counted
                before = server.cpu_seconds()
                measured = drive(PORT, requests, seconds=seconds, connections=options.connections, expect=expect)
                cpu = (server.cpu_seconds() - before) / max(1, measured.total) * 1000
                if number and measured.total:
                    results[name].append((measured, cpu))
    _print(results, options)


def _print(results: dict[str, list[tuple[Measured, float]]], options: argparse.Namespace) -> None:
    print(
        f"\ngranian {WORKERS} x {THREADS}, {options.connections} connections, {options.learners} learners, "
        f"{os.environ['DATABASE_URL'].split(':')[0]}; medians of {options.passes} interleaved passes"
    )
    print(f"{'':32} {'per second':>10} {'vs bare':>8} {'CPU ms':>7} {'p50 ms':>7} {'p95 ms':>7} {'wrong':>6}")
    bare = None
    for name, rows in results.items():
        rate = statistics.median(measured.per_second for measured, _ in rows)
        bare = bare or rate
        cpu = statistics.median(cpu for _, cpu in rows)
        p50 = statistics.median(measured.p50 for measured, _ in rows)
        p95 = statistics.median(measured.p95 for measured, _ in rows)
        wrong = sum(measured.wrong for measured, _ in rows)
        print(f"{name:32} {rate:10.0f} {'1/%.1f' % (bare / rate):>8} {cpu:7.2f} {p50:7.1f} {p95:7.1f} {wrong:6}")


def _module_pages(world) -> Iterator[Request]:
    dice = random.Random(1)
    while True:
        learner = dice.choice(world.learners)
        yield Request(f"/leren/{learner.registration}/", f"sessionid={learner.cookie}")


def _board(world) -> Iterator[Request]:
    return itertools.repeat(Request(f"/regie/groep/{world.cohort}/", f"sessionid={world.coordinator_cookie}"))


def _queue(world) -> Iterator[Request]:
    return itertools.repeat(Request("/begeleiding/nakijken/rij/", f"sessionid={world.trainer_cookie}"))


def _answers(world) -> Iterator[Request]:
    """First answers and so first completions, as long as there are quizzes nobody has done; then repeated tries."""
    for activity, question, option in itertools.cycle(world.quizzes):
        for learner in world.learners:
            body = {"sleutel": uuid.uuid4(), "vraag": question, "antwoord": option, "csrfmiddlewaretoken": CSRF}
            cookie = f"sessionid={learner.cookie}; csrftoken={CSRF}"
            yield Request(f"/leren/{learner.registration}/{activity}/", cookie, urlencode(body))


if __name__ == "__main__":
    main()
