"""Filters for forms with the same fields for each of a number of things."""

from collections.abc import Mapping, Sequence

from django import template

register = template.Library()


@register.filter
def named(id: object, prefix: str) -> str:
    """Name of the field for one thing: 'datum-' and its id."""
    return f"{prefix}{id}"


@register.filter
def at(values: Mapping[str, object], name: str) -> object:
    """The value under a name; '' when there is none."""
    return values.get(name, "")


@register.filter
def first_at(values: Mapping[str, Sequence[object]], name: str) -> object:
    """The first of the values under a name; '' when there is none."""
    return next(iter(values.get(name, ())), "")
