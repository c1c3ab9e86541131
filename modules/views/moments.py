"""Presentations: what is planned, whom to plan, and planning one."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lms.workspace.access import area_required, person_of
from modules import published
from modules.forms_moment import MomentForm, initial_of
from modules.groups import assessors_of
from modules.kinds.presentation import Assignment
from modules.models import Activity, Completion, Piece, PlannedMoment, Registration
from modules.published import NotPublished
from modules.services.moments import AlreadyPlanned, NotAllowed, cancel_moment, move_moment, plan_moment

AREA = "begeleiding"
KIND = "presentation"
PAGE_SIZE = 25


@area_required(AREA)
@require_safe
def moments(request: HttpRequest) -> HttpResponse:
    """What is planned or waits for its assessors, and who still has no moment."""
    planned = (
        PlannedMoment.objects.visible_to(request.user, "moment.plan")
        .filter(piece__state=Piece.State.WAITING)
        .exclude(registration__person=person_of(request))
        .select_related("registration__person", "activity", "first_assessor", "second_assessor")
        .order_by("starts_at", "pk")
    )
    context = {
        "planned": Paginator(planned, PAGE_SIZE).get_page(request.GET.get("gepland")),
        "to_plan": Paginator(_to_plan(request.user), PAGE_SIZE).get_page(request.GET.get("pagina")),
    }
    return render(request, "lms_modules/desk/moments.html", context)


def _to_plan(user: Any) -> QuerySet:
    """A row per learner and presentation without a moment that is open and without a completion."""
    open_piece = Piece.objects.filter(
        registration=OuterRef("pk"), activity=OuterRef("step"), state__in=[Piece.State.WAITING, Piece.State.DRAFT]
    )
    done = Completion.objects.filter(registration=OuterRef("pk"), activity=OuterRef("step"))
    return (
        Registration.objects.open()
        .visible_to(user, "moment.plan")
        .exclude(person__user_id=user.pk)
        .filter(module__activities__kind=KIND, module__activities__archived_at=None)
        .annotate(step=F("module__activities"), title=F("module__activities__title"))
        .filter(~Exists(open_piece), ~Exists(done))
        .order_by("person__sort_name", "pk", "title")
        .values("uuid", "step", "title", "person__name", "organisation__name")
    )


@area_required(AREA)
def plan(request: HttpRequest, registration: UUID, activity: UUID) -> HttpResponse:
    """Plan, move or call off the presentation of one learner."""
    run, step, content = _found(request, registration, activity)
    moment = (
        PlannedMoment.objects.filter(registration=run, activity=step, piece__state=Piece.State.WAITING)
        .select_related("registration", "piece")
        .first()
    )
    if request.method == "POST" and request.POST.get("actie") == "afzeggen":
        return _cancel(request, moment)
    people = assessors_of([run.pk]).get(run.pk, [])
    form = MomentForm(
        request.POST if request.method == "POST" else None,
        initial=initial_of(moment),
        people=people,
        needed=content.reviewers_needed,
    )
    if request.method == "POST" and form.is_valid() and _saved(request, form, run, step, moment, content):
        messages.success(request, _("Het moment met %(name)s staat vast.") % {"name": run.person.first_name})
        return redirect("lms_modules:moments")
    context = {
        "form": form,
        "run": run,
        "step": step,
        "assignment": content,
        "moment": moment,
        "key": request.POST.get("sleutel") or uuid4(),
        "enough": len(people) >= content.reviewers_needed,
    }
    return render(request, "lms_modules/desk/moment.html", context, status=422 if form.errors else 200)


def _found(request: HttpRequest, registration: UUID, activity: UUID) -> tuple[Registration, Activity, Assignment]:
    runs = Registration.objects.open().visible_to(request.user, "moment.plan")
    runs = runs.exclude(person=person_of(request)).select_related("person", "organisation", "module")
    run = runs.filter(uuid=registration).first()
    if run is None:
        raise Http404
    step = Activity.objects.filter(pk=activity, kind=KIND, module=run.module_id, archived_at=None).first()
    if step is None:
        raise Http404
    try:
        content = published.content(step.pk, run.module.content_version, get_language() or "nl")
    except NotPublished:
        raise Http404 from None
    return run, step, content


def _saved(
    request: HttpRequest,
    form: MomentForm,
    run: Registration,
    step: Activity,
    moment: PlannedMoment | None,
    content: Assignment,
) -> bool:
    try:
        if moment is not None:
            move_moment(moment=moment, appointment=form.appointment(), needed=content.reviewers_needed)
        else:
            plan_moment(
                registration=run,
                activity=step,
                appointment=form.appointment(),
                planned_by=person_of(request),
                key=_key(request),
                needed=content.reviewers_needed,
            )
    except AlreadyPlanned:
        form.add_error(None, _("Iemand anders plande dit al, of de beoordeling is begonnen. Ververs de pagina."))
    except NotAllowed:
        form.add_error(None, _("Een van de beoordelaars mag deze deelnemer niet beoordelen."))
    return not form.errors


def _cancel(request: HttpRequest, moment: PlannedMoment | None) -> HttpResponse:
    try:
        if moment is not None:
            cancel_moment(moment=moment)
            messages.success(request, _("Het moment is afgezegd. Vertel het ook zelf aan de deelnemer."))
    except AlreadyPlanned:
        messages.warning(request, _("De beoordeling is al begonnen. Afzeggen kan niet meer."))
    return redirect("lms_modules:moments")


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("sleutel", ""))
    except ValueError:
        return uuid4()
