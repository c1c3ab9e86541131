"""What the rooms add to the workspace: areas, menu entries, panels on an area's home, urls."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Area:
    """A part of the workspace. roles: who may enter (None: everybody who is logged in)."""

    slug: str
    label: Text
    title: Text
    roles: frozenset[str] | None
    order: int
    empty_title: Text
    empty_text: Text


@dataclass(frozen=True)
class Entry:
    """A link in the main menu of an area. roles narrows the area's own roles.

    count(request): what stands beside the label ('7', '99+'); '' for nothing. At most one cheap statement.
    """

    area: str
    label: Text
    url_name: str
    order: int
    roles: frozenset[str] | None = None
    count: Callable[[HttpRequest], str] | None = None


@dataclass(frozen=True)
class Panel:
    """A block on an area's home. context(request) gives the template's variables, or None to leave it out."""

    area: str
    template: str
    context: Callable[[HttpRequest], dict[str, Any] | None]
    place: str = "main"
    order: int = 50


_areas: dict[str, Area] = {}
_entries: list[Entry] = []
_panels: list[Panel] = []
_url_modules: list[str] = []
_head: list[str] = []


def register_area(area: Area) -> None:
    """Add an area."""
    _areas[area.slug] = area


def register_entry(
    area: str,
    label: Text,
    url_name: str,
    *,
    order: int = 50,
    roles: frozenset[str] | None = None,
    count: Callable[[HttpRequest], str] | None = None,
) -> None:
    """Add a link to an area's menu. count: a number that stands beside it."""
    entry = Entry(area, label, url_name, order, roles, count)
    if entry not in _entries:
        _entries.append(entry)
        _entries.sort(key=lambda each: each.order)


def register_panel(
    area: str,
    template: str,
    context: Callable[[HttpRequest], dict[str, Any] | None],
    *,
    place: str = "main",
    order: int = 50,
) -> None:
    """Add a block to an area's home; place is 'hero', 'main' or 'side'."""
    panel = Panel(area, template, context, place, order)
    if panel not in _panels:
        _panels.append(panel)
        _panels.sort(key=lambda each: each.order)


def register_urls(module: str) -> None:
    """Mount a room's urls under lms.urls; call it in AppConfig.ready()."""
    if module not in _url_modules:
        _url_modules.append(module)


def register_head(template: str) -> None:
    """Add a template to the <head> of every page: meta, link, script with an address, template. No inline script."""
    if template not in _head:
        _head.append(template)


def head_templates() -> list[str]:
    """What the rooms put in the <head>."""
    return list(_head)


def areas() -> list[Area]:
    """All areas in menu order."""
    return sorted(_areas.values(), key=lambda area: area.order)


def area(slug: str) -> Area:
    """One area. Raises KeyError."""
    return _areas[slug]


def entries(area_slug: str, roles: frozenset[str]) -> list[Entry]:
    """Menu entries of an area for somebody with these roles."""
    return [entry for entry in _entries if entry.area == area_slug and (entry.roles is None or entry.roles & roles)]


def panels(area_slug: str) -> list[Panel]:
    """Blocks of an area's home in order."""
    return [panel for panel in _panels if panel.area == area_slug]


def url_modules() -> list[str]:
    """Url modules of all installed rooms, in the order of installation."""
    return list(_url_modules)
