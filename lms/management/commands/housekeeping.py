"""Do the work that the rooms registered: once, or in a loop beside the web server."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

from lms.housekeeping import run_jobs


class Command(BaseCommand):
    help = "Run what must be done from time to time: scheduled publishing, certificates that are due, old sessions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--every", type=float, metavar="SECONDS", help="Keep running with this pause, until SIGTERM or Ctrl-C."
        )

    def handle(self, *args: Any, every: float | None = None, **options: Any) -> None:
        if every is None:
            results = run_jobs()
            failed = [name for name, count in results.items() if count is None]
            if failed:
                raise CommandError(f"These jobs failed, the log says why: {', '.join(failed)}.")
            self.stdout.write(f"{len(results)} jobs done.")
            return
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        # A signal that arrives during a job waits for the end of that job.
        while not stopped.is_set():
            close_old_connections()
            run_jobs()
            stopped.wait(every)
