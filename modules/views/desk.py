"""The trainer's desk: one piece at a time, with the rubric and the queue beside it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lms.services.audit import record_access
from lms.workspace.access import area_required, person_of
from modules.desk import OnDesk, open_piece
from modules.desk_form import add_remark, rubric_on_screen, words_of
from modules.feedback_audio import field_for, take_in_sound, throw_away
from modules.models import CannedRemark
from modules.queue import AFTER, BEFORE, MOST, Narrowed, Queue, Waiting
from modules.services.reviews import Verdict, Words, give_review, save_draft
from modules.workspace_desk import queue_of

AREAS = ("begeleiding", "beoordeling")


@area_required(*AREAS)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Go to the oldest piece that waits, or say that nothing does."""
    narrowed = Narrowed.of(request.GET.dict())
    first = Queue(request.user, person_of(request), narrowed).first()
    if first is not None:
        return redirect(reverse("lms_modules:desk_piece", args=[first]) + narrowed.query)
    return render(request, "lms_modules/desk/empty.html", {"narrowed": narrowed})


@area_required(*AREAS)
def piece(request: HttpRequest, piece: int) -> HttpResponse:
    """Show a piece; keep the draft of the review; give the review and go on to the next."""
    person = person_of(request)
    found = open_piece(request.user, person, piece, get_language() or "nl")
    if found is None:
        raise Http404
    narrowed = Narrowed.of(request.GET.dict())
    if request.method != "POST":
        _log(request, found)
        return render(request, "lms_modules/desk/piece.html", _context(request, found, narrowed))
    words = words_of(request.POST, rubric_on_screen(request.POST, found))
    action = request.POST.get("actie", "")
    take_sound(request, found)
    if action == "geven":
        return _give(request, found, words, narrowed)
    if remark := request.POST.get("zin", ""):
        words = add_remark(words, remark, request.user)
    kept = save_draft(reviewer=person, piece=found.piece, words=words)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"kept": kept, "status": kept_at(found) if kept else _("Je beoordeling is al gegeven.")})
    return redirect(_address(found.piece.pk, narrowed) + ("#fb" if kept else ""))


def _give(request: HttpRequest, found: OnDesk, words: Words, narrowed: Narrowed) -> HttpResponse:
    verdict = give_review(reviewer=person_of(request), piece=found.piece, words=words)
    if verdict.problems:
        context = _context(request, found, narrowed) | {"words": words, "errors": _explained(verdict, found, words)}
        return render(request, "lms_modules/desk/piece.html", context, status=422)
    name = found.learner.first_name
    if not verdict.counted:
        messages.warning(request, _("Iemand anders was net eerder. Jouw tekst is bewaard en niet verstuurd."))
        return redirect(_address(found.piece.pk, narrowed))
    if verdict.outcome == "waiting":
        messages.success(request, _("Bewaard. %(name)s ziet het als jullie allebei klaar zijn.") % {"name": name})
    elif verdict.outcome == "good":
        messages.success(request, _("‘%(title)s’ van %(name)s is goed.") % {"title": found.title, "name": name})
    else:
        messages.success(request, _("%(name)s leest je feedback en vult aan.") % {"name": name})
    return redirect(_next(request, found, narrowed))


def _next(request: HttpRequest, found: OnDesk, narrowed: Narrowed) -> str:
    """The piece after this one; at the end of the queue the oldest that was skipped, or the empty desk."""
    following = Queue(request.user, person_of(request), narrowed).after(found.place, 1)
    return _address(following[0].id, narrowed) if following else reverse("lms_modules:desk") + narrowed.query


@dataclass(frozen=True)
class Beside:
    """The queue beside the piece. place: its number, 0 when unknown or when it does not wait (any more)."""

    items: list[Waiting]
    previous: str
    next: str
    place: int
    total: str
    more: bool


def _beside(request: HttpRequest, found: OnDesk, narrowed: Narrowed) -> Beside:
    queue = Queue(request.user, person_of(request), narrowed) if narrowed.query else queue_of(request)
    around = queue.around(found.place)
    before, following = around.before, around.after
    here = [_as_waiting(found)] if found.is_open else []
    return Beside(
        items=[*reversed(before[:BEFORE]), *here, *following[:AFTER]],
        previous=_address(before[0].id, narrowed) if before else "",
        next=_address(following[0].id, narrowed) if following else "",
        place=around.place + 1 if here and around.place is not None else 0,
        total=f"{MOST}+" if around.total > MOST else str(around.total),
        more=len(before) > BEFORE or len(following) > AFTER,
    )


def _as_waiting(found: OnDesk) -> Waiting:
    moment, key = found.place
    return Waiting(key, moment, found.learner.name, found.activity.title, found.piece.number)


def _context(request: HttpRequest, found: OnDesk, narrowed: Narrowed) -> dict[str, Any]:
    mine = found.mine
    words = Words()
    if mine is not None:
        words = Words(mine.decision, mine.text, mine.reason, mine.scores, found.rubric)
    return {
        "desk": found,
        "queue": _beside(request, found, narrowed),
        "narrowed": narrowed,
        "words": words,
        "errors": [],
        "saved": kept_at(found, timezone.localtime(mine.updated_at)) if mine and found.is_open else "",
        "remarks": CannedRemark.objects.visible_to(request.user, "remark.use") if found.is_open else [],
        "upload": field_for(person_of(request), found.piece) if found.is_open else None,
        "url": request.get_full_path(),
    }


def kept_at(found: OnDesk, moment: Any = None) -> str:
    """'Concept bewaard om 10.42 uur. Noor ziet nog niets.'"""
    moment = moment or timezone.localtime()
    today = timezone.localdate()
    when = date_format(moment, "H.i" if moment.date() == today else "j F, H.i")
    return _("Concept bewaard om %(time)s uur. %(name)s ziet nog niets.") % {
        "time": when,
        "name": found.learner.first_name,
    }


def take_sound(request: HttpRequest, found: OnDesk) -> None:
    """Keep the sound that came with the form, or throw away the one that is there."""
    action = request.POST.get("actie", "")
    if action.startswith("weg:"):
        throw_away(person_of(request), found.piece, action.removeprefix("weg:"))
    upload = request.FILES.get("bestand")
    if upload is not None and (problem := take_in_sound(person_of(request), found.piece, upload)):
        messages.warning(request, problem)


def _explained(verdict: Verdict, found: OnDesk, words: Words) -> list[dict[str, str]]:
    """What is missing, in words, with the field to go to."""
    first = ""
    if found.rubric and (missing := found.rubric.open_criteria(words.scores)):
        first = f"c-{missing[0].id}"
    said = {
        "decision": ("besluit", _("Kies een besluit: goed of vul aan.")),
        "reason": ("reden", _("Schrijf wat er nog mist.")),
        "rubric": (first, _("Kies bij elke regel een niveau.")),
    }
    return [{"target": said[each][0], "message": said[each][1]} for each in verdict.problems]


def _log(request: HttpRequest, found: OnDesk) -> None:
    with translation.override(settings.LANGUAGE_CODE):  # a log is in one language, whoever looks
        what = _("Nakijken: %(title)s") % {"title": found.activity.title[:100]}
    record_access(actor=person_of(request), subject_ids=[found.learner.pk], what=what)


def _address(key: int, narrowed: Narrowed) -> str:
    return reverse("lms_modules:desk_piece", args=[key]) + narrowed.query
