"""The coach's side of workplace tasks: what waits for a signature, and signing off item by item."""

import datetime
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lms.services.audit import record_access
from lms.workspace.access import area_required, person_of
from modules import published
from modules.kinds.workplace_form import LONGEST, read_day
from modules.kinds.workplace_screens import rows_of
from modules.models import Activity, Judgement, Registration
from modules.rules.workplace import ball
from modules.services.attempts import RunNotFound
from modules.services.signoff import Judged, sign_off
from modules.signing import PERMISSION, all_tasks, as_task, waiting_tasks

PER_PAGE = 25
ONE_LOOK = datetime.timedelta(minutes=30)  # after each item the page comes again


@area_required("begeleiding")
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for my signature over all my groups, oldest first; `?alle=1` all tasks of my learners."""
    everything = "alle" in request.GET
    person = person_of(request)
    asked = waiting_tasks(request.user, person)
    rows = all_tasks(request.user, person) if everything else asked
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina"))
    number = asked.count() if everything else page.paginator.count
    here = reverse("lms_modules:signing")
    context = {
        "page": page,
        "tasks": [as_task(row) for row in page],
        "everything": everything,
        "tabs": [
            {"label": _("Wacht op jou"), "url": here, "current": not everything, "count": number},
            {"label": _("Iedereen"), "url": f"{here}?alle=1", "current": everything},
        ],
    }
    return render(request, "lms_modules/guidance/signing.html", context)


@area_required("begeleiding")
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, registration: UUID, activity: UUID) -> HttpResponse:
    """One learner's task. A POST signs off one item; then always a redirect, so that reload is harmless."""
    run = (
        Registration.objects.visible_to(request.user, PERMISSION)
        .exclude(person=person_of(request))
        .filter(uuid=registration, closed_at=None)
        .select_related("person", "organisation", "module")
        .first()
    )
    row = Activity.objects.filter(pk=activity, kind="workplace", archived_at=None).first()
    if run is None or row is None or row.module_id != run.module_id:
        raise Http404
    try:
        shown = published.activity(activity, run.module.content_version, get_language() or "nl")
    except published.NotPublished:
        raise Http404 from None
    errors: dict[str, str] = {}
    if request.method == "POST":
        judged, errors = _judged(request)
        if not errors:
            return _save(request, run, activity, judged)
    else:
        with translation.override(settings.LANGUAGE_CODE):  # a log is in one language, whoever looks
            what = _("Praktijkopdracht: %(title)s") % {"title": row.title[:80]}
        record_access(actor=person_of(request), subject_ids=[run.person_id], what=what, once_in=ONE_LOOK)
    rows = rows_of(shown.content.items, run.pk, activity)
    forms = [{"row": each, "key": uuid4(), **_typed(request, each.item.id, errors)} for each in rows]
    context = {
        "run": run,
        "activity_id": activity,
        "activity": shown,
        "forms": forms,
        "ball": ball(shown.content.items, {each.item.id: each.mark for each in rows}),
        "good": sum(each.mark == "good" for each in rows),
        "today": timezone.localdate(),
        "next": _next(request, run.uuid, activity),
        "errors": errors,
        "list": reverse("lms_modules:signing"),
    }
    return render(request, "lms_modules/guidance/sign.html", context, status=422 if errors else 200)


def _judged(request: HttpRequest) -> tuple[Judged, dict[str, str]]:
    """What was sent for one item, and field -> error."""
    item, state = request.POST.get("onderdeel", ""), request.POST.get("oordeel", "")
    remark, day = request.POST.get("opmerking", "").strip(), read_day(request.POST.get("datum", ""))
    errors = {}
    if state not in Judgement.values:
        errors["oordeel"] = _("Kies ‘Goed’ of ‘Nog niet’.")
    if day is None:
        errors["datum"] = _("Vul de dag in waarop je dit zag. Dat is vandaag of eerder.")
    if len(remark) > LONGEST:
        errors["opmerking"] = _("De opmerking is te lang. Maak hem korter dan 2.000 tekens.")
    elif state == Judgement.AGAIN and not remark:
        errors["opmerking"] = _("Schrijf wat er nog nodig is. Dan weet de deelnemer hoe het verder gaat.")
    return Judged(item, state, remark, day or timezone.localdate()), errors


def _save(request: HttpRequest, run: Registration, activity: UUID, judged: Judged) -> HttpResponse:
    try:
        key = UUID(request.POST.get("sleutel", ""))
    except ValueError:
        key = uuid4()
    try:
        sign_off(registration_id=run.pk, activity=activity, judged=judged, by=person_of(request), key=key)
    except RunNotFound:
        raise Http404 from None
    return redirect(reverse("lms_modules:sign", args=[run.uuid, activity]) + f"#onderdeel-{judged.item}")


def _typed(request: HttpRequest, item: str, errors: dict[str, str]) -> dict[str, Any]:
    """What somebody typed for an item that could not be saved."""
    if not errors or request.POST.get("onderdeel") != item:
        return {"errors": {}}
    return {"errors": errors, "remark": request.POST.get("opmerking", ""), "day": request.POST.get("datum", "")}


def _next(request: HttpRequest, registration: UUID, activity: UUID) -> Any:
    rows = waiting_tasks(request.user, person_of(request))
    row = rows.exclude(registration__uuid=registration, activity_id=activity).first()
    return as_task(row) if row else None
