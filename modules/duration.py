"""How long something takes, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def minutes_in_words(minutes: int) -> str:
    """'40 minuten', from two hours on '2 uur' (rounded)."""
    if minutes < 120:
        return ngettext("%(number)d minuut", "%(number)d minuten", minutes) % {"number": minutes}
    return _("%(number)d uur") % {"number": round(minutes / 60)}
