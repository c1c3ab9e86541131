"""What visitors find: programmes and modules with their facts, and the groups that still begin."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from courses.models import Cohort, ProgrammeIndexPage, ProgrammePage
from modules.duration import minutes_in_words
from modules.models import Module, ModulePage
from modules.services.follow import module_key


@dataclass(frozen=True)
class Entry:
    """A line in the catalogue. facts: pairs of term and value."""

    page: Page
    lead: str
    facts: list[tuple[str, str]]


@dataclass(frozen=True)
class Step:
    """A module of a programme as visitors see it; url is empty when its page is not public."""

    title: str
    lead: str
    minutes: int
    url: str


@dataclass(frozen=True)
class ComingGroup:
    """A group that still begins, with its places over so many organisations."""

    starts_on: datetime.date
    ends_on: datetime.date
    places: int
    organisations: int


def entries(index: ProgrammeIndexPage, text: str = "") -> list[Entry]:
    """Programmes, then modules that anybody may start, whose title or lead contains the text: four statements."""
    wanted = Q(title__icontains=text) | Q(lead__icontains=text)
    programmes = list(ProgrammePage.objects.child_of(index).live().public().filter(wanted))
    modules = list(ModulePage.objects.child_of(index).live().public().filter(wanted, open_to_all=True))
    groups = coming_groups([page.translation_key for page in programmes])
    rows = Module.objects.in_bulk([page.translation_key for page in modules])
    found = [Entry(page, page.lead, _facts(page, groups[page.translation_key])) for page in programmes]
    for page in modules:
        row = rows.get(page.translation_key)
        time = [(_("Tijd"), minutes_in_words(row.minutes))] if row and row.minutes else []
        found.append(Entry(page, page.lead, [*time, (_("Start"), _("wanneer je wilt"))]))
    return found


def coming_groups(programmes: list[UUID]) -> dict[UUID, list[ComingGroup]]:
    """Per programme the groups that begin today or later, first start first."""
    fields = ("programme_id", "starts_on", "ends_on", "places", "organisation_count")
    groups: dict[UUID, list[ComingGroup]] = defaultdict(list)
    coming = Cohort.objects.coming(timezone.localdate()).filter(programme__in=programmes)
    for programme, *values in coming.values_list(*fields):
        groups[programme].append(ComingGroup(*values))
    return groups


def steps(page: ProgrammePage) -> list[Step]:
    """The modules of a programme in order; those that were never published or are archived are left out."""
    chosen = [each.module_page for each in page.programme_modules.select_related("module_page")]
    keys = [module_key(each) for each in chosen]
    rows = Module.objects.filter(archived_at=None).in_bulk(keys)
    public = ModulePage.objects.live().public().in_bulk([each.pk for each in chosen])
    return [
        Step(row.title, row.lead, row.minutes, public[each.pk].get_url() or "" if each.pk in public else "")
        for each, key in zip(chosen, keys, strict=True)
        if (row := rows.get(key))
    ]


def places_in_words(group: ComingGroup) -> str:
    """'10 plaatsen, verdeeld over 8 organisaties'."""
    places = ngettext("%(number)d plaats", "%(number)d plaatsen", group.places) % {"number": group.places}
    if group.organisations < 2:
        return places
    return _("%(places)s, verdeeld over %(count)d organisaties") % {"places": places, "count": group.organisations}


def _facts(page: ProgrammePage, groups: list[ComingGroup]) -> list[tuple[str, str]]:
    facts = [(_("Niveau"), page.level), (_("Tijd"), page.study_load)]
    if groups:
        facts += [
            (_("Start"), date_format(groups[0].starts_on, "j F Y")),
            (_("Plaatsen"), places_in_words(groups[0]) if groups[0].places else ""),
        ]
    return [(term, value) for term, value in facts if value]
