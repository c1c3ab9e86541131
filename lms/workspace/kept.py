"""Header and footer rendered once per language, roles and place; what is personal is put in per request.

Half of the time of a fast page went into menus, labels and addresses that give the same text every time. The key holds
everything that the templates read, so nothing has to be emptied when something changes.
"""

from collections.abc import Hashable
from dataclasses import dataclass, fields, replace
from html import escape
from threading import Lock
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from lms.workspace.comfort import Comfort
from lms.workspace.context import Shell

SIZE = 512
_kept: dict[Hashable, str] = {}
_lock = Lock()


@dataclass(frozen=True)
class _Somebody:
    """Stands for the person in what is kept."""

    name: str = "[[lms-name]]"
    initials: str = "[[lms-initials]]"

    def __str__(self) -> str:
        return self.name


_SOMEBODY = _Somebody()
_ORGANISATION, _PATH, _TOKEN = "[[lms-organisation]]", "lms-path-here", "[[lms-token]]"


def part(template: str, request: HttpRequest, shell: Shell, **extra: Any) -> SafeString:
    """One part of the page around the content, for this request. extra: variables of the template, hashable."""
    masked = _mask(shell, request.path)
    key = (template, get_language(), masked, tuple(extra.items()))
    html = _kept.get(key)
    if html is None:
        html = render_to_string(template, {"shell": masked, "csrf_token": _TOKEN, **extra})
        with _lock:
            while len(_kept) >= SIZE:
                _kept.pop(next(iter(_kept)))
            _kept[key] = html
    return mark_safe(_personal(html, request, shell))  # noqa: S308  (rendered by a template; values are escaped)


def _mask(shell: Shell, path: str) -> Shell:
    here = quote(path, safe="")
    links = tuple(replace(link, url=link.url.replace(here, _PATH)) for link in shell.language_links)
    changed: dict[str, Any] = {
        "person": _SOMEBODY if shell.person else None,
        "organisation_name": _ORGANISATION if shell.organisation_name else "",
        "theme_css_url": "",
        "help_hours": str(shell.help_hours),
        "language_links": links,
        # For the <head> alone.
        "owners": "",
        "comfort": Comfort(),
        "head": (),
    }
    # Not replace(): in a template the shell is a lazy object.
    return Shell(**{each.name: getattr(shell, each.name) for each in fields(Shell)} | changed)


def _personal(html: str, request: HttpRequest, shell: Shell) -> str:
    if _TOKEN in html:
        html = html.replace(_TOKEN, get_token(request))
    html = html.replace(_PATH, quote(request.path, safe="")).replace(_ORGANISATION, escape(shell.organisation_name))
    if shell.person is None:
        return html
    # The name last: whatever it holds stays as it is.
    return html.replace(_SOMEBODY.initials, escape(shell.person.initials)).replace(
        _SOMEBODY.name, escape(str(shell.person))
    )
