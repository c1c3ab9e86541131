"""What an author should know about a dialogue: its shape, its ways to an ending, and what is wrong with it."""

from collections import Counter
from dataclasses import dataclass, field

from modules.rules.simulation import GOOD, SCORE, Dialogue, Ending, Reply, Turn, reachable

MOST_STEPS = 20_000  # of looking for the longest way and the best score; enough for some hundred turns


@dataclass(frozen=True)
class Flaw:
    """Something wrong or doubtful. code: see `flaws`. place: id of a turn or ending ('': the whole). reply: 1, ..."""

    code: str
    place: str = ""
    name: str = ""
    reply: int = 0
    blocking: bool = True


@dataclass(frozen=True)
class DialogueMap:
    """depth: id -> number of sentences said before it, for what can be reached. ways: fewest and most sentences.

    best: most points in one conversation, of max_points; None when there were too many ways to try.
    longest_is_exact: False when there were too many ways; then it is at least this long.
    """

    depth: dict[str, int] = field(default_factory=dict)
    shortest: int | None = None
    longest: int | None = None
    longest_is_exact: bool = True
    best: int | None = 0
    max_points: int = 0


def map_of(dialogue: Dialogue) -> DialogueMap:
    """Measure a dialogue, also one that is not finished yet."""
    depth = _depth(dialogue)
    endings = [depth[each.id] for each in dialogue.endings if each.id in depth]
    longest, exact = _longest(dialogue)
    return DialogueMap(
        depth=depth,
        shortest=min(endings, default=None),
        longest=longest,
        longest_is_exact=exact,
        best=_best(dialogue),
        max_points=sum(dialogue.max_points.values()),
    )


def flaws(dialogue: Dialogue, *, rule: str = "ending", pass_mark: int = 0, unknown: int = 0) -> list[Flaw]:
    """What keeps a dialogue from being published (blocking) and what the author may want to look at.

    Blocking: no-turn, no-ending, no-name, double-name, dead-end (a turn without replies), nowhere (a reply that leads
    nowhere), no-way-out (no ending can be reached), no-good-ending, score-too-high.
    Advice: unreachable, criterion-never, unknown-criterion. unknown: replies with points for a criterion that is gone.
    """
    found = [*_shape(dialogue), *_names(dialogue)]
    within = {each.id for each in reachable(dialogue)}
    out = _way_out(dialogue)
    for turn in dialogue.turns:
        if not turn.replies:
            found.append(Flaw("dead-end", turn.id, turn.name))
        for number, reply in enumerate(turn.replies, 1):
            if reply.to not in dialogue.places:
                found.append(Flaw("nowhere", turn.id, turn.name, number))
        leads_on = any(reply.to in dialogue.places for reply in turn.replies)
        if turn.id in within and leads_on and turn.id not in out and dialogue.endings:
            found.append(Flaw("no-way-out", turn.id, turn.name))
    found += _rule(dialogue, within, rule, pass_mark)
    for place in dialogue.places.values():
        if place.id not in within:
            found.append(Flaw("unreachable", place.id, place.name, blocking=False))
    for criterion in dialogue.criteria:
        if not dialogue.max_points[criterion.id]:
            found.append(Flaw("criterion-never", name=criterion.name, blocking=False))
    if unknown:
        found.append(Flaw("unknown-criterion", reply=unknown, blocking=False))
    return sorted(found, key=lambda flaw: not flaw.blocking)


def _shape(dialogue: Dialogue) -> list[Flaw]:
    return [
        Flaw(code)
        for code, there in (("no-turn", dialogue.turns), ("no-ending", dialogue.endings or not dialogue.turns))
        if not there
    ]


def _names(dialogue: Dialogue) -> list[Flaw]:
    places = list(dialogue.places.values())
    times = Counter(same_name(each.name) for each in places)
    unnamed = [Flaw("no-name", each.id) for each in places if not each.name.strip()]
    return unnamed + [
        Flaw("double-name", each.id, each.name)
        for number, each in enumerate(places)
        if times[same_name(each.name)] > 1
        and each.name.strip()
        and same_name(each.name) in {same_name(before.name) for before in places[:number]}
    ]


def same_name(name: str) -> str:
    """Names are the same when only capitals and spaces differ."""
    return " ".join(name.split()).casefold()


def _rule(dialogue: Dialogue, within: set[str], rule: str, pass_mark: int) -> list[Flaw]:
    good = [each for each in dialogue.endings if each.id in within and each.quality == "good"]
    if rule == GOOD and dialogue.endings and not good:
        return [Flaw("no-good-ending")]
    if rule == SCORE:
        best, most = _best(dialogue), sum(dialogue.max_points.values())
        if not most or (best is not None and best + 1e-9 < most * pass_mark / 100):
            return [Flaw("score-too-high")]
    return []


def _replies(place: Turn | Ending) -> tuple[Reply, ...]:
    return place.replies if isinstance(place, Turn) else ()


def _depth(dialogue: Dialogue) -> dict[str, int]:
    depth: dict[str, int] = {dialogue.start.id: 0} if dialogue.start else {}
    for place in reachable(dialogue):
        for reply in _replies(place):
            if reply.to in dialogue.places:
                depth.setdefault(reply.to, depth[place.id] + 1)
    return depth


def _way_out(dialogue: Dialogue) -> set[str]:
    """Ids of the places from which an ending can be reached."""
    out = {ending.id for ending in dialogue.endings}
    grew = True
    while grew:
        more = {turn.id for turn in dialogue.turns if any(reply.to in out for reply in turn.replies)} - out
        out |= more
        grew = bool(more)
    return out


def _longest(dialogue: Dialogue) -> tuple[int | None, bool]:
    """Most sentences to an ending without hearing a turn twice, and whether all ways were tried."""
    longest, tried = None, 0
    stack: list[tuple[str, frozenset[str]]] = [(dialogue.start.id, frozenset())] if dialogue.start else []
    while stack:
        here, before = stack.pop()
        place = dialogue.places[here]
        if isinstance(place, Ending):
            longest = max(longest or 0, len(before))
            continue
        tried += 1
        if tried > MOST_STEPS:
            return longest, False
        passed = before | {here}
        stack += [(to, passed) for to in {reply.to for reply in place.replies} if to in dialogue.places.keys() - passed]
    return longest, True


def _best(dialogue: Dialogue) -> int | None:
    """Most points of one conversation that ends; None when there are too many ways."""
    order = [each.id for each in dialogue.criteria]
    nothing = tuple(0 for _ in order)
    states = [(dialogue.start.id, nothing)] if dialogue.start else []
    seen, best = set(states), 0
    for here, so_far in states:  # grows while it is walked
        place = dialogue.places[here]
        if isinstance(place, Ending):
            best = max(best, sum(so_far))
            continue
        for reply in place.replies:
            points = dict(reply.points)
            state = (reply.to, tuple(max(had, points.get(each, 0)) for had, each in zip(so_far, order, strict=True)))
            if reply.to in dialogue.places and state not in seen:
                seen.add(state)
                states.append(state)
        if len(seen) > MOST_STEPS:
            return None
    return best
