"""The states that a screen can show: code word, shape and the usual word beside it.

Round and square shapes are about learning, hexagons about recognition and validity, triangle and octagon ask
for attention, dashed ones are not there yet.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_WORDS: dict[str, Promise | str] = {
    "open": _("Nog niet begonnen"),
    "bezig": _("Bezig"),
    "klaar": _("Klaar"),
    "wacht": _("Wacht op feedback"),
    "opnieuw": _("Vul aan"),
    "dicht": _("Nog niet open"),
    "gepland": _("Gepland"),
    "gemist": _("Gemist"),
    "aandacht": _("Let op"),
    "onverstuurd": _("Nog niet verstuurd"),
    "erkend": _("Erkend"),
    "geldig": _("Geldig"),
    "aanvragen": _("Aan te vragen"),
    "deels": _("Deels"),
    "ontbreekt": _("Ontbreekt"),
    "vervangen": _("Vervangen"),
    "ingetrokken": _("Ingetrokken"),
    "geschorst": _("Geschorst"),
    "verlopen": _("Verlopen"),
    "onbekend": _("Onbekend"),
}
_SHARED_SHAPES = {"geldig": "erkend"}

STATES = frozenset(_WORDS)


def shape_of(state: str) -> str:
    """Name of the shape in the sprite, without 's-'. Raises ValueError for a word that is no state."""
    _known(state)
    return _SHARED_SHAPES.get(state, state)


def word_for(state: str) -> str:
    """The usual word in the active language. Raises ValueError for a word that is no state."""
    _known(state)
    return str(_WORDS[state])


def _known(state: str) -> None:
    if state not in _WORDS:
        raise ValueError(f"Unknown state {str(state)[:40]!r}. Known are: {', '.join(sorted(_WORDS))}.")
