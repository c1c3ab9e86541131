"""What somebody can see about themselves."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lms.models import AccessEntry, Membership
from lms.workspace.access import member_required, person_of


@member_required
def profile(request: HttpRequest) -> HttpResponse:
    """Name, address and organisations of the person who asks."""
    person = person_of(request)
    memberships = Membership.objects.active().filter(person=person).select_related("organisation", "team")
    return render(request, "lms/profile.html", {"person": person, "memberships": memberships})


@member_required
def access(request: HttpRequest) -> HttpResponse:
    """Who opened my record, when and for what; newest first."""
    entries = AccessEntry.objects.visible_to(request.user, "access.view").filter(subject=person_of(request))
    page = Paginator(entries, 50).get_page(request.GET.get("pagina"))
    return render(request, "lms/access.html", {"page": page})
