"""Outline of a module: what is the same for every learner, with the finished HTML of each step, per content version."""

from dataclasses import dataclass
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse

from modules.kinds import registry
from modules.models import Activity, ActivityPage, Module, ModulePage
from modules.published import Shelf
from modules.rules.progress import Step

# Stands in the kept HTML for the registration of whoever looks; no registration can have it.
PLACEHOLDER = UUID(int=0)
VARIANTS = ("klaar", "bezig", "open", "wacht", "opnieuw", "dicht", "here")


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

    @property
    def rule_steps(self) -> list[Step]:
        """The steps as the pure rules want them."""
        return [Step(step.id, step.required) for step in self.steps]

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
        steps=tuple(_step(row, own.get(row.pk, row.title)) for row in rows),
    )


def _step(row: Activity, title: str) -> OutlineStep:
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
        html={
            variant: render_to_string("lms_modules/components/step.html", {**context, "variant": variant})
            for variant in VARIANTS
        },
    )
