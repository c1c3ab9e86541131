"""Handing in a form that was kept during log-in, and a form whose security token grew old."""

from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.datastructures import MultiValueDict

from lms.workspace import pending
from lms.workspace.access import member_required


@member_required
def resume(request: HttpRequest) -> HttpResponse:
    """Hand the kept form to the view it was meant for, as the person who has now logged in.

    The fields come from the person's own session and passed the CSRF check when they arrived. The idempotency
    key in the form makes a second hand-in harmless.
    """
    form = pending.take(request)
    if form is None:
        return redirect("lms:start")
    try:
        match = resolve(form.path)
    except Resolver404:
        return redirect("lms:start")
    request.method = "POST"
    request.path = request.path_info = form.path
    request._post = request.POST = QueryDict(form.body)  # type: ignore[attr-defined,misc]
    # Else a look at request.FILES would read this request's own, empty body, and take the fields with it.
    request._files = MultiValueDict()  # type: ignore[attr-defined]
    request.resolver_match = match
    try:
        return match.func(request, *match.args, **match.kwargs)
    except Http404:
        # Somebody else logged in on a shared desk: the form was not theirs.
        return redirect("lms:start")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show what was sent with a fresh token, so that one press on a button hands it in; nothing is lost.

    Only for a form that came from this very site: otherwise another site could prepare the fields.
    """
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and "password" not in name
        for value in values
    ]
    context = {"fields": fields if _from_this_site(request) else [], "action": request.path}
    return render(request, "lms/resubmit.html", context, status=403)


def _from_this_site(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return bool(origin) and urlsplit(origin).netloc == request.get_host()
