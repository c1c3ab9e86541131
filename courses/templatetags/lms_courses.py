"""Words and cells of the board."""

import datetime
import re
from collections.abc import Sequence
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

from courses.board import Board, Learner
from courses.catalogue import places_in_words
from courses.rules.pace import Pace
from lms.models import Organisation
from lms.templatetags.lms import shape
from modules.duration import minutes_in_words

register = template.Library()
register.filter("places", places_in_words)
register.filter("time", minutes_in_words)


@register.simple_tag
def board_rows(learners: Sequence[Learner]) -> SafeString:
    """The rows of the board from components/row.html. What is the same in many rows is made once per language."""
    language = get_language() or ""
    return mark_safe("".join(_row(learner, language) for learner in learners))  # noqa: S308  (see _row)


def _row(learner: Learner, language: str) -> str:
    values = {
        "KEY": str(learner.enrolment_id),
        "NAME": escape(learner.name),
        "ORGANISATION": escape(learner.organisation),
        "WHY": escape(why(learner.pace)),
        "DONE": str(learner.done),
        "TOTAL": str(len(learner.states)),
        "CELLS": "".join(_cell(state, number, language) for number, state in enumerate(learner.states, 1)),
        "LAST": escape(day_of(learner.last_active) if learner.last_active else gettext("nooit")),
    }
    html, names = _frame(learner.pace.word.value, language)
    return html[0] + "".join(values[name] + rest for name, rest in zip(names, html[1:], strict=True))


@lru_cache(maxsize=64)
def _frame(pace: str, language: str) -> tuple[list[str], list[str]]:
    """The row without a learner: pieces of HTML, and the names of what stands between them."""
    pieces = re.split("#([A-Z]+)#", render_to_string("lms_courses/components/row.html", {"pace": pace}))
    return pieces[::2], pieces[1::2]


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
    return date_format(day, gettext("j b") if day.year == timezone.localdate().year else gettext("j b Y"))


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
