"""Extra time in quizzes: who of the own municipality has it, giving it, and ending it."""

import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lms.models import Person
from lms.services.audit import record_access
from lms.tenancy import Role
from lms.tenancy.roles import roles_of
from lms.workspace.access import member_required, person_of
from modules.forms_extra_time import ExtraTimeForm, initial_of
from modules.models import Accommodation
from modules.services.accommodations import end_extra_time, grant_extra_time

PAGE_SIZE = 25
FOUND = 20
SHORTEST = 2  # characters to search for
ONE_LOOK = datetime.timedelta(minutes=30)


@member_required
@require_safe
def extra_times(request: HttpRequest) -> HttpResponse:
    """Who has extra time now, and a search for somebody to give it to."""
    people = _people(request)
    held = (
        Accommodation.objects.visible_to(request.user, "accommodation.view")
        .filter(ended_at=None, person__in=people)
        .select_related("person", "granted_by")
        .order_by("person__sort_name", "person_id")
    )
    page = Paginator(held, PAGE_SIZE).get_page(request.GET.get("pagina"))
    _looked(request, [each.person_id for each in page.object_list])
    text = " ".join(request.GET.get("zoek", "").split())[:80]
    found = list(_search(people, text)[: FOUND + 1]) if len(text) >= SHORTEST else []
    context = {
        "page": page,
        "text": text,
        "asked": len(text) >= SHORTEST,
        "found": found[:FOUND],
        "more": len(found) > FOUND,
    }
    return render(request, "lms_modules/extra_time/list.html", context)


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def extra_time(request: HttpRequest, person: UUID) -> HttpResponse:
    """What one person has and had, and the form to give another percentage."""
    found = get_object_or_404(_people(request), uuid=person)
    held = list(_all_of(request, found))
    now = next((each for each in held if each.ended_at is None), None)
    form = ExtraTimeForm(request.POST if request.method == "POST" else None, initial=initial_of(now))
    if request.method == "POST" and form.is_valid():
        grant_extra_time(
            person=found,
            extra_percent=form.percent,
            reason=form.cleaned_data["reden"],
            granted_by=person_of(request),
        )
        said = _("%(name)s heeft nu %(percent)s procent extra tijd.")
        messages.success(request, said % {"name": found.name, "percent": form.percent})
        return redirect("lms_modules:extra_times")
    _looked(request, [found.pk])
    context = {"found": found, "now": now, "earlier": [each for each in held if each.ended_at], "form": form}
    return render(request, "lms_modules/extra_time/person.html", context, status=422 if form.errors else 200)


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, person: UUID) -> HttpResponse:
    """Ask whether the extra time must end, and end it."""
    found = get_object_or_404(_people(request), uuid=person)
    if request.method == "POST":
        ended = end_extra_time(person=found, ended_by=person_of(request))
        said = _("%(name)s heeft geen extra tijd meer.") if ended else _("%(name)s had al geen extra tijd meer.")
        messages.success(request, said % {"name": found.name})
        return redirect("lms_modules:extra_times")
    now = _all_of(request, found).filter(ended_at=None).first()
    if now is None:
        return redirect("lms_modules:extra_time", person=found.uuid)
    _looked(request, [found.pk])
    return render(request, "lms_modules/extra_time/end.html", {"found": found, "now": now})


def _people(request: HttpRequest) -> QuerySet[Person]:
    """The people of the coordinator's own municipalities. Raises PermissionDenied for who coordinates none."""
    if Role.COORDINATOR not in roles_of(request.user):
        raise PermissionDenied
    return Person.objects.visible_to(request.user, "accommodation.change")


def _search(people: QuerySet[Person], text: str) -> QuerySet[Person]:
    """Every word of the text is in the name, or the text is in the e-mail address."""
    names: Any = Q()
    for word in text.split():
        names &= Q(name__icontains=word)
    return people.filter(names | Q(email__icontains=text)).order_by("sort_name", "pk")


def _all_of(request: HttpRequest, person: Person) -> QuerySet[Accommodation]:
    seen = Accommodation.objects.visible_to(request.user, "accommodation.view").filter(person=person)
    return seen.select_related("granted_by").order_by("-granted_at", "-pk")


def _looked(request: HttpRequest, subjects: list[int]) -> None:
    record_access(actor=person_of(request), subject_ids=subjects, what=_("extra tijd bij toetsen"), once_in=ONE_LOOK)
