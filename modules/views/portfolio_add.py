"""Adding proof from elsewhere to the portfolio. The file comes in under the key of the form, with or without script."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lms.models import Person
from lms.workspace.access import member_required, person_of
from media.refusals import Refused, message_for
from media.upload_field import UploadField, upload_field
from modules.forms_portfolio import ExternalForm
from modules.models import Evidence
from modules.services.evidence import add_external, sent_before
from modules.services.evidence_files import LIMITS, PURPOSE, file_of, take_away, take_in


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Show the form; take in the file, take it away again, or keep the whole."""
    person = person_of(request)
    if request.method != "POST":
        return _show(request, person, uuid4(), ExternalForm())
    key = _key(request)
    if (made := sent_before(person=person, key=key)) is not None:
        return _go_to(made)
    action = request.POST.get("actie", "")
    if action.startswith("weg:"):
        take_away(person=person, key=key, file=action.removeprefix("weg:"))
        return _show(request, person, key, ExternalForm(initial=request.POST.dict()))
    refusal = _file_of_form(request, person, key)
    if action == "bestand":
        return _show(request, person, key, ExternalForm(initial=request.POST.dict()), refusal)
    form = ExternalForm(request.POST)
    if not form.is_valid() or refusal:
        return _show(request, person, key, form, refusal)
    given = form.cleaned_data
    kept = add_external(
        person=person,
        key=key,
        title=given["titel"],
        issuer=given["uitgever"],
        happened_on=given["datum"],
        note=given["toelichting"].strip(),
    )
    messages.success(request, _("Bewaard in je portfolio. Alleen jij ziet het."))
    return _go_to(kept)


def _go_to(evidence: Evidence) -> HttpResponse:
    if evidence.removed_at:
        return redirect("lms_modules:portfolio")
    return redirect("lms_modules:portfolio_item", evidence.uuid)


def _show(request: HttpRequest, person: Person, key: UUID, form: ExternalForm, refusal: str = "") -> HttpResponse:
    crumbs = [
        {"label": _("Portfolio"), "url": reverse("lms_modules:portfolio")},
        {"label": _("Toevoegen"), "url": ""},
    ]
    context = {"form": form, "key": key, "upload": _field(person, key), "refusal": refusal, "crumbs": crumbs}
    return render(request, "lms_modules/portfolio/add.html", context, status=422 if form.errors or refusal else 200)


def _field(person: Person, key: UUID) -> UploadField | None:
    file = file_of(person, key)
    return upload_field(
        person=person,
        purpose=PURPOSE,
        target=str(key),
        id="bestand",
        label=_("Foto of document (mag leeg blijven)"),
        files=[file] if file else [],
        button="bestand",
    )


def _file_of_form(request: HttpRequest, person: Person, key: UUID) -> str:
    """Take in what a browser without JavaScript sent; what the learner must know, or ''."""
    for upload in request.FILES.getlist("bestand"):
        try:
            take_in(person=person, key=key, upload=upload)
        except Refused as refused:
            return f"{upload.name}. {message_for(refused.code, LIMITS, upload.name or '')}"
    return ""


def _key(request: HttpRequest) -> UUID:
    """The form's key; a form without a usable one gets a fresh one: it counts, but a retry would count again."""
    try:
        return UUID(request.POST.get("sleutel", ""))
    except ValueError:
        return uuid4()
