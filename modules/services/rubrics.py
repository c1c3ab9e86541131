"""Where a rubric is used: what must stay because reviews and steps refer to it."""

from collections.abc import Collection
from typing import Any

from django.apps import apps

from modules.models import ActivityPage, Review, Rubric


def steps_with(rubric: Rubric) -> list[Any]:
    """The pages that name the rubric, over all kinds that have one."""
    found: list[Any] = []
    for model in apps.get_models():
        if issubclass(model, ActivityPage) and any(field.name == "rubric" for field in model._meta.local_fields):
            pages: Any = model.objects
            found += pages.filter(rubric=rubric)
    return found


def in_use(rubrics: Collection[Rubric]) -> list[tuple[Rubric, list[str]]]:
    """Those of the rubrics that cannot be deleted, with the titles of the steps (none: only reviews hold it)."""
    used = [(rubric, sorted({page.title for page in steps_with(rubric)})) for rubric in rubrics]
    return [(rubric, steps) for rubric, steps in used if steps or Review.objects.filter(rubric=rubric).exists()]
