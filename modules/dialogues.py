"""From what an author wrote on a simulation page to the pure dialogue of modules.rules.simulation."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from modules.rules.dialogue_map import same_name
from modules.rules.simulation import Criterion, Dialogue, Ending, Reply, Turn


@dataclass(frozen=True)
class Read:
    """A dialogue, and how many points name a criterion that is not there (any more)."""

    dialogue: Dialogue
    unknown: int = 0


def read_page(page: Any) -> Read:
    """The dialogue of a page, which may be unsaved or unfinished."""
    return read(page.turns, criteria_of(page.rubric, page.own_criteria))


def criteria_of(rubric: Any, own: Any) -> tuple[Criterion, ...]:
    """Those of the conversation guide, else the page's own."""
    stream = rubric.criteria if rubric is not None else own
    return tuple(
        Criterion(
            id=str(each.id or f"criterion-{number}"),
            name=each.value.get("name") or "",
            description=each.value.get("description") or "",
        )
        for number, each in enumerate(stream or ())
    )


def read(stream: Any, criteria: tuple[Criterion, ...]) -> Read:
    """stream: the value of the StreamField, also one straight from a form with empty fields."""
    children = [(str(each.id or f"place-{number}"), each) for number, each in enumerate(stream or ())]
    places = _Names((key, each.value.get("name") or "") for key, each in children)
    known = _Names((each.id, each.name) for each in criteria)
    turns, endings, unknown = [], [], 0
    for key, child in children:
        value = child.value
        if child.block_type == "ending":
            endings.append(_ending(key, value))
            continue
        replies = []
        for number, reply in enumerate(value["replies"].bound_blocks if value.get("replies") else ()):
            points = [
                (known.find(each.get("criterion")), _number(each.get("points"))) for each in reply.value["points"]
            ]
            unknown += sum(not criterion for criterion, _ in points)
            replies.append(_reply(str(reply.id or f"{key}-{number}"), reply.value, places, points))
        turns.append(_turn(key, value, replies))
    return Read(Dialogue(tuple(turns), tuple(endings), criteria), unknown)


class _Names:
    """Finds an id by itself or by the name that belongs to it."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._ids: dict[str, str] = {}
        for key, name in pairs:
            self._ids.setdefault(key, key)
            if name.strip():
                self._ids.setdefault(same_name(name), key)

    def find(self, text: str | None) -> str:
        return self._ids.get(text or "") or self._ids.get(same_name(text or ""), "")


def _turn(key: str, value: Any, replies: list[Reply]) -> Turn:
    audio = value.get("audio")
    return Turn(
        id=key,
        name=value.get("name") or "",
        text=value.get("text") or "",
        mood=value.get("mood") or "tense",
        replies=tuple(replies),
        audio=audio.url if audio else "",
    )


def _reply(key: str, value: Any, places: _Names, points: list[tuple[str, int]]) -> Reply:
    best: dict[str, int] = {}
    for criterion, number in points:
        if criterion and number > 0:
            best[criterion] = max(number, best.get(criterion, 0))
    return Reply(
        id=key,
        text=value.get("text") or "",
        to=places.find(value.get("to")),
        points=tuple(best.items()),
        feedback=value.get("feedback") or "",
    )


def _number(given: Any) -> int:
    """Points straight from a form are text."""
    return int(given) if str(given or "").isdecimal() and len(str(given)) < 4 else 0


def _ending(key: str, value: Any) -> Ending:
    return Ending(
        id=key,
        name=value.get("name") or "",
        title=value.get("title") or "",
        text=value.get("text") or "",
        quality=value.get("quality") or "middling",
        words=value.get("words") or "",
    )
