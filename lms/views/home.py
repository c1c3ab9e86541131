"""The start page behind log-in and the home of each area."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lms.workspace import registry
from lms.workspace.access import area_required, may_enter, member_required, person_of

# Where somebody with several roles lands first: the work for others before the own learning.
_FIRST = ("regie", "begeleiding", "beoordeling", "leren")


@member_required
def start(request: HttpRequest) -> HttpResponse:
    """Send somebody to the home that fits the roles."""
    slug = next(slug for slug in _FIRST if may_enter(request.user, registry.area(slug)))
    if slug == "leren" and request.user.has_perm("wagtailadmin.access_admin"):
        return redirect("wagtailadmin_home")  # an author without other roles comes to write
    return redirect(f"lms:{slug}")


def area_home(slug: str):
    """Make the home view of one area: the panels that the installed rooms registered for it."""

    @area_required(slug)
    def home(request: HttpRequest) -> HttpResponse:
        area = registry.area(slug)
        places: dict[str, list[str]] = {"hero": [], "main": [], "side": []}
        for panel in registry.panels(slug):
            context = panel.context(request)
            if context is not None:
                places[panel.place].append(render_to_string(panel.template, context, request=request))
        title = str(area.title)
        if slug == "leren":
            title = _("Dag %(name)s") % {"name": person_of(request).first_name}
        today = date_format(timezone.localdate(), "l j F")
        context = {
            "area": area,
            "title": title,
            "over": today[:1].upper() + today[1:],
            "panels": places,
            "empty": not any(places.values()),
        }
        return render(request, "lms/home.html", context)

    return home
