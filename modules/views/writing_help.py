"""The help beside the editor, as a piece of HTML: asked again each time the draft was saved."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page

from modules.advice import help_for
from modules.models import ActivityPage, ModulePage


@require_admin_access
@require_safe
def writing_help(request: HttpRequest, page: int) -> HttpResponse:
    """How the newest version of a page reads, for who may edit it."""
    found = get_object_or_404(Page, pk=page)
    if not found.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    version = found.get_latest_revision_as_object()
    if not isinstance(version, (ModulePage, ActivityPage)):
        raise Http404
    return render(request, "lms_modules/admin/help.html", {"help": help_for(version)})
