"""A host may take a part of the house: each room starts with only the rooms below it installed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# In the order of installation: a room stands before the rooms that it builds on.
HOUSES = {
    "lms": ["lms"],
    "media": ["media", "lms"],
    "modules": ["modules", "media", "lms"],
    "courses": ["courses", "modules", "media", "lms"],
    "certificates": ["certificates", "courses", "modules", "media", "lms"],
}

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("top", HOUSES)
def test_a_host_starts_with_this_room_and_the_ones_below_it(top: str, tmp_path: Path) -> None:
    rooms = HOUSES[top]
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "DJANGO_SETTINGS_MODULE": "tests.boot.settings",
        "LEERLIJN_APPS": " ".join(rooms),
        "LEERLIJN_DATABASE": str(tmp_path / "host.sqlite3"),
    }

    done = subprocess.run(
        [sys.executable, "-m", "tests.boot.visit"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert done.returncode == 0, f"with {rooms}:\n{done.stdout}{done.stderr}"
    assert "no issues" in done.stdout
    namespaces = next(line for line in done.stdout.splitlines() if line.startswith("namespaces")).split()[1:]
    absent = {f"lms_{room}" for room in HOUSES if room not in rooms}
    assert "lms" in namespaces
    assert not absent.intersection(namespaces)
