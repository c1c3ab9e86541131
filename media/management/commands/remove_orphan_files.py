"""Throw away private files that nobody needs any more; housekeeping does the same once a day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from media.services.orphans import remove_orphans


class Command(BaseCommand):
    help = (
        "Remove uploads that were not finished in time, files that are due, files that nothing refers to, and "
        "bytes in the private storage that no row knows."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only say what would be removed.")

    def handle(self, *args: Any, dry_run: bool = False, **options: Any) -> None:
        done = remove_orphans(dry_run=dry_run)
        verb = "Would remove" if dry_run else "Removed"
        self.stdout.write(
            f"{verb} {len(done.unfinished)} unfinished uploads, {len(done.due)} files that were due, "
            f"{len(done.unused)} files without use and {len(done.loose)} loose names."
        )
        if options["verbosity"] > 1:
            for name in [*done.unfinished, *done.due, *done.unused, *done.loose]:
                self.stdout.write(f"  {name}")
