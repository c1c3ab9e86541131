"""Conversation simulation: a dialogue as a graph of turns, walking through it, and what was heard on the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

MOODS = ("calm", "tense", "angry")
QUALITIES = ("good", "middling", "bad")
ENDING, GOOD, SCORE = "ending", "good", "score"  # when a conversation counts as done


class UnknownReply(LookupError):
    """The turn or the reply does not exist, or leads nowhere: the author changed the conversation."""


@dataclass(frozen=True)
class Criterion:
    """One point of the conversation guide: 'vat samen'."""

    id: str
    name: str
    description: str = ""


@dataclass(frozen=True)
class Reply:
    """What the learner can say. to: id of a turn or ending ('': nowhere). points: (criterion id, points above 0)."""

    id: str
    text: str
    to: str
    points: tuple[tuple[str, int], ...] = ()
    feedback: str = ""


@dataclass(frozen=True)
class Turn:
    """What the resident says, and what can be said back. name: short, for the author. mood: one of MOODS."""

    id: str
    name: str
    text: str
    mood: str = "tense"
    replies: tuple[Reply, ...] = ()
    audio: str = ""

    def reply(self, reply_id: str) -> Reply | None:
        """The reply with this id, or None when it is not there (any more)."""
        return next((each for each in self.replies if each.id == reply_id), None)


@dataclass(frozen=True)
class Ending:
    """Where a conversation stops. quality: one of QUALITIES. words: the last thing the resident says, may be ''."""

    id: str
    name: str
    title: str
    text: str
    quality: str = "middling"
    words: str = ""


@dataclass(frozen=True)
class Dialogue:
    """A whole conversation. The first turn begins it."""

    turns: tuple[Turn, ...] = ()
    endings: tuple[Ending, ...] = ()
    criteria: tuple[Criterion, ...] = ()

    @property
    def start(self) -> Turn | None:
        """The turn that begins the conversation; None while there is none."""
        return self.turns[0] if self.turns else None

    @cached_property
    def places(self) -> dict[str, Turn | Ending]:
        """Turns and endings by id."""
        turns: dict[str, Turn | Ending] = {each.id: each for each in self.turns}
        return turns | {each.id: each for each in self.endings}

    @cached_property
    def max_points(self) -> dict[str, int]:
        """Per criterion the most that one reply in a reachable turn gives; 0 when none does."""
        best = {each.id: 0 for each in self.criteria}
        for turn in reachable(self):
            for reply in turn.replies if isinstance(turn, Turn) else ():
                for criterion, points in reply.points:
                    if criterion in best:
                        best[criterion] = max(best[criterion], points)
        return best


@dataclass(frozen=True)
class Said:
    """One step of a walk: the turn, the reply to it, and where that leads."""

    turn: Turn
    reply: Reply
    place: Turn | Ending


@dataclass(frozen=True)
class Heard:
    """A criterion in one conversation. step: index of the reply that gave the points, None when it was not heard."""

    criterion: Criterion
    points: int
    max_points: int
    step: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What a finished conversation brought. score: 0 to 1, None when no criterion gives points."""

    heard: tuple[Heard, ...]
    points: int
    max_points: int
    score: float | None
    passed: bool


def walk(dialogue: Dialogue, turn_id: str, reply_id: str) -> Said:
    """Say one reply to one turn. Raises UnknownReply."""
    turn = dialogue.places.get(turn_id)
    reply = turn.reply(reply_id) if isinstance(turn, Turn) else None
    place = dialogue.places.get(reply.to) if reply else None
    if not isinstance(turn, Turn) or reply is None or place is None:
        raise UnknownReply(turn_id, reply_id)
    return Said(turn, reply, place)


def listen(dialogue: Dialogue, said: Iterable[Mapping[str, int]]) -> tuple[Heard, ...]:
    """What was heard per criterion. said: for each reply the points per criterion id, in the order of saying.

    Per criterion the best reply counts, once: going in circles brings nothing.
    """
    steps = list(said)
    found = []
    for criterion in dialogue.criteria:
        most = dialogue.max_points[criterion.id]
        given = [min(points.get(criterion.id, 0), most) for points in steps]
        best = max(given, default=0)
        found.append(Heard(criterion, best, most, given.index(best) if best else None))
    return tuple(found)


def outcome(
    dialogue: Dialogue, said: Iterable[Mapping[str, int]], ending: Ending, *, rule: str, pass_mark: int
) -> Outcome:
    """Add up a finished conversation. rule: ENDING, GOOD or SCORE; pass_mark: percentage 0-100, for SCORE."""
    heard = listen(dialogue, said)
    points, maximum = sum(each.points for each in heard), sum(each.max_points for each in heard)
    passed = {
        ENDING: True,
        GOOD: ending.quality == "good",
        SCORE: points + 1e-9 >= maximum * pass_mark / 100,
    }[rule]
    return Outcome(heard, points, maximum, points / maximum if maximum else None, passed)


def reachable(dialogue: Dialogue) -> list[Turn | Ending]:
    """Turns and endings that can be reached from the start, nearest first."""
    found: dict[str, Turn | Ending] = {dialogue.start.id: dialogue.start} if dialogue.start else {}
    queue = list(found.values())
    for place in queue:
        for reply in place.replies if isinstance(place, Turn) else ():
            following = dialogue.places.get(reply.to)
            if following is not None and following.id not in found:
                found[following.id] = following
                queue.append(following)
    return queue
