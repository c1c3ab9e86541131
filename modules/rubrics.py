"""Versions of rubrics. A version never changes, so it is kept in memory by the number of its revision."""

from typing import Any

from wagtail.models import Revision

from modules.models import Rubric
from modules.published import Shelf
from modules.rules.rubric import Criterion, Level, RubricSpec

shelf: Shelf[RubricSpec] = Shelf(256)


def spec_of(rubric: Rubric | None) -> RubricSpec | None:
    """The published version of a rubric, for the content of an activity; None without one."""
    if rubric is None or not rubric.live:
        return None
    return _spec(rubric, rubric.live_revision_id or 0)


def spec_at(revision: int | None) -> RubricSpec | None:
    """The version with which a review was made; None when there was no rubric, or its revision is gone."""
    if not revision:
        return None
    try:
        return shelf.get(revision, lambda: _load(revision))
    except Revision.DoesNotExist:
        return None


def preview_of(rubric: Rubric) -> RubricSpec:
    """A rubric as it is being written; it may be unsaved."""
    return _spec(rubric, 0)


def _load(revision: int) -> RubricSpec:
    found = Revision.objects.get(pk=revision)
    rubric = found.as_object()
    if not isinstance(rubric, Rubric):
        raise Revision.DoesNotExist
    return _spec(rubric, revision)


def _spec(rubric: Rubric, revision: int) -> RubricSpec:
    return RubricSpec(
        id=rubric.pk or 0,
        revision=revision,
        title=rubric.title,
        criteria=tuple(_criterion(block) for block in rubric.criteria),
    )


def _criterion(block: Any) -> Criterion:
    levels = tuple(Level(each["label"], each["points"], each["description"] or "") for each in block.value["levels"])
    return Criterion(str(block.id), block.value["name"], block.value["description"] or "", levels)
