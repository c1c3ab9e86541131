"""Collect interface texts into */locale/en/LC_MESSAGES/django.po; the ids are Dutch."""

import os
import shutil
import subprocess
from pathlib import Path

from scripts.progress import say, stop
from scripts.project import ROOT, venv_command
from scripts.translations import APPS, catalogues

# No dates, no names of people and no line numbers: a catalogue changes only when a text does.
OPTIONS = ["--locale", "en", "--no-obsolete", "--no-location", "--no-wrap", "--ignore", "vendor/*"]
HEADER = """\
# Interface texts of Leerlijn in English. The ids are the Dutch texts.
msgid ""
msgstr ""
"Project-Id-Version: Leerlijn\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def main() -> None:
    """Run makemessages for each room apart, so that every room keeps its own catalogue."""
    if not shutil.which("xgettext"):
        stop("gettext is missing (Debian, Ubuntu: apt-get install gettext): install it and try again.")
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "lms.site.settings.test", "PYTHONPATH": str(ROOT)}
    for app in APPS:
        locale = ROOT / app / "locale"
        locale.mkdir(exist_ok=True)
        say(f"collecting texts of {app}")
        command = [venv_command("django-admin"), "makemessages", *OPTIONS]
        if subprocess.run(command, cwd=ROOT / app, env=environment).returncode:
            stop(f"The texts of {app} could not be collected: read the message above.")
        if not any(locale.iterdir()):
            locale.rmdir()  # a room without texts of its own
    for catalogue in catalogues():
        catalogue.write_text(with_plain_header(catalogue), encoding="utf-8")


def with_plain_header(catalogue: Path) -> str:
    """The catalogue's text with our header instead of gettext's, which tells when it was made."""
    _, *entries = catalogue.read_text(encoding="utf-8").split("\n\n", 1)
    return "\n".join([HEADER, *entries])


if __name__ == "__main__":
    main()
