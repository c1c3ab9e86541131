"""Reflections that learners shared with me by name. Each look is noted for the writer."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lms.services.audit import record_access
from lms.workspace.access import area_required, person_of
from modules.models import ReflectionShare

PERMISSION = "reflection.shared"


@area_required("begeleiding")
@require_safe
def shared(request: HttpRequest) -> HttpResponse:
    """Who shared what with me, newest first; the texts are behind the links."""
    shares = (
        ReflectionShare.objects.visible_to(request.user, PERMISSION)
        .open()
        .select_related("reflection__registration__person", "reflection__activity__module")
    )
    return render(request, "lms_modules/guidance/shared.html", {"shares": shares})


@area_required("begeleiding")
@require_safe
def reflection(request: HttpRequest, share: UUID) -> HttpResponse:
    """One text, as it is now. Not there any more from the moment that the writer stops sharing."""
    found = (
        ReflectionShare.objects.visible_to(request.user, PERMISSION)
        .open()
        .filter(uuid=share)
        .select_related("reflection__registration__person", "reflection__activity__module")
        .first()
    )
    if found is None:
        raise Http404
    title = found.reflection.activity.title
    with translation.override(settings.LANGUAGE_CODE):  # a log is in one language, whoever looks
        what = _("Gedeelde reflectie: %(title)s") % {"title": title[:80]}
    record_access(actor=person_of(request), subject_ids=[found.reflection.registration.person_id], what=what)
    return render(request, "lms_modules/guidance/reflection.html", {"share": found})
