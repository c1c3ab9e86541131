"""Conversation simulation: one sentence at a time, and the server decides what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modules.dialogues import read_page
from modules.kinds.base import ActivityKind, Submitted, Visit
from modules.kinds.simulation_advice import message_of
from modules.kinds.simulation_screens import example_run, result_screen, talk_screen
from modules.models import SimulationPage, SimulationRun
from modules.rules.dialogue_map import flaws, map_of
from modules.rules.gate import Problem
from modules.rules.simulation import SCORE, Dialogue, UnknownReply
from modules.services import simulations

WORDS_A_MINUTE = 130  # reading slowly, and weighing what to say
RUNS_SHOWN = 20


@dataclass(frozen=True)
class Conversation:
    """A published simulation. channel: of SimulationPage. completed_by: a rule of modules.rules.simulation."""

    dialogue: Dialogue
    resident: str
    channel: str
    opening: str
    completed_by: str
    pass_mark: int
    feedback_at_once: bool


class Simulation(ActivityKind[Conversation]):
    """A conversation with a resident; done by the ending or the points that the author asks."""

    name = "simulation"
    label = gettext_lazy("Gesprek oefenen")
    icon = "simulatie"
    template = "lms_modules/activity/simulation.html"
    result_headings = (gettext_lazy("Laatste einde"), gettext_lazy("Gehoord"), gettext_lazy("Gesprekken"))

    def publish(self, page: SimulationPage) -> Conversation:
        return Conversation(
            dialogue=read_page(page).dialogue,
            resident=page.resident,
            channel=page.channel,
            opening=page.opening,
            completed_by=page.completed_by,
            pass_mark=page.pass_mark,
            feedback_at_once=page.feedback_at_once,
        )

    def context(self, visit: Visit) -> dict[str, Any]:
        content: Conversation = visit.published.content
        runs = list(SimulationRun.objects.of(visit.registration_id, visit.activity)[:RUNS_SHOWN])
        ended = [run for run in runs if run.state == SimulationRun.State.ENDED]
        rule = self.rule(content)
        asked = _int(visit.query.get("gesprek", ""))
        if asked and (chosen := next((run for run in ended if run.number == asked), None)):
            return result_screen(content, chosen, ended) | {"rule": rule}
        last = runs[0] if runs else None
        going = last if last and last.state == SimulationRun.State.GOING else None
        if last in ended and "opnieuw" not in visit.query:
            return result_screen(content, ended[0], ended) | {"rule": rule}
        return talk_screen(content, going, number=(last.number if last else 0) + (0 if going else 1)) | {"rule": rule}

    def submit(self, visit: Visit, form: QueryDict, key: UUID) -> Submitted:
        whom: dict[str, Any] = {
            "registration": visit.registration,
            "user_id": visit.user_id,
            "activity": visit.activity,
        }
        number, revision, action = _int(form.get("gesprek", "")), _int(form.get("stand", "")), form.get("actie", "")
        if action == "anders":
            moved = simulations.go_from(**whom, number=number, step=_int(form.get("zin", "")), language=visit.language)
            return Submitted(to="#nu", message=_stale() if moved.stale else "")
        if action == "terug":
            moved = simulations.take_back(**whom, number=number, revision=revision)
        elif action == "opnieuw":
            moved = simulations.leave(**whom, number=number, revision=revision)
            return Submitted(to="?opnieuw=1#nu")
        else:
            try:
                moved = simulations.say(
                    **whom,
                    number=number,
                    revision=revision,
                    reply=form.get("antwoord", ""),
                    key=key,
                    language=visit.language,
                )
            except UnknownReply:
                return Submitted(
                    errors={"antwoord": _("Kies een van de zinnen. Misschien is het gesprek net veranderd.")}
                )
        ended = moved.run is not None and moved.run.state == SimulationRun.State.ENDED
        message = _stale() if moved.stale and not moved.replay else ""
        return Submitted(to="?" if ended else "#nu", message=message, replay=moved.replay)

    def preview_context(self, content: Conversation, done: bool) -> dict[str, Any]:
        rule = {"rule": self.rule(content)}
        run = example_run(content) if done else None
        if run is not None:
            return result_screen(content, run, [run]) | rule
        return talk_screen(content, None, number=1) | rule

    def rule(self, content: Conversation) -> str:
        if content.completed_by == SCORE:
            return _("Klaar als je %(mark)s %% van de punten haalt.") % {"mark": content.pass_mark}
        return {
            "good": _("Klaar als het gesprek goed afloopt."),
        }.get(content.completed_by, _("Klaar als je bij een einde komt. Welk einde maakt niet uit."))

    def problems(self, page: SimulationPage) -> list[Problem]:
        read = read_page(page)
        found = flaws(read.dialogue, rule=page.completed_by, pass_mark=page.pass_mark, unknown=read.unknown)
        return [Problem("turns", message_of(flaw), flaw.place) for flaw in found if flaw.blocking]

    def study_minutes(self, page: SimulationPage) -> int | None:
        dialogue = read_page(page).dialogue
        longest = map_of(dialogue).longest
        if not longest or not dialogue.turns:
            return None
        words = sum(len(t.text.split()) + sum(len(r.text.split()) for r in t.replies) for t in dialogue.turns)
        # Two conversations: the first way, and another.
        return max(1, round(2 * longest * words / len(dialogue.turns) / WORDS_A_MINUTE))

    def result_cells(self, activity: UUID, registration_ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        rows = (
            SimulationRun.objects.filter(activity_id=activity, registration_id__in=registration_ids)
            .exclude(state=SimulationRun.State.GOING)
            .order_by("number")
            .only("registration_id", "state", "ending", "heard")
        )
        ended: dict[int, list[SimulationRun]] = {}
        for run in rows:
            if run.state == SimulationRun.State.ENDED:
                ended.setdefault(run.registration_id, []).append(run)
        return {
            registration: (
                runs[-1].ending["title"],
                ", ".join(f"{each['name']} {each['points']}/{each['max']}" for each in runs[-1].heard if each["max"]),
                str(len(runs)),
            )
            for registration, runs in ended.items()
        }


def _stale() -> str:
    return _("Dit gesprek was al verder, misschien in een ander venster. Je ziet nu waar je bent.")


def _int(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


kind = Simulation()
