"""Local texts: a municipality's coordinators and authors fill the slots that a central text leaves for them."""

from hashlib import sha256
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lms.models import Organisation
from lms.workspace.access import member_required, person_of
from modules.forms_local import LocalTextForm
from modules.local_texts import Place, changes, earlier_text, organisations_of, place_for, places_for
from modules.services.local_texts import remove_local_text, write_local_text

TROUBLED = ("verlopen", "veranderd")


@member_required
@require_safe
def local_texts(request: HttpRequest, organisation: str = "") -> HttpResponse:
    """All slots of one municipality with their state, by module; what asks for attention comes first."""
    mine = _organisations(request)
    here = _own(mine, organisation) if organisation else mine[0]
    places = places_for(request.user, here)
    tabs = [
        {"label": each.name, "url": reverse("lms_modules:local_texts_of", args=[each.slug]), "current": each == here}
        for each in mine
    ]
    context = {
        "organisation": here,
        "tabs": tabs if len(mine) > 1 else [],
        "troubled": [place for place in places if place.state in TROUBLED],
        "empty": sum(place.state == "leeg" for place in places),
        "modules": [(module, list(group)) for module, group in groupby(places, key=_module)],
    }
    return render(request, "lms_modules/local/list.html", context)


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def local_text(request: HttpRequest, organisation: str, slot: int) -> HttpResponse:
    """Write the text of one slot, with the central text around it in view. An empty text empties the slot."""
    here = _own(_organisations(request), organisation)
    place = place_for(request.user, here, slot)
    if place is None:
        raise Http404
    earlier = "" if place.insert else earlier_text(request.user, here, place.slot)
    form = LocalTextForm(
        request.POST if request.method == "POST" else None, initial=_initial(place, earlier), fingerprint=_print(place)
    )
    if request.method == "POST" and form.is_valid():
        whom: dict[str, Any] = {"by": person_of(request), "organisation": here, "slot": place.slot}
        text = form.cleaned_data["text"].strip()
        if text:
            write_local_text(**whom, text=text, valid_until=form.cleaned_data["valid_until"])
            messages.success(
                request, _("Bewaard. Deelnemers van %(name)s lezen nu jouw tekst.") % {"name": here.full_name}
            )
        else:
            remove_local_text(**whom)
            messages.success(request, _("Leeg gemaakt. Deelnemers lezen nu de algemene tekst."))
        return redirect("lms_modules:local_texts_of", organisation=here.slug)
    before = place.insert.around_seen if place.insert else place.slot.around
    context = {
        "organisation": here,
        "place": place,
        "form": form,
        "lines": changes(before, place.slot.around),
        "is_changed": before != place.slot.around,
        "is_taken_over": bool(earlier) and request.method != "POST",
        "home": reverse("lms_modules:local_texts_of", args=[here.slug]),
    }
    return render(request, "lms_modules/local/edit.html", context, status=422 if form.errors else 200)


def _organisations(request: HttpRequest) -> list[Organisation]:
    """For whom one may write. Raises PermissionDenied when for nobody."""
    if mine := organisations_of(request.user):
        return mine
    raise PermissionDenied


def _own(mine: list[Organisation], slug: str) -> Organisation:
    """The municipality with this name in the address, when it is one's own."""
    found = next((each for each in mine if each.slug == slug), None)
    if found is None:
        raise Http404
    return found


def _initial(place: Place, earlier: str) -> dict[str, object]:
    if place.insert is None:
        return {"text": earlier}
    return {"text": place.insert.text, "valid_until": place.insert.valid_until}


def _print(place: Place) -> str:
    return sha256(place.slot.around.encode()).hexdigest()[:16]


def _module(place: Place) -> str:
    return place.slot.activity.module.title
