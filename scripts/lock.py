"""Write requirements/*.txt and package-lock.json anew from pyproject.toml and package.json."""

import shutil
import subprocess

from scripts.progress import say, stop
from scripts.project import ROOT

# No index address in the files: who installs decides where packages come from.
COMPILE = [
    "pip",
    "compile",
    "--universal",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
    "--quiet",
]
LOCKS = {
    "requirements/site.txt": ["--extra", "site"],
    "requirements/dev.txt": ["--extra", "site", "--group", "dev"],
}


def main() -> None:
    """Keep the versions that still fit; `rm requirements/*.txt` first takes the newest of everything."""
    uv, npm = shutil.which("uv"), shutil.which("npm")
    if not uv:
        stop("uv is missing: install it (pip install uv) and run the command again.")
    if not npm:
        stop("npm is missing: install Node.js 20 or newer and run the command again.")
    for target, choice in LOCKS.items():
        say(f"locking {target}")
        _run([uv, *COMPILE, "pyproject.toml", *choice, "--output-file", target])
    say("locking package-lock.json")
    _run([npm, "install", "--package-lock-only", "--ignore-scripts"])


def _run(command: list[str]) -> None:
    if subprocess.run(command, cwd=ROOT).returncode:
        stop("The lock could not be made: read the message above.")


if __name__ == "__main__":
    main()
