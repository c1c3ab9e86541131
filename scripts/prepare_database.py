"""Migrate, and make demo data in an empty database. Progress goes to stderr, the demo accounts to stdout."""

import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from scripts.progress import stop


def main() -> None:
    """Bring the database to where the site can start; stop with a sentence when it does not answer."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.site.settings.default")
    django.setup()
    # WhiteNoise warns when it is not there; in development it stays empty.
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    _check_services()
    print("  migrating the database", file=sys.stderr, flush=True)
    call_command("migrate", verbosity=0, interactive=False, stdout=sys.stderr)
    from django.contrib.auth import get_user_model

    if not get_user_model()._default_manager.exists():
        print("  making demo data", file=sys.stderr, flush=True)
        call_command("demo", stdout=sys.stderr)
    call_command("demo", accounts=True, stdout=sys.stdout)


def _check_services() -> None:
    from django.core.cache import cache
    from django.db import OperationalError, connection

    try:
        connection.ensure_connection()
    except OperationalError as problem:
        stop(f"The database does not answer; check DATABASE_URL and whether it runs: {_first_line(problem)}")
    try:
        cache.get("leerlijn")
    except Exception as problem:  # each cache client has errors of its own
        stop(f"The cache does not answer; check CACHE_URL and whether it runs: {_first_line(problem)}")


def _first_line(problem: Exception) -> str:
    return str(problem).strip().split("\n")[0]


if __name__ == "__main__":
    main()
