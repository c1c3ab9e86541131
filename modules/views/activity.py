"""One activity: showing it and handling its form. What a kind shows and accepts is the kind's own business."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from lms.workspace.access import member_required
from modules import published, sql_page
from modules.kinds import registry
from modules.kinds.base import Visit
from modules.outline import outline_of
from modules.services.attempts import RunNotFound
from modules.views.pages_kept import may_be_kept
from modules.views.sending import is_later, takes_kept_forms


@takes_kept_forms
@member_required
@may_be_kept
def activity(request: HttpRequest, registration: UUID, activity: UUID) -> HttpResponse:
    """Show the activity, or take in what the learner sends; then always a redirect, so that reload is harmless."""
    visit = _visit(request, registration, activity)
    if closed := _closed(visit):
        context = screen_context(visit) | closed
        return render(request, "lms_modules/closed.html", context, status=409 if request.method == "POST" else 200)
    kind = registry.get(visit.published.kind)
    if request.method != "POST":
        return render(request, kind.template, screen_context(visit) | kind.context(visit))
    key = _key(request)
    try:
        submitted = kind.submit(visit, request.POST, key)
    except RunNotFound:
        raise Http404 from None
    request.lms_submitted = submitted  # type: ignore[attr-defined]  # for takes_kept_forms
    if submitted.errors:
        context = screen_context(visit) | kind.context(visit)
        context |= {"errors": submitted.errors, "given": dict(request.POST.lists())}
        context["key"] = uuid4() if submitted.spent else key
        return render(request, kind.template, context, status=422)
    if submitted.data is not None:
        return JsonResponse(submitted.data)
    if submitted.message and not is_later(request):
        messages.success(request, submitted.message)
    return redirect(visit.url + submitted.to if submitted.to else visit.module_url)


def _visit(request: HttpRequest, registration: UUID, activity: UUID) -> Visit:
    state = sql_page.run_state(registration, request.user.pk)
    if state is None:
        raise Http404
    language = get_language() or "nl"
    try:
        content = published.activity(activity, state.content_version, language)
    except published.NotPublished:
        raise Http404 from None
    if content.module_id != state.module_id:
        raise Http404
    return Visit(
        registration=registration,
        registration_id=state.registration_id,
        user_id=request.user.pk,
        activity=activity,
        published=content,
        language=language,
        person_id=state.person_id,
        organisation_id=state.organisation_id,
        url=reverse("lms_modules:activity", args=[registration, activity]),
        module_url=reverse("lms_modules:module", args=[registration]),
        done=state.done.get(activity),
        state=state,
        query=request.GET,
        files=request.FILES,
    )


def _closed(visit: Visit) -> dict[str, Any] | None:
    """Why the step is not open; None when it is. Costs a statement only in a module with an order."""
    state = visit.state
    if visit.done or state is None:
        return None
    outline = outline_of(state.module_id, state.content_version, visit.language)
    if not outline.has_order:
        return None
    touched = sql_page.touched([state.registration_id])[state.registration_id]
    closed = outline.closed(state.start, state.done, touched).get(visit.activity)
    if closed is None:
        return None
    first = outline.step(closed.first) if closed.first else None
    url = reverse("lms_modules:activity", args=[visit.registration, first.id]) if first else ""
    return {"first_title": first.title if first else "", "first_url": url, "opens_on": closed.opens_on}


def screen_context(visit: Visit) -> dict[str, Any]:
    """Variables that the screen of every kind has. key: a fresh idempotency key for the form on the page."""
    return {
        "activity": visit.published,
        "url": visit.url,
        "module_url": visit.module_url,
        "done": visit.done,
        "key": uuid4(),
        "errors": {},
        "given": {},
    }


def _key(request: HttpRequest) -> UUID:
    """The form's key; a form without a usable one gets a fresh one: it counts, but a retry would count again."""
    try:
        return UUID(request.POST.get("sleutel", ""))
    except ValueError:
        return uuid4()
