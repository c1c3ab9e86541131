"""A virtual environment with nothing in it, and commands that run there as a reader of the README would type them."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class CleanVenv:
    """Made in `place`. Packages come from the index in the versions of our lock; `wheels` is looked in first."""

    def __init__(self, place: Path, wheels: Path) -> None:
        self.bin = place / "venv" / "bin"
        constraints = place / "constraints.txt"
        constraints.write_text(_locked_versions())
        # Nothing of our own environment: no PYTHONPATH, no settings module, no database address.
        kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "LANG"))}
        self.environment = kept | {
            "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
            "HOME": os.environ.get("HOME", str(place)),
            "PIP_CONSTRAINT": str(constraints),
            "PIP_FIND_LINKS": f"{wheels} {os.environ.get('PIP_FIND_LINKS', '')}".strip(),
            "PIP_QUIET": "2",
        }
        run([sys.executable, "-m", "venv", str(place / "venv")], cwd=place, environment=self.environment)

    def run(self, line: str, *, cwd: Path) -> str:
        """Run one shell line inside the environment; returns its output. Fails the test when it fails."""
        return run(["sh", "-c", line], cwd=cwd, environment=self.environment)


def run(command: list[str], *, cwd: Path, environment: dict[str, str] | None = None) -> str:
    """Run a command; returns stdout. Raises AssertionError with everything that it printed."""
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout


def _locked_versions() -> str:
    lock = (ROOT / "requirements" / "site.txt").read_text()
    return "\n".join(line.rstrip(" \\") for line in re.findall(r"^[a-z0-9].*$", lock, flags=re.M)) + "\n"
