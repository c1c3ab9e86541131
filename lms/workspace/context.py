"""What every page of the workspace shows around its content."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from lms.models import Person
from lms.tenancy.roles import Role, roles_of
from lms.workspace import registry
from lms.workspace.access import may_enter, who_of
from lms.workspace.comfort import Comfort, comfort_of
from lms.workspace.owner import owners_of
from lms.workspace.pending import is_waiting

# The languages that our screens exist in; a host without LANGUAGES has all of Django's.
TEXTS = ("nl", "en")


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    current: bool = False
    count: str = ""


@dataclass(frozen=True)
class LanguageLink:
    code: str
    label: str
    current: bool
    url: str = ""


@dataclass(frozen=True)
class Shell:
    """Header, menu and footer of one request."""

    brand: str
    person: Person | None
    organisation_name: str
    nav: tuple[Link, ...]
    areas: tuple[Link, ...]
    theme_css_url: str
    help_phone: str
    help_phone_href: str
    help_mail: str
    help_hours: str
    login_url: str
    logout_url: str
    profile_url: str
    language_links: tuple[LanguageLink, ...]
    footer_links: tuple[Link, ...] = ()
    answer_waits: bool = False
    owners: str = ""
    comfort: Comfort = field(default_factory=Comfort)
    head: tuple[str, ...] = ()


def workspace(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell`, made only when a template asks for it."""
    return {"shell": SimpleLazyObject(lambda: build_shell(request))}


def build_shell(request: HttpRequest) -> Shell:
    """Put the shell together: two statements (person with organisation, roles)."""
    conf = getattr(settings, "LEERLIJN", {})
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    who = who_of(request) if signed_in else None
    phone = conf.get("HELP_PHONE", "")
    return Shell(
        brand=conf.get("BRAND", "Leerlijn"),
        person=who.person if who else None,
        organisation_name=who.organisation if who else "",
        nav=tuple(_menu(request, user) if signed_in else _public_menu(request)),
        areas=tuple(_area_links(request, user) if signed_in else ()),
        theme_css_url=reverse("lms:theme", args=who.theme) if who and who.theme else "",
        help_phone=phone,
        help_phone_href="tel:" + "".join(ch for ch in phone if ch.isdigit() or ch == "+"),
        help_mail=conf.get("HELP_MAIL", ""),
        help_hours=conf.get("HELP_HOURS", ""),
        login_url=resolve_url(settings.LOGIN_URL),
        logout_url=_reverse("account_logout") or _reverse("logout"),
        profile_url=reverse("lms:profile"),
        language_links=tuple(_languages(request)),
        footer_links=_footer(signed_in),
        answer_waits=hasattr(request, "session") and is_waiting(request),
        owners=" ".join(owners_of(request)),
        comfort=comfort_of(request),
        head=tuple(registry.head_templates()),
    )


def _footer(signed_in: bool) -> tuple[Link, ...]:
    own = (Link(_("Wie keek in mijn gegevens?"), reverse("lms:access")),) if signed_in else ()
    return (*own, Link(_("Tekst en rust"), reverse("lms:comfort")))


def _menu(request: HttpRequest, user: Any) -> list[Link]:
    """The entries of the area where we are; outside an area those of the user's first area."""
    slug, roles = current_area(request), roles_of(user)
    open_to = [area.slug for area in registry.areas() if may_enter(user, area)]
    if slug not in open_to:
        slug = next((each for each in open_to if _leads_here(request, each, roles)), open_to[0])
    entries = registry.entries(slug, roles)
    home = reverse(f"lms:{slug}")
    return [
        Link(
            str(entry.label),
            url,
            request.path == url or (url != home and request.path.startswith(url)),
            entry.count(request) if entry.count else "",
        )
        for entry, url in ((entry, reverse(entry.url_name)) for entry in entries)
    ]


def _leads_here(request: HttpRequest, area: str, roles: frozenset[str]) -> bool:
    """Whether an area's menu has an entry for this page: the desk is for trainers and for assessors."""
    return any(request.path.startswith(reverse(entry.url_name)) for entry in registry.entries(area, roles))


def _public_menu(request: HttpRequest) -> list[Link]:
    links = [
        Link(str(entry.label), reverse(entry.url_name), request.path.startswith(reverse(entry.url_name)))
        for entry in registry.entries("public", frozenset())
    ]
    login = resolve_url(settings.LOGIN_URL)
    return [*links, Link(_("Inloggen"), login, request.path == login)]


def _area_links(request: HttpRequest, user: Any) -> list[Link]:
    """Links to the other areas, only when there is more than one."""
    here = current_area(request)
    links = [
        Link(str(area.label), reverse(f"lms:{area.slug}"), area.slug == here)
        for area in registry.areas()
        if may_enter(user, area)
    ]
    # Asking for a permission costs two statements: only those who may be authors pay them.
    may_write = roles_of(user) & {Role.AUTHOR, Role.TRAINER} and user.has_perm("wagtailadmin.access_admin")
    if getattr(user, "is_staff", False) or may_write:
        admin = _reverse("wagtailadmin_home")
        links += [Link(_("Beheer"), admin)] if admin else []
    return links if len(links) > 1 else []


def current_area(request: HttpRequest) -> str:
    """Slug of the area in which the request is, or '' outside the workspace."""
    for area in registry.areas():
        if request.path.startswith(reverse(f"lms:{area.slug}")):
            return area.slug
    return ""


def _languages(request: HttpRequest) -> list[LanguageLink]:
    current = translation.get_language() or settings.LANGUAGE_CODE
    back = urlencode({"terug": request.path})
    return [
        LanguageLink(code, str(label), current.startswith(code), f"{reverse('lms:language', args=[code])}?{back}")
        for code, label in settings.LANGUAGES
        if code in TEXTS
    ]


def _reverse(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
