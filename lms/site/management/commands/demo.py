"""Demo data for a first look: makes what is missing, or everything anew."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.site import demo
from lms.site.demo import accounts


class Command(BaseCommand):
    help = "Make demo data: a programme, eight municipalities and made-up people. Doing it twice changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="Throw the demo data away first, with all records.")
        parser.add_argument("--accounts", action="store_true", help="Only print the demo accounts.")
        parser.add_argument("--force", action="store_true", help="Also where the settings do not allow demo data.")

    def handle(self, *args: Any, reset: bool, force: bool, **options: Any) -> None:
        if options["accounts"]:
            self.stdout.write(accounts.table())
            return
        if not (force or settings.LEERLIJN.get("DEMO")):
            raise CommandError(
                "This site does not allow demo data: everybody knows the passwords of the demo accounts, and one of "
                "them may do anything. Use another database, or --force if you are sure."
            )
        started = time.perf_counter()
        if reset:
            demo.wipe(self._say)
        demo.load(self._say)
        self._say(f"demo data ready ({time.perf_counter() - started:.1f} s)")

    def _say(self, text: str) -> None:
        self.stdout.write(f"  {text}")
        self.stdout.flush()
