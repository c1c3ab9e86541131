"""Template filters of the trainer's desk."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def level_of(scores: Mapping[str, int], criterion: str) -> int | None:
    """The level that was chosen for a criterion; None when it is open."""
    return scores.get(criterion)
