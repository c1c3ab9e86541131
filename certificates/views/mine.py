"""A learner's own certificates: see, share, print."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from certificates.models import Award
from certificates.rules.code import grouped
from certificates.rules.qr import draw
from certificates.rules.validity import Status
from certificates.services import share as sharing
from lms.workspace.access import member_required, person_of

# The A4 has room for so many steps; with more it names their number.
_STEPS_ON_PAPER = 8
_LONG_NAME, _LONG_TITLE = 28, 45


@require_safe
@member_required
def mine(request: HttpRequest) -> HttpResponse:
    """All my certificates, newest first."""
    awards = Award.objects.visible_to(request.user, "award.view").held_by(person_of(request))
    return render(request, "lms_certificates/mine.html", {"awards": awards})


@require_safe
@member_required
def certificate(request: HttpRequest, award: UUID) -> HttpResponse:
    """One of my certificates, with the code and whether others may see it."""
    found = _own(request, award)
    context = _proof(request, found) | {
        "crumbs": [
            {"label": _("Certificaten"), "url": reverse("lms_certificates:mine")},
            {"label": found.contents.achievement.name},
        ],
    }
    return render(request, "lms_certificates/certificate.html", context)


@require_safe
@member_required
def certificate_print(request: HttpRequest, award: UUID) -> HttpResponse:
    """The certificate as one sheet of A4, for paper or the browser's own 'save as PDF'; not once it is withdrawn."""
    found = _own(request, award)
    if found.status == Status.REVOKED:
        return redirect("lms_certificates:certificate", award=found.uuid)
    contents = found.contents
    context = _proof(request, found) | {
        "steps": contents.evidence.activities if len(contents.evidence.activities) <= _STEPS_ON_PAPER else (),
        "is_long": len(contents.holder.name) > _LONG_NAME or len(contents.achievement.name) > _LONG_TITLE,
    }
    return render(request, "lms_certificates/print.html", context)


@require_POST
@member_required
def share(request: HttpRequest, award: UUID) -> HttpResponse:
    """Show the certificate to whoever has the code (`share=yes`), or to nobody any more."""
    found = _own(request, award)
    actor = person_of(request)
    if request.POST.get("share") == "yes":
        sharing.share(award=found, actor=actor)
        messages.success(request, _("Je deelt dit certificaat. Wie de code heeft, kan het zien."))
    else:
        sharing.unshare(award=found, actor=actor)
        messages.success(request, _("Je deelt dit certificaat niet meer. De code toont niets."))
    return redirect("lms_certificates:certificate", award=found.uuid)


def _own(request: HttpRequest, award: UUID) -> Award:
    """404 for a certificate of somebody else, whatever role the person has: this is the holder's page."""
    awards = Award.objects.visible_to(request.user, "award.view").held_by(person_of(request))
    return get_object_or_404(awards.select_related("revoked_by"), uuid=award)


def _proof(request: HttpRequest, award: Award) -> dict[str, object]:
    code = grouped(award.code)
    start = reverse("lms_certificates:verify")
    verify_url = request.build_absolute_uri(reverse("lms_certificates:verify_code", args=[code]))
    return {
        "award": award,
        "contents": award.contents,
        "status": award.status.value,
        "code": code,
        "qr": draw(verify_url),
        "verify_url": verify_url,
        "verify_start": request.build_absolute_uri(start),
        "verify_start_label": f"{request.get_host()}{start}".rstrip("/"),
    }
