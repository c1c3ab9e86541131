"""Outline of a module: what is the same for every learner, with the finished HTML of each step, per content version."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from modules.kinds import registry
from modules.models import Activity, ActivityPage, Module, ModulePage
from modules.published import Shelf
from modules.rules.completion import Part, PartState, RuleStep, part_states
from modules.rules.opening import Closed, OrderedStep, closed_steps
from modules.rules.progress import Mark, Progress, Step, progress
from modules.sql_page import Touched

# Stands in the kept HTML for the registration of whoever looks; no registration can have it.
PLACEHOLDER = UUID(int=0)
VARIANTS = ("klaar", "bezig", "open", "wacht", "gepland", "opnieuw", "dicht", "here")


@dataclass(frozen=True)
class OutlineStep:
    """A step as every learner sees it. html: per variant (a state, or 'here' for the next step)."""

    id: UUID
    title: str
    kind: str
    kind_label: str
    icon: str
    minutes: int
    required: bool
    chapter: str
    waits: bool
    after_days: int | None
    by_others: bool
    html: dict[str, str]

    def row(self, variant: str, registration: UUID) -> str:
        """The finished row for one learner; titles were escaped when it was made."""
        return self.html[variant].replace(str(PLACEHOLDER), str(registration))


@dataclass(frozen=True)
class Outline:
    """A module in one language at one content version."""

    id: UUID
    title: str
    lead: str
    minutes: int
    steps: tuple[OutlineStep, ...]
    parts: tuple[Part, ...] = ()

    @property
    def has_order(self) -> bool:
        """Whether any step may be closed to somebody."""
        return any(step.waits or step.after_days for step in self.steps)

    def closed(self, start: date, done: Collection[UUID], touched: Touched) -> dict[UUID, Closed]:
        """The steps that are not open to somebody who started on this day, with the reason."""
        waiting = {key for key, mark in touched.marks.items() if mark in ("wacht", "gepland")}
        return closed_steps(
            [OrderedStep(step.id, step.required, step.waits, step.after_days) for step in self.steps],
            handed=waiting.union(done),
            begun=touched.best,
            start=start,
            today=timezone.localdate(),
        )

    def where(self, start: date, done: Collection[UUID], touched: Touched) -> Progress:
        """How far somebody is: the state of each step and the next one."""
        closed: dict[UUID, Mark] = dict.fromkeys(self.closed(start, done, touched), "dicht") if self.has_order else {}
        return progress(self.rule_steps, done, touched.best, {**closed, **touched.marks})

    def demands(self, done: Collection[UUID], touched: Touched) -> list[PartState]:
        """How far somebody is with each demand of the module's own rule; empty when the plain rule holds."""
        steps = [RuleStep(step.id, step.kind, step.required) for step in self.steps]
        return part_states(self.parts, steps, done, touched.best)

    @property
    def rule_steps(self) -> list[Step]:
        """The steps as the pure rules want them."""
        return [Step(step.id, step.required, step.by_others) for step in self.steps]

    def step(self, activity: UUID) -> OutlineStep | None:
        """One step, or None when it is not (any longer) part of the module."""
        return next((each for each in self.steps if each.id == activity), None)


shelf: Shelf[Outline] = Shelf(256)


def outline_of(module_id: UUID, version: int, language: str) -> Outline:
    """The outline, read once per content version and language."""
    return shelf.get((module_id, version, language), lambda: _load(module_id, language))


def _load(module_id: UUID, language: str) -> Outline:
    module = Module.objects.get(pk=module_id)
    page = ModulePage.objects.live().filter(translation_key=module_id, locale__language_code=language).first()
    rows = Activity.objects.filter(module_id=module_id, archived_at=None).order_by("position", "id")
    own = dict(
        ActivityPage.objects.live()
        .filter(translation_key__in=[row.pk for row in rows], locale__language_code=language)
        .values_list("translation_key", "title")
    )
    return Outline(
        id=module.pk,
        title=page.title if page else module.title,
        lead=page.lead if page else module.lead,
        minutes=module.minutes,
        parts=tuple(Part.from_data(part) for part in module.rule),
        steps=tuple(_step(row, own.get(row.pk, row.title), module.in_order or row.waits) for row in rows),
    )


def _step(row: Activity, title: str, waits: bool) -> OutlineStep:
    kind = registry.get(row.kind)
    context = {
        "title": title,
        "url": reverse("lms_modules:activity", args=[PLACEHOLDER, row.pk]),
        "label": kind.label,
        "icon": kind.icon,
        "minutes": row.minutes,
        "required": row.required,
    }
    return OutlineStep(
        id=row.pk,
        title=title,
        kind=row.kind,
        kind_label=str(kind.label),
        icon=kind.icon,
        minutes=row.minutes,
        required=row.required,
        chapter=row.chapter,
        waits=waits,
        after_days=row.opens_after_days,
        by_others=kind.by_others,
        html={
            variant: render_to_string("lms_modules/components/step.html", {**context, "variant": variant})
            for variant in VARIANTS
        },
    )
