"""The map of a conversation for its author: drawn from a page, or from the editor's form before it is saved."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access

from modules.dialogues import Read, criteria_of, read, read_page
from modules.kinds.simulation_advice import message_of
from modules.models import Rubric, SimulationPage
from modules.rules.dialogue_map import flaws, map_of
from modules.rules.dialogue_picture import draw
from modules.rules.simulation import Dialogue, Ending, Turn


@dataclass(frozen=True)
class Row:
    """One turn or ending in the list. replies: number, text, and the name of where it leads ('': nowhere)."""

    id: str
    name: str
    what: str
    replies: tuple[tuple[int, str, str], ...] = ()
    reached: bool = True


def map_context(page: SimulationPage) -> dict[str, Any]:
    """Variables of the map. page may be unsaved."""
    return _context(read_page(page), page.completed_by, page.pass_mark)


@require_POST
@require_admin_access
def dialogue_map(request: HttpRequest) -> HttpResponse:
    """The map of the form that was sent; nothing is kept. 400 when it is no form of a conversation."""
    form = request.POST
    try:
        own = _stream("own_criteria", form, request.FILES)
        turns = _stream("turns", form, request.FILES)
    except (MultiValueDictKeyError, KeyError, ValueError, TypeError, ValidationError):
        return HttpResponseBadRequest()
    chosen = form.get("rubric", "")
    rubric = Rubric.objects.filter(pk=chosen).first() if chosen.isdecimal() and len(chosen) < 10 else None
    mark = form.get("pass_mark", "")
    context = _context(
        read(turns, criteria_of(rubric, own)),
        form.get("completed_by", ""),
        int(mark) if mark.isdecimal() and len(mark) < 4 else 0,
    )
    return render(request, "lms_modules/admin/dialogue_map.html", context)


def _stream(name: str, form: Mapping[str, Any], files: Any) -> Any:
    field: Any = SimulationPage._meta.get_field(name)
    block = field.stream_block
    return block.value_from_datadict(form, files, name)


def _context(found: Read, rule: str, pass_mark: int) -> dict[str, Any]:
    dialogue = found.dialogue
    measured = map_of(dialogue)
    picture = draw(dialogue)
    faults = [
        {"message": message_of(flaw), "place": flaw.place, "blocking": flaw.blocking}
        for flaw in flaws(dialogue, rule=rule, pass_mark=pass_mark, unknown=found.unknown)
    ]
    return {
        "facts": asdict(measured),
        "turn_count": len(dialogue.turns),
        "ending_count": len(dialogue.endings),
        "must": [fault for fault in faults if fault["blocking"]],
        "advice": [fault for fault in faults if not fault["blocking"]],
        "faulty": {fault["place"] for fault in faults if fault["blocking"]},
        "picture": picture,
        "boxes": [(box, what_of(box.place)) for box in picture.boxes],
        "rows": _rows(dialogue, measured.depth),
        "criteria": [
            {"id": each.id, "name": each.name, "max": dialogue.max_points[each.id], "where": _where(dialogue, each.id)}
            for each in dialogue.criteria
        ],
        "choices": json.dumps(
            {
                "places": [[place.id, place.name or _("zonder naam")] for place in dialogue.places.values()],
                "criteria": [[each.id, each.name or _("zonder naam")] for each in dialogue.criteria],
            }
        ),
    }


def _rows(dialogue: Dialogue, depth: dict[str, int]) -> list[Row]:
    far = len(dialogue.places)
    order = sorted(dialogue.places.values(), key=lambda place: depth.get(place.id, far))
    return [
        Row(
            id=place.id,
            name=place.name or "?",
            what=what_of(place),
            replies=tuple(
                (number, reply.text, dialogue.places[reply.to].name or "?" if reply.to in dialogue.places else "")
                for number, reply in enumerate(place.replies if isinstance(place, Turn) else (), 1)
            ),
            reached=place.id in depth,
        )
        for place in order
    ]


def what_of(place: Turn | Ending) -> str:
    """The mood of a turn or the quality of an ending, in a word or two."""
    if isinstance(place, Ending):
        return {"good": _("goed einde"), "middling": _("einde: kan beter"), "bad": _("einde: niet goed")}[place.quality]
    return {"calm": _("rustig"), "tense": _("gespannen"), "angry": _("boos")}[place.mood]


def _where(dialogue: Dialogue, criterion: str) -> list[str]:
    return [
        _("‘%(name)s’, antwoord %(number)s") % {"name": turn.name, "number": number}
        for turn in dialogue.turns
        for number, reply in enumerate(turn.replies, 1)
        if dict(reply.points).get(criterion)
    ]
