"""Everything between a clean clone and a site that can start; what is there already is skipped."""

import subprocess
import time

from scripts import assets, node_packages, python_packages, translations
from scripts.progress import say, stop
from scripts.project import ROOT, venv_command


def prepare() -> None:
    """Make the environment: Python packages, npm packages, vendored files, translations."""
    started = time.monotonic()
    # Asked for first: nobody should wait for the Python packages to hear that Node is missing.
    node_packages.check()
    changed = [python_packages.prepare(), node_packages.prepare(), assets.copy(), _translations()]
    took = time.monotonic() - started
    say(f"set-up {'done' if any(changed) else 'is up to date'} ({took:.1f} s)")


def _translations() -> bool:
    if not translations.stale():
        return False
    if subprocess.run([venv_command("python"), "-m", "scripts.translations"], cwd=ROOT).returncode:
        stop("A translation file could not be compiled: read the message above.")
    return True


if __name__ == "__main__":
    prepare()
