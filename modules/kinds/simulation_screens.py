"""The two screens of a conversation: talking, and what came of it.

The page never holds where a reply leads, what it is worth or what is said about it before it was chosen.
"""

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from modules.models import SimulationRun
from modules.rules.simulation import MOODS, Dialogue, Ending, Said, Turn, listen, outcome, walk
from modules.simulation_rows import ending_of, heard_of, step_of

if TYPE_CHECKING:
    from modules.kinds.simulation import Conversation


def talk_screen(content: "Conversation", run: SimulationRun | None, *, number: int) -> dict[str, Any]:
    """The conversation so far and what can be said now. run: the one that is going on; None before the first word."""
    steps = run.steps if run else []
    place = content.dialogue.places.get(run.place) if run and run.place else content.dialogue.start
    turn = place if isinstance(place, Turn) else None
    return {
        "screen": "talk" if turn or not steps else "changed",
        "number": number,
        "revision": run.revision if run else 0,
        "lines": _lines(content, steps, turn, with_feedback=content.feedback_at_once),
        "turn": turn,
        "options": [{"id": reply.id, "text": reply.text} for reply in turn.replies if reply.to] if turn else [],
        "moods": [{"word": _mood(each), "now": turn is not None and each == turn.mood} for each in MOODS],
        "mood_story": _mood_story(steps, turn),
        "heard": [
            {"name": each.criterion.name, "heard": each.points > 0, "known": each.max_points > 0}
            for each in listen(content.dialogue, [step["points"] for step in steps])
        ],
        "may_undo": bool(steps),
        **_facts(content),
    }


def result_screen(content: "Conversation", run: SimulationRun, ended: Sequence[SimulationRun]) -> dict[str, Any]:
    """What came of a conversation that ended. ended: all that did, the last one first."""
    steps = run.steps
    points, most = sum(each["points"] for each in run.heard), sum(each["max"] for each in run.heard)
    lines = _lines(content, steps, None, with_feedback=True)
    if run.ending["words"]:
        lines.append({"you": False, "who": content.resident, "text": run.ending["words"]})
    return {
        "screen": "result",
        "run": run,
        "state": {"good": "klaar", "middling": "deels", "bad": "opnieuw"}.get(run.ending["quality"], "deels"),
        "lines": lines,
        "points": points,
        "max_points": most,
        "percentage": round(100 * points / most) if most else None,
        "heard": [
            {
                "name": each["name"],
                "heard": each["points"] > 0,
                "points": each["points"],
                "max": each["max"],
                "reply": steps[each["step"]]["reply_text"] if each["step"] is not None else "",
            }
            for each in run.heard
            if each["max"]
        ],
        "sentences": len(steps),
        "undone": len(run.path) - len(steps),
        "others": [{"number": each.number, "title": each.ending["title"]} for each in ended if each.pk != run.pk],
        "may_go_from": any(step["turn"] in content.dialogue.places for step in steps),
        **_facts(content),
    }


def example_run(content: "Conversation") -> SimulationRun | None:
    """The shortest conversation with the best ending there is, for the preview; None when none ends."""
    found: dict[str, list[Said]] = {}
    queue: deque[tuple[Turn | Ending | None, list[Said]]] = deque([(content.dialogue.start, [])])
    seen: set[str] = set()
    while queue:
        place, said = queue.popleft()
        if isinstance(place, Ending):
            found.setdefault(place.quality, said)
        elif place is not None and place.id not in seen:
            seen.add(place.id)
            steps = [walk(content.dialogue, place.id, reply.id) for reply in place.replies if reply.to]
            queue.extend((step.place, [*said, step]) for step in steps)
    best = next((found[quality] for quality in ("good", "middling", "bad") if quality in found), None)
    if best is None or not isinstance(best[-1].place, Ending):
        return None
    path = [step_of(step, str(index)) for index, step in enumerate(best)]
    result = outcome(
        content.dialogue,
        [step["points"] for step in path],
        best[-1].place,
        rule=content.completed_by,
        pass_mark=content.pass_mark,
    )
    return SimulationRun(
        number=1,
        state=SimulationRun.State.ENDED,
        path=path,
        ending=ending_of(best[-1].place),
        heard=heard_of(result),
        passed=result.passed,
    )


def _facts(content: "Conversation") -> dict[str, Any]:
    name = {"name": content.resident}
    title = {
        "telephone": _("%(name)s belt"),
        "counter": _("%(name)s staat aan de balie"),
        "chat": _("%(name)s stuurt een bericht"),
    }[content.channel]
    return {"call_title": title % name, "resident": content.resident}


def _lines(
    content: "Conversation", steps: list[dict[str, Any]], turn: Turn | None, *, with_feedback: bool
) -> list[dict[str, Any]]:
    """The talk as it was said, ending with the turn that waits for an answer."""
    you = _("Jij")
    lines: list[dict[str, Any]] = []
    if content.opening:
        lines.append({"you": True, "who": you, "text": content.opening})
    for index, step in enumerate(steps):
        audio = _audio(content.dialogue, step["turn"])
        lines.append({"you": False, "who": content.resident, "text": step["turn_text"], "audio": audio})
        feedback = step["feedback"] if with_feedback else ""
        lines.append({"you": True, "who": you, "text": step["reply_text"], "feedback": feedback, "step": str(index)})
    if turn is not None:
        lines.append({"you": False, "who": content.resident, "text": turn.text, "audio": turn.audio, "now": True})
    return lines


def _audio(dialogue: Dialogue, turn_id: str) -> str:
    turn = dialogue.places.get(turn_id)
    return turn.audio if isinstance(turn, Turn) else ""


def _mood(mood: str) -> str:
    return {"calm": _("rustig"), "tense": _("gespannen"), "angry": _("boos")}[mood]


def _mood_story(steps: list[dict[str, Any]], turn: Turn | None) -> str:
    """How the mood began, and what the last sentence did to it."""
    if not steps or turn is None:
        return ""
    begin = _("Het gesprek begon %(mood)s.") % {"mood": _mood(steps[0]["mood"])}
    before, now = MOODS.index(steps[-1]["mood"]), MOODS.index(turn.mood)
    if now < before:
        return begin + " " + _("Jouw laatste zin maakte de inwoner rustiger.")
    if now > before:
        return begin + " " + _("Na jouw laatste zin liep het op.")
    return begin
