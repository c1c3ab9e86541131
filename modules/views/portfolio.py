"""The portfolio of the person who looks: the list, one item, and keeping what an activity offers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lms.workspace.access import member_required, person_of
from modules.forms_portfolio import NoteForm
from modules.models import Activity, Evidence, Piece, Registration
from modules.rules.evidence import read_assessment
from modules.services.evidence import NothingToKeep, keep_piece, keep_result, remove, write_note

PER_PAGE = 50
SHOW = ["GET", "HEAD", "POST"]


@member_required
@require_safe
def portfolio(request: HttpRequest) -> HttpResponse:
    """Everything that the person keeps, newest first."""
    rows = Evidence.objects.non_polymorphic().visible_to(request.user, "evidence.view").kept()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina"))
    return render(request, "lms_modules/portfolio/list.html", {"page": page})


@member_required
@require_http_methods(SHOW)
def item(request: HttpRequest, evidence: UUID) -> HttpResponse:
    """One piece of evidence with how it was judged; the owner writes the note."""
    found = _own(request, evidence)
    form = NoteForm(request.POST if request.method == "POST" else None, initial={"toelichting": found.note})
    if request.method == "POST" and form.is_valid():
        write_note(person=person_of(request), evidence=evidence, note=form.cleaned_data["toelichting"].strip())
        messages.success(request, _("Je toelichting is bewaard."))
        return redirect("lms_modules:portfolio_item", evidence)
    context = {
        "evidence": found,
        "assessment": read_assessment(found.assessment),
        "form": form,
        "crumbs": _crumbs(found.title),
        "source_url": _source(found),
    }
    return render(request, "lms_modules/portfolio/item.html", context, status=422 if form.errors else 200)


@member_required
@require_http_methods(SHOW)
def remove_item(request: HttpRequest, evidence: UUID) -> HttpResponse:
    """Ask whether it must go, and take it out."""
    found = _own(request, evidence)
    if request.method == "POST":
        if remove(person=person_of(request), evidence=evidence):
            messages.success(request, _("‘%(title)s’ is uit je portfolio.") % {"title": found.title})
        return redirect("lms_modules:portfolio")
    context = {"evidence": found, "crumbs": _crumbs(_("Weghalen"))}
    return render(request, "lms_modules/portfolio/remove.html", context)


@member_required
@require_POST
def keep(request: HttpRequest, registration: UUID, activity: UUID) -> HttpResponse:
    """Keep one piece of work (`inzending`), or what the activity as a whole offers."""
    person = person_of(request)
    runs = Registration.objects.visible_to(request.user, "registration.view").filter(person=person)
    run = get_object_or_404(runs.select_related("module"), uuid=registration)
    row = get_object_or_404(Activity, pk=activity, module=run.module_id)
    try:
        if key := request.POST.get("inzending", ""):
            kept = keep_piece(piece=_piece(key, run, row), person=person)
        else:
            kept = keep_result(registration=run, activity=row, person=person)
    except NothingToKeep:
        messages.warning(request, _("Hier is nog niets om te bewaren."))
        return redirect("lms_modules:activity", registration, activity)
    messages.success(request, _("Bewaard in je portfolio. Alleen jij ziet het."))
    if len(kept) == 1:
        return redirect("lms_modules:portfolio_item", kept[0].uuid)
    return redirect("lms_modules:portfolio")


def _piece(key: str, run: Registration, activity: Activity) -> Piece:
    if not key.isdecimal() or len(key) > 18:
        raise Http404
    pieces = Piece.objects.filter(registration=run, activity=activity)
    return get_object_or_404(pieces.select_related("registration__module", "activity"), pk=int(key))


def _own(request: HttpRequest, evidence: UUID) -> Any:
    rows = Evidence.objects.visible_to(request.user, "evidence.view").kept()
    return get_object_or_404(rows.select_related("activity", "registration"), uuid=evidence)


def _crumbs(label: str) -> list[dict[str, str]]:
    return [{"label": _("Portfolio"), "url": reverse("lms_modules:portfolio")}, {"label": label, "url": ""}]


def _source(evidence: Evidence) -> str:
    """Where it came from, as long as the step is there."""
    activity, run = evidence.activity, evidence.registration
    if activity is None or run is None or activity.archived_at:
        return ""
    return reverse("lms_modules:activity", args=[run.uuid, activity.pk])
