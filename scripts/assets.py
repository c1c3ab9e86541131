"""Copy third-party browser files from node_modules to where staticfiles and the wheel find them."""

import shutil
from pathlib import Path

from scripts.progress import say, stop
from scripts.project import NODE_MODULES, ROOT, VENDOR

FONT = "atkinson-hyperlegible-next"
FONT_PACKAGE = NODE_MODULES / "@fontsource" / FONT
FONT_FILES = [
    f"files/{FONT}-{subset}-{weight}-normal.woff2" for subset in ("latin", "latin-ext") for weight in (400, 700)
]


def copy() -> bool:
    """Bring lms/static/lms/vendor/ up to date; False when nothing had to be copied."""
    fonts = VENDOR / "fonts"
    copied = [_copy(FONT_PACKAGE / name, fonts / Path(name).name) for name in [*FONT_FILES, "LICENSE"]]
    if any(copied):
        say(f"copied fonts to {fonts.relative_to(ROOT)}")
    return any(copied)


def _copy(source: Path, target: Path) -> bool:
    if not source.exists():
        stop(f"{source.relative_to(ROOT)} is missing: remove node_modules and run the command again.")
    if target.exists() and target.read_bytes() == source.read_bytes():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return True


if __name__ == "__main__":
    copy()
