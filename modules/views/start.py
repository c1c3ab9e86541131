"""Starting a module by oneself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lms.workspace.access import member_required, person_of
from modules.models import Module
from modules.services.registrations import ModuleNotOpen, start_by_oneself


@require_POST
@member_required
def start(request: HttpRequest, module: UUID) -> HttpResponse:
    """Make the registration (once) and go to the module."""
    row = get_object_or_404(Module, pk=module)
    try:
        registration = start_by_oneself(person=person_of(request), module=row)
    except ModuleNotOpen:
        messages.warning(request, _("Je kunt niet zelf met deze module beginnen. Vraag het je coördinator."))
        return redirect("lms:leren")
    return redirect("lms_modules:module", registration=registration.uuid)
