"""Collect interface texts into */locale/en/LC_MESSAGES/django.po; the ids are Dutch."""

import os
import shutil
import subprocess

from scripts.progress import say, stop
from scripts.project import ROOT, venv_command
from scripts.translations import APPS


def main() -> None:
    """Run makemessages for each room apart, so that every room keeps its own catalogue."""
    if not shutil.which("xgettext"):
        stop("gettext is missing (Debian, Ubuntu: apt-get install gettext): install it and try again.")
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "lms.site.settings.test", "PYTHONPATH": str(ROOT)}
    options = ["--locale", "en", "--no-obsolete", "--add-location", "file", "--ignore", "vendor/*"]
    for app in APPS:
        (ROOT / app / "locale").mkdir(exist_ok=True)
        say(f"collecting texts of {app}")
        command = [venv_command("django-admin"), "makemessages", *options]
        if subprocess.run(command, cwd=ROOT / app, env=environment).returncode:
            stop(f"The texts of {app} could not be collected: read the message above.")


if __name__ == "__main__":
    main()
