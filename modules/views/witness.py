"""The page behind a witness link: nobody is logged in, looking changes nothing, confirming works once."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lms.limits import too_often
from modules import published
from modules.kinds.workplace_form import LONGEST
from modules.models import ItemReport, Judgement, WitnessLink
from modules.rules.workplace import WorkItem
from modules.services.signoff import Judged
from modules.services.witness import LinkGone, confirm, find_link, was_used

View = Callable[..., HttpResponse]
# A whole town hall shares one address. Guessing 256 bits is hopeless; this keeps a script from filling the log.
MOST, PERIOD = 120, 600


def _public(view: View) -> View:
    """Kept by nobody, found by no search engine, and not too often from one address."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if too_often(request, "witness", number=MOST, seconds=PERIOD):
            response = render(request, "lms_modules/witness/wait.html", status=429)
        else:
            response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return shown


@require_http_methods(["GET", "HEAD", "POST"])
@_public
def witness(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is asked; a POST confirms. A mail scanner that opens every link changes nothing."""
    try:
        link = find_link(token)
        shown = _published(link)
    except (LinkGone, published.NotPublished):
        if request.method == "POST" and was_used(token):
            return redirect("lms_modules:witness_thanks")  # a double click, or the answer got lost
        return render(request, "lms_modules/witness/gone.html", status=410)
    if request.user.is_authenticated and link.registration.person.user_id == request.user.pk:
        return render(request, "lms_modules/witness/own.html", status=403)
    items = [item for item in shown.content.items if item.id in link.items]
    errors: dict[str, str] = {}
    if request.method == "POST":
        judged, errors = _judged(request, link, items)
        if not errors:
            try:
                confirm(token=token, judged=judged)
            except LinkGone:
                return render(request, "lms_modules/witness/gone.html", status=410)
            return redirect("lms_modules:witness_thanks")
    context = {
        "link": link,
        "person": link.registration.person,
        "activity": shown,
        "rows": [{"item": item, "given": request.POST.get(f"oordeel-{item.id}", "")} for item in items],
        "errors": errors,
        "remark": request.POST.get("opmerking", ""),
    }
    return render(request, "lms_modules/witness/witness.html", context, status=422 if errors else 200)


@require_safe
@_public
def thanks(request: HttpRequest) -> HttpResponse:
    """What came of it; the same page for everybody."""
    return render(request, "lms_modules/witness/thanks.html")


def _published(link: WitnessLink) -> published.Published:
    version = link.registration.module.content_version
    return published.activity(link.activity_id, version, get_language() or "nl")


def _judged(request: HttpRequest, link: WitnessLink, items: list[WorkItem]) -> tuple[list[Judged], dict[str, str]]:
    """What the witness chose per item with the day that the learner named, and field -> error."""
    remark = request.POST.get("opmerking", "").strip()
    days = dict(_days(link.registration_id, link.activity_id))
    judged, errors = [], {}
    for item in items:
        state = request.POST.get(f"oordeel-{item.id}", "")
        if state not in Judgement.values:
            errors[f"oordeel-{item.id}"] = _("Kies ‘Ja’ of ‘Nee’ bij: %(item)s") % {"item": item.text}
            continue
        judged.append(Judged(item.id, state, "", days.get(item.id) or link.created_at.date()))
    if len(remark) > LONGEST:
        errors["opmerking"] = _("De opmerking is te lang. Maak hem korter dan 2.000 tekens.")
    # One remark for all of it: it belongs to what is not good yet, else it stands once.
    to = [each for each in judged if each.state == Judgement.AGAIN] or judged[:1]
    return [replace(each, remark=remark) if each in to else each for each in judged], errors


def _days(registration_id: int, activity: UUID) -> Any:
    return ItemReport.objects.filter(registration_id=registration_id, activity_id=activity).values_list(
        "item", "done_on"
    )
