"""Results of one step: a row per learner whose tries somebody may see, with what the kind adds."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.states import word_for
from modules.groups import holds
from modules.kinds import registry
from modules.kinds.base import ActivityKind
from modules.models import Activity, Attempt, Completion, Piece, Registration
from modules.models.records import RegistrationQuerySet

CHUNK = 500  # rows per statement of an export
_PLANNED = "planned"  # a presentation that has not been yet


@dataclass(frozen=True)
class Result:
    """One learner at one activity. state: a state word. best: 0 to 1, or None without a score. cells: of the kind."""

    person_id: int
    name: str
    organisation: str
    state: str
    tries: int
    best: float | None
    done_on: datetime.date | None
    cells: tuple[str, ...]

    @property
    def percentage(self) -> int | None:
        return None if self.best is None else round(100 * self.best)


@dataclass(frozen=True)
class Step:
    """An activity with its kind, as the results screens need it."""

    activity: Activity
    kind: ActivityKind

    @property
    def scores(self) -> bool:
        """Whether scores may be shown; of a private kind others see no more than that it is done."""
        return not self.kind.private


def step_of(activity: UUID) -> Step | None:
    """The activity with its module; None when there is no such row."""
    found = Activity.objects.filter(pk=activity).select_related("module").first()
    return Step(found, registry.get(found.kind)) if found else None


def registrations_of(user: Any, activity: Activity, group: str = "") -> RegistrationQuerySet:
    """Runs of learners whose tries the user may see, by name. The own run is left out: that is no work of a trainer."""
    found = Registration.objects.filter(module=activity.module_id).visible_to(user, "attempt.view")
    found = found.exclude(person__user=user)
    if group:
        found = found.filter(holds(group, ""))
    return found.select_related("person", "organisation").order_by("person__sort_name", "person_id", "pk")


def results(step: Step, registrations: Sequence[Registration]) -> list[Result]:
    """A row per registration, in their order: three statements and those of the kind, whatever their number."""
    keys = [each.pk for each in registrations]
    at = {"activity": step.activity, "registration__in": keys}
    tries = {
        row["registration"]: (row["number"], row["best"])
        for row in Attempt.objects.filter(**at)
        .order_by()
        .values("registration")
        .annotate(number=Count("pk"), best=Max("score"))
    }
    done = dict(Completion.objects.filter(**at).values_list("registration", "created_at"))
    pieces: dict[int, set[str]] = {}
    now = timezone.now()
    handed_in = Piece.objects.filter(**at).order_by().values_list("registration", "state", "handed_in_at")
    for registration, state, moment in handed_in:
        is_ahead = state == Piece.State.WAITING and moment is not None and moment > now
        pieces.setdefault(registration, set()).add(_PLANNED if is_ahead else state)
    cells = step.kind.result_cells(step.activity.pk, keys) if step.scores else {}
    width = len(step.kind.result_headings)
    return [
        Result(
            person_id=each.person_id,
            name=each.person.name,
            organisation=each.organisation.name if each.organisation else "",
            state=_state(each.pk in done, each.pk in tries, pieces.get(each.pk, set())),
            tries=tries.get(each.pk, (0, None))[0],
            best=tries.get(each.pk, (0, None))[1] if step.scores else None,
            done_on=timezone.localdate(done[each.pk]) if each.pk in done else None,
            cells=tuple(cells.get(each.pk, ("",) * width)) if step.scores else (),
        )
        for each in registrations
    ]


def headings(step: Step) -> list[str]:
    """Column names of the table and the export."""
    own = [str(each) for each in step.kind.result_headings] if step.scores else []
    score = [_("Pogingen"), _("Beste score")] if step.scores else []
    return [_("Deelnemer"), _("Organisatie"), _("Stand"), *score, _("Klaar op"), *own]


def export_rows(step: Step, registrations: RegistrationQuerySet) -> Iterator[list[object]]:
    """The headings and a row per learner, read in chunks."""
    yield list(headings(step))
    chunk: list[Registration] = []
    for each in registrations.iterator(chunk_size=CHUNK):
        chunk.append(each)
        if len(chunk) == CHUNK:
            yield from _lines(step, chunk)
            chunk = []
    yield from _lines(step, chunk)


def _lines(step: Step, registrations: list[Registration]) -> Iterator[list[object]]:
    for row in results(step, registrations) if registrations else []:
        score = [row.tries, "" if row.percentage is None else f"{row.percentage} %"] if step.scores else []
        done = row.done_on.isoformat() if row.done_on else ""
        yield [row.name, row.organisation, word_for(row.state), *score, done, *row.cells]


def _state(done: bool, tried: bool, pieces: set[str]) -> str:
    if done:
        return "klaar"
    if Piece.State.WAITING in pieces:
        return "wacht"
    if _PLANNED in pieces:
        return "gepland"
    if Piece.State.AGAIN in pieces:
        return "opnieuw"
    return "bezig" if tried or pieces else "open"
