"""Names of files as people gave them: safe to show, to save and to put in a header."""

import re
import unicodedata

LONGEST = 100  # characters
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


def clean_name(name: str) -> str:
    """The last part of a path without control, direction and forbidden characters; 'bestand' when nothing is left.

    The extension stays, also when the name is cut at 100 characters.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    shown = "".join(" " if sign.isspace() else sign for sign in last if sign.isspace() or _is_shown(sign))
    text = " ".join(_FORBIDDEN.sub("-", shown).split()).rstrip(" .")
    stem, dot, ending = text.rpartition(".")
    if not dot:
        stem, ending = text, ""
    stem = stem.strip(" .") or "bestand"
    if stem.lower() in _DEVICES:
        stem = f"bestand-{stem}"
    ending = ending.strip()[:10]
    return f"{stem[: LONGEST - len(ending) - 1]}.{ending}" if ending else stem[:LONGEST]


def extension_of(name: str) -> str:
    """What follows the last dot, in small letters: 'pdf'; '' without one."""
    stem, dot, ending = name.rpartition(".")
    return ending.strip().lower() if dot and stem else ""


def _is_shown(sign: str) -> bool:
    return not unicodedata.category(sign).startswith("C")
