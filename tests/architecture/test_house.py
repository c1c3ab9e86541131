"""Rules of the house that a program can hold: imports, templates, files, models and migrations."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from wagtail.models import ReferenceIndex
from wagtail.search.index import Indexed

from tests.architecture.personal import personal_models

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("lms", "media", "modules", "courses", "certificates")

# A file may be longer when splitting it would make it harder to read; say why.
LONGER_THAN_250: dict[str, str] = {}


def own_files(*suffixes: str) -> list[Path]:
    """Files that are in git or would be, relative to the root."""
    if not (ROOT / ".git").exists():
        pytest.skip("not in a git work tree: only the repository knows which files are ours")
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    paths = [Path(name) for name in listing.split("\0") if name]
    return [path for path in paths if (ROOT / path).is_file() and (not suffixes or path.suffix in suffixes)]


def templates() -> list[Path]:
    return [path for room in ROOMS for path in sorted((ROOT / room).glob("**/templates/**/*")) if path.is_file()]


def test_imports_keep_to_the_house():
    # A process of its own: import-linter sets up logging and silences every logger that exists, ours too.
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a style attribute", r"<[^>]*\sstyle\s*="),
        ("a style element", r"<style\b"),
        ("a script with a body", r"<script\b(?![^>]*\ssrc=)(?![^>]*application/json)"),
        ("an event attribute", r"<[^>]*\s(on[a-z]+|hx-on[:\w-]*)\s*="),
        ("a javascript: address", r"javascript:"),
    ],
)
def test_no_template_has_what_the_content_security_policy_forbids(what, pattern):
    assert len(templates()) > 10
    found = [
        f"{path.relative_to(ROOT)}: {match.group()[:60]}"
        for path in templates()
        for match in re.finditer(pattern, path.read_text(), re.IGNORECASE)
    ]
    assert not found, f"{what} is refused by the browser: {found}"


def test_no_file_mentions_a_place_on_somebodys_machine():
    places = re.compile("|".join(rf"(?<![\w.\-/]){place}" for place in ("/work/", "/root/", "/home/[a-z]", "/Users/")))
    found = []
    for path in own_files():
        try:
            text = (ROOT / path).read_text()
        except UnicodeDecodeError:
            continue
        if path != Path(__file__).relative_to(ROOT) and (match := places.search(text)):
            found.append(f"{path}: {match.group()}")
    assert not found


def test_no_file_is_too_long_to_hold_in_the_head():
    lengths = {
        str(path): len((ROOT / path).read_text().splitlines())
        for path in own_files(".py", ".html", ".js")
        if "migrations" not in path.parts
    }
    too_long = {name: lines for name, lines in lengths.items() if lines > 250 and name not in LONGER_THAN_250}
    assert not too_long, "Split these files, or say in LONGER_THAN_250 why not."
    needless = [name for name in LONGER_THAN_250 if lengths.get(name, 0) <= 250]
    assert not needless, "These are short again: take them from LONGER_THAN_250."


@pytest.mark.parametrize("model", personal_models(), ids=lambda model: model._meta.label)
def test_personal_data_stays_out_of_what_wagtail_shows_to_every_author(model):
    assert model.wagtail_reference_index_ignore is True, "usage pages would show who refers to what"
    assert not ReferenceIndex.model_is_indexable(model)
    assert not hasattr(model, "api_fields"), "the API of Wagtail knows no tenants"
    assert not issubclass(model, Indexed), "the search of the admin knows no tenants"


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=1)
