"""The wheel goes into an empty Wagtail project by doing what the README says, and nothing else."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.wheel.clean_venv import CleanVenv, run
from tests.wheel.guide import Addition, Commands, steps

ROOT = Path(__file__).resolve().parents[2]
PARTS = Path(__file__).parent / "host"
OWN_USER = """
INSTALLED_APPS += ["accounts"]
AUTH_USER_MODEL = "accounts.User"
"""

pytestmark = pytest.mark.slow


class Host:
    """A project made with `wagtail start mysite`, with a user model and pages of its own."""

    def __init__(self, place: Path, venv: CleanVenv) -> None:
        self.venv, self.project = venv, place / "mysite"
        venv.run("pip install wagtail", cwd=place)
        venv.run("wagtail start mysite", cwd=place)
        shutil.copytree(PARTS, self.project, dirs_exist_ok=True)
        self.append("mysite/settings/base.py", OWN_USER)
        self.manage("makemigrations accounts")
        self.manage("migrate --verbosity 0")
        self.script("before.py")

    def append(self, path: str, text: str) -> None:
        with (self.project / path).open("a") as file:
            file.write(f"\n{text}")

    def manage(self, arguments: str) -> str:
        return self.venv.run(f"python manage.py {arguments}", cwd=self.project)

    def script(self, name: str) -> str:
        return self.venv.run(f"DJANGO_SETTINGS_MODULE=mysite.settings.dev python {name}", cwd=self.project)

    def follow_the_readme(self) -> None:
        for step in steps():
            match step:
                case Commands(lines):
                    for line in lines:
                        self.venv.run(line, cwd=self.project)
                case Addition(path, text):
                    self.append(path, text)


def build_wheel(into: Path) -> None:
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(into), str(ROOT)], cwd=into)


def test_a_host_that_follows_the_readme_keeps_its_own_and_serves_a_module(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    build_wheel(wheels)
    host = Host(tmp_path, CleanVenv(tmp_path, wheels))
    before = host.script("snapshot.py")

    host.follow_the_readme()

    assert host.script("snapshot.py") == before
    host.manage("check --fail-level WARNING --database default")
    host.manage("makemigrations --check --dry-run")
    host.script("learn.py")
