"""Find the Chromium or Chrome that browser tests and screenshots use."""

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
HOW = (
    "Chromium is missing: install it (Debian, Ubuntu: apt-get install chromium) "
    "or set CHROMIUM to the path of a Chromium or Chrome."
)
# As root there is no sandbox; the rest keeps the browser from calling hosts of its maker.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find() -> str | None:
    """Path of a Chromium: the variable CHROMIUM, else the first known name on PATH, else None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or (MAC if Path(MAC).exists() else None)


if __name__ == "__main__":
    if not find():
        print(f"  {HOW} Tests marked 'browser' are skipped.", flush=True)
