"""The whole queue as a list with a filter, page after page by key."""

import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lms.workspace.access import area_required, person_of
from modules.groups import groups_for
from modules.kinds import registry
from modules.models import Activity
from modules.queue import MOST, PAGE, Narrowed, Queue
from modules.views.desk import AREAS


class QueueFilter(forms.Form):
    """What the queue can be narrowed to. The choices come from what waits now."""

    groep = forms.ChoiceField(label=_("Groep"), required=False)
    stap = forms.ChoiceField(label=_("Stap"), required=False)
    soort = forms.ChoiceField(label=_("Soort"), required=False)

    def __init__(self, data: Any, *, groups: Any, activities: Any) -> None:
        super().__init__(data)
        kinds = dict.fromkeys(activity.kind for activity in activities)
        self._offer("groep", [(group.key, group.name) for group in groups], _("Alle groepen"))
        self._offer("stap", [(str(each.pk), each.title) for each in activities], _("Alle stappen"))
        self._offer("soort", [(kind, registry.get(kind).label) for kind in kinds], _("Alle soorten"))

    def _offer(self, name: str, choices: list[tuple[str, Any]], everything: Any) -> None:
        if len(choices) < 2 and not self.data.get(name):
            del self.fields[name]
            return
        field = self.fields[name]
        field.choices = [("", everything), *choices]  # type: ignore[attr-defined]


@area_required(*AREAS)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The pieces that wait, oldest first; ?na=<moment>~<key> goes on after one."""
    person = person_of(request)
    narrowed = Narrowed.of(request.GET.dict())
    waiting = Queue(request.user, person, narrowed)
    items = waiting.after(_place(request.GET.get("na", "")), PAGE + 1)
    everything = Queue(request.user, person).pieces.order_by().values("activity")
    form = QueueFilter(
        request.GET,
        groups=groups_for(request.user, "piece.review"),
        activities=list(Activity.objects.filter(pk__in=everything).order_by("title")),
    )
    total = waiting.count
    context = {
        "items": items[:PAGE],
        "form": form,
        "narrowed": narrowed,
        "total": total,
        "many": total > MOST,
        "most": MOST,
        "further": _further(items, narrowed),
        "from_start": "na" in request.GET,
    }
    return render(request, "lms_modules/desk/list.html", context)


def _further(items: list[Any], narrowed: Narrowed) -> str:
    if len(items) <= PAGE:
        return ""
    last = items[PAGE - 1]
    query = f"{narrowed.query}&" if narrowed.query else "?"
    return reverse("lms_modules:desk_queue") + query + urlencode({"na": f"{last.handed_in_at.isoformat()}~{last.id}"})


def _place(text: str) -> tuple[datetime.datetime, int] | None:
    moment, _sign, key = text.partition("~")
    try:
        parsed = datetime.datetime.fromisoformat(moment)
    except ValueError:
        return None
    if parsed.tzinfo is None or not key.isdecimal() or len(key) > 18:
        return None
    return parsed, int(key)
