"""Words and cells of the board."""

import datetime
from collections.abc import Sequence
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

from courses.board import Board
from courses.catalogue import minutes_in_words, places_in_words
from courses.rules.pace import Pace
from lms.models import Organisation
from lms.templatetags.lms import shape

register = template.Library()
register.filter("places", places_in_words)
register.filter("time", minutes_in_words)


@register.simple_tag
def board_cells(states: Sequence[str]) -> SafeString:
    """A cell per step of one learner. The same few cells fill every board, so each is made once per language."""
    language = get_language() or ""
    return mark_safe("".join(_cell(state, number, language) for number, state in enumerate(states, 1)))  # noqa: S308


@lru_cache(maxsize=1024)
def _cell(state: str, number: int, language: str) -> SafeString:
    short = {"klaar": gettext("Klaar"), "bezig": gettext("Bezig"), "open": gettext("Nog niet")}[state]
    whole = {"klaar": gettext("klaar"), "bezig": gettext("bezig"), "open": gettext("nog niet begonnen")}[state]
    return format_html(
        '<td class="is-{}" data-nr="{}">{}<span class="ll-board__word" aria-hidden="true">{}</span>'
        '<span class="ll-hidden-text">{}</span></td>',
        *(state, number, shape(state), short, whole),
    )


@register.filter
def why(pace: Pace) -> str:
    """The reason that somebody is behind, in a few words."""
    if not pace.begun:
        return gettext("Nog niet begonnen")
    days = pace.silent_days
    return ngettext("%(days)d dag niets gedaan", "%(days)d dagen niets gedaan", days) % {"days": days}


@register.filter
def weeks(days: int) -> str:
    """'8 weken'; less than two weeks in days."""
    if days < 14:
        return ngettext("%(number)d dag", "%(number)d dagen", days) % {"number": days}
    return ngettext("%(number)d week", "%(number)d weken", days // 7) % {"number": days // 7}


@register.filter
def day_of(day: datetime.date) -> str:
    """'28 okt', with the year when it is another one."""
    return date_format(day, "j b" if day.year == timezone.localdate().year else "j b Y")


@register.filter
def in_words(number: int) -> str:
    """Two to twelve as a word, as in a sentence; others as a figure."""
    return _NUMBERS[number - 2]() if 2 <= number <= 12 else str(number)


_NUMBERS = [
    lambda: gettext("twee"),
    lambda: gettext("drie"),
    lambda: gettext("vier"),
    lambda: gettext("vijf"),
    lambda: gettext("zes"),
    lambda: gettext("zeven"),
    lambda: gettext("acht"),
    lambda: gettext("negen"),
    lambda: gettext("tien"),
    lambda: gettext("elf"),
    lambda: gettext("twaalf"),
]


@register.filter
def whose_learners(board: Board) -> str:
    """The organisations on the board in a sentence: 'gemeente Apeldoorn', 'gemeente Ede en gemeente Epe'."""
    names = [
        gettext("gemeente %(name)s") % {"name": each.name} if each.kind == Organisation.Kind.MUNICIPALITY else each.name
        for each in board.organisations
    ]
    return in_a_row(names or [gettext("je eigen organisatie")])


@register.filter
def in_a_row(names: Sequence[str]) -> str:
    """'A, B en C'."""
    *rest, last = names
    return gettext("%(first)s en %(last)s") % {"first": ", ".join(rest), "last": last} if rest else last
