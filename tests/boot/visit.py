"""Run inside the plain host of tests.boot.settings: check, migrate, and open the first pages."""

import sys

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import get_resolver, reverse  # noqa: E402


def main() -> None:
    """Print the url namespaces of Leerlijn; end with an error when something does not start."""
    call_command("check", fail_level="WARNING")
    call_command("makemigrations", check_changes=True, dry_run=True)
    call_command("migrate", verbosity=0)
    namespaces = sorted(name for name in get_resolver().namespace_dict if name.startswith("lms"))
    sys.stdout.write(f"namespaces {' '.join(namespaces)}\n")
    client = Client()
    expect(client, "lms:health", 200)
    expect(client, "lms:leren", 302)
    client.force_login(get_user_model().objects.create_user("sam"))
    for name in ("lms:leren", "lms:profile", "lms:access"):
        expect(client, name, 200)


def expect(client: Client, url_name: str, status: int) -> None:
    """End with an error when the url answers otherwise."""
    answer = client.get(reverse(url_name)).status_code
    if answer != status:
        raise SystemExit(f"{url_name} answered {answer} and not {status}")


main()
