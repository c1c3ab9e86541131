"""The locked npm packages: fonts that pages serve and axe for the tests. No package's script is run."""

import re
import shutil
import subprocess

from scripts import stamps
from scripts.progress import say, stop
from scripts.project import NODE_MODULES, ROOT

OLDEST = 20
STAMP = NODE_MODULES / ".leerlijn-stamp"
HOW = "install it from nodejs.org or your package manager and run the command again."


def prepare() -> bool:
    """Install what package-lock.json names; False when it was there already (Node is not needed then)."""
    wanted = stamps.fingerprint([ROOT / "package.json", ROOT / "package-lock.json"])
    if stamps.is_fresh(STAMP, wanted):
        return False
    npm = _npm()
    say("installing npm packages from package-lock.json")
    if subprocess.run([npm, "ci", "--ignore-scripts", "--loglevel=error"], cwd=ROOT).returncode:
        stop("The npm packages could not be installed: read the message above; is the network there?")
    stamps.write(STAMP, wanted)
    return True


def check() -> None:
    """Stop with a sentence when packages must be installed and Node is missing or too old."""
    if not STAMP.exists():
        _npm()


def _npm() -> str:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node:
        stop(f"Node.js {OLDEST} or newer is missing: {HOW}")
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout.strip()
    major = re.match(r"v(\d+)\.", said)
    if not major or int(major[1]) < OLDEST:
        stop(f"Node.js {OLDEST} or newer is needed and {said or 'an unknown version'} was found: {HOW}")
    if not npm:
        stop(f"npm is missing: {HOW}")
    return npm
