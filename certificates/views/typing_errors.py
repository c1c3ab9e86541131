"""What is wrong with a code that somebody typed, in a sentence that helps to find it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certificates.rules.code import LENGTH, Parsed, Problem

_LIKE_ZERO = frozenset("0O")
_LIKE_ONE = frozenset("1IL")


def explain(parsed: Parsed) -> str:
    """One or two sentences for beside the field."""
    match parsed.problem:
        case Problem.EMPTY:
            return _("Vul de code in. Hij staat onder aan het certificaat.")
        case Problem.STRANGE:
            return _strange(parsed.strange)
        case Problem.SHORT:
            return ngettext(
                "Er mist %(count)d teken. Een code heeft %(length)d tekens.",
                "Er missen %(count)d tekens. Een code heeft %(length)d tekens.",
                parsed.missing,
            ) % {"count": parsed.missing, "length": LENGTH}
        case Problem.LONG:
            return ngettext(
                "Er staat %(count)d teken te veel. Een code heeft %(length)d tekens.",
                "Er staan %(count)d tekens te veel. Een code heeft %(length)d tekens.",
                -parsed.missing,
            ) % {"count": -parsed.missing, "length": LENGTH}
    return _("Kijk elk groepje na. Een 8 is soms een B, en een 5 is soms een S.")


def verdict_line(parsed: Parsed) -> str:
    """The line under the verdict: how we know."""
    if parsed.problem is Problem.CHECK:
        return _("Aan het laatste teken zien we dat er iets niet klopt. We hebben nog niets opgezocht.")
    return _("De code kan zo niet kloppen. We hebben nog niets opgezocht.")


def _strange(characters: str) -> str:
    if set(characters) <= _LIKE_ZERO:
        return _("Een 0 (nul) of een O komt in de code niet voor. Kijk of er een D of een Q staat.")
    if set(characters) <= _LIKE_ONE:
        return _("Een 1, een I of een L komt in de code niet voor. Kijk of er een J, een T of een 7 staat.")
    return _("Dit komt in de code niet voor: %(characters)s. Een code heeft alleen cijfers en letters.") % {
        "characters": " ".join(characters[:10])
    }
