"""Compile */locale/*/LC_MESSAGES/django.po with Babel, so that running needs no gettext."""

from pathlib import Path

from scripts import stamps
from scripts.progress import say
from scripts.project import ROOT, VAR

APPS = ["lms", "media", "modules", "courses", "certificates"]


def catalogues() -> list[Path]:
    """The django.po files of all rooms, also of the small apps inside them."""
    return sorted(path for app in APPS for path in (ROOT / app).glob("**/locale/*/LC_MESSAGES/django.po"))


def stale() -> list[Path]:
    """Catalogues whose .mo is missing or was made from other contents."""
    return [po for po in catalogues() if not _is_compiled(po)]


def compile_all() -> bool:
    """Compile what is stale; False when there was nothing to do. Needs Babel: run inside the environment."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    changed = stale()
    for po in changed:
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parents[1].name, domain="django")
        with po.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)
        stamps.write(_stamp(po), stamps.fingerprint([po]))
    if changed:
        say(f"compiled {len(changed)} translation file(s)")
    return bool(changed)


def _is_compiled(po: Path) -> bool:
    return po.with_suffix(".mo").exists() and stamps.is_fresh(_stamp(po), stamps.fingerprint([po]))


def _stamp(po: Path) -> Path:
    return VAR / "stamps" / "-".join(po.relative_to(ROOT).with_suffix("").parts)


if __name__ == "__main__":
    compile_all()
