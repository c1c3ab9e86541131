"""Skip work whose input did not change: a stamp file holds the hash of what a step was made from."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def fingerprint(files: Iterable[Path], *also: str) -> str:
    """Hash the contents of `files` and the strings in `also` (a version); a missing file counts as empty."""
    digest = hashlib.sha256()
    for path in sorted(files):
        content = path.read_bytes() if path.exists() else b""
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    for text in also:
        digest.update(f"\n{text}".encode())
    return digest.hexdigest()


def is_fresh(stamp: Path, wanted: str) -> bool:
    """Whether the step that wrote `stamp` was made from the same input."""
    return stamp.exists() and stamp.read_text() == wanted


def write(stamp: Path, made_from: str) -> None:
    """Remember what the step was made from. Call it last: a step that broke off is then done again."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(made_from)
