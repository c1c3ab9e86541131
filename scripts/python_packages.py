"""The virtual environment and the locked Python packages in it."""

import importlib.util
import shutil
import subprocess
import sys

from scripts import stamps
from scripts.progress import say, stop
from scripts.project import ROOT, VENV, venv_command

LOCK = ROOT / "requirements" / "dev.txt"
STAMP = VENV / ".leerlijn-stamp"


def prepare() -> bool:
    """Make .venv and install the locked packages; False when everything was there already."""
    wanted = stamps.fingerprint([LOCK], sys.version)
    if stamps.is_fresh(STAMP, wanted) and _starts():
        return False
    if not _starts():
        _make_venv()
    say(f"installing Python packages from {LOCK.relative_to(ROOT)} (the first time takes a minute or two)")
    if not (_install_with_uv() or _install_with_pip()):
        stop("The Python packages could not be installed: read the message above; is the network there?")
    stamps.write(STAMP, wanted)
    return True


def _starts() -> bool:
    """Whether .venv has a Python of the version that runs now; it has not after an upgrade of the system."""
    try:
        found = subprocess.run(
            [venv_command("python"), "-c", "import sys; print(sys.version)"], capture_output=True, text=True
        )
    except OSError:
        return False
    return found.stdout.strip() == sys.version


def _make_venv() -> None:
    say(f"making the virtual environment .venv with Python {sys.version.split()[0]}")
    uv = shutil.which("uv")
    if importlib.util.find_spec("ensurepip"):
        command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    elif uv:
        command = [uv, "venv", "--quiet", "--clear", "--seed", "--python", sys.executable, str(VENV)]
    else:
        stop(
            "This Python cannot make virtual environments: install its venv package "
            "(Debian, Ubuntu: apt-get install python3-venv) and run the command again."
        )
    if subprocess.run(command).returncode:
        stop("The virtual environment .venv could not be made: read the message above.")


def _install_with_uv() -> bool:
    uv = shutil.which("uv")
    if not uv:
        return False
    command = [uv, "pip", "install", "--quiet", "--python", venv_command("python")]
    done = subprocess.run([*command, "--require-hashes", "-r", str(LOCK)])
    if done.returncode:
        say("uv could not install the packages; trying pip")
    return done.returncode == 0


def _install_with_pip() -> bool:
    command = [venv_command("python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    return subprocess.run([*command, "--require-hashes", "-r", str(LOCK)]).returncode == 0
