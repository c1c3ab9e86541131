"""A dialogue as a graph: walking, points per criterion, and what is wrong with it. No database."""

import pytest

from modules.rules.dialogue_map import flaws, map_of
from modules.rules.dialogue_picture import HEIGHT, WIDTH, draw
from modules.rules.simulation import Criterion, Dialogue, Ending, Reply, Turn, UnknownReply, listen, outcome, walk

CRITERIA = (Criterion("gevoel", "Benoemt het gevoel"), Criterion("samen", "Vat samen"))


def turn(key, *ways, **fields):
    """ways: where each reply leads, with points as in 'b+gevoel:2'."""
    replies = []
    for number, way in enumerate(ways, 1):
        to, *points = way.split("+")
        pairs = tuple((each.split(":")[0], int(each.split(":")[1])) for each in points)
        replies.append(Reply(f"{key}{number}", f"Zin {number}", to, pairs))
    return Turn(key, fields.pop("name", key.upper()), f"Tekst {key}", replies=tuple(replies), **fields)


def ending(key, quality="good"):
    return Ending(key, key.upper(), key, key, quality)


def dialogue(*places, criteria=CRITERIA):
    turns = tuple(each for each in places if isinstance(each, Turn))
    return Dialogue(turns, tuple(each for each in places if isinstance(each, Ending)), criteria)


WHOLE = dialogue(
    turn("a", "b+gevoel:1", "c"),
    turn("b", "goed+samen:1", "c"),
    turn("c", "b+gevoel:2", "weg"),
    ending("goed"),
    ending("weg", "bad"),
)


def codes(found, blocking=True):
    return sorted((flaw.code, flaw.name) for flaw in found if flaw.blocking == blocking)


def test_a_reply_leads_from_one_turn_to_the_next():
    said = walk(WHOLE, "a", "a1")
    assert (said.turn.id, said.place.id) == ("a", "b")


@pytest.mark.parametrize(("place", "reply"), [("a", "b1"), ("x", "a1"), ("goed", "a1"), ("a", ""), ("", "")])
def test_a_reply_that_is_not_there_cannot_be_said(place, reply):
    with pytest.raises(UnknownReply):
        walk(WHOLE, place, reply)


def test_a_reply_that_leads_nowhere_cannot_be_said():
    with pytest.raises(UnknownReply):
        walk(dialogue(turn("a", "weg-is-weg")), "a", "a1")


def test_per_criterion_the_best_reply_counts_once():
    heard = listen(WHOLE, [{"gevoel": 1}, {}, {"gevoel": 2}, {"gevoel": 2}])
    assert [(each.points, each.max_points, each.step) for each in heard] == [(2, 2, 2), (0, 1, None)]


def test_points_that_the_author_lowered_since_do_not_give_more_than_the_most():
    assert listen(WHOLE, [{"gevoel": 5, "weg": 9}])[0].points == 2


@pytest.mark.parametrize(
    ("rule", "mark", "end", "passed"),
    [
        ("ending", 0, "weg", True),
        ("good", 0, "weg", False),
        ("good", 0, "goed", True),
        ("score", 67, "goed", False),
        ("score", 66, "weg", True),
    ],
)
def test_the_author_chooses_when_it_counts(rule, mark, end, passed):
    result = outcome(WHOLE, [{"gevoel": 1}, {"samen": 1}], WHOLE.places[end], rule=rule, pass_mark=mark)
    assert (result.points, result.max_points, result.passed) == (2, 3, passed)
    assert result.score == pytest.approx(2 / 3)


def test_without_points_there_is_no_score():
    empty = dialogue(turn("a", "goed"), ending("goed"), criteria=())
    assert outcome(empty, [{}], empty.places["goed"], rule="ending", pass_mark=60).score is None


def test_the_map_measures_ways_and_points():
    measured = map_of(WHOLE)
    assert (measured.shortest, measured.longest, measured.longest_is_exact) == (2, 3, True)
    assert (measured.best, measured.max_points) == (3, 3)
    assert measured.depth == {"a": 0, "b": 1, "c": 1, "goed": 2, "weg": 2}


def test_the_best_of_one_conversation_can_be_less_than_all_points_together():
    split = dialogue(turn("a", "b+gevoel:1", "c"), turn("b", "goed"), turn("c", "goed+samen:1"), ending("goed"))
    assert (map_of(split).best, map_of(split).max_points) == (1, 2)
    assert codes(flaws(split, rule="score", pass_mark=60)) == [("score-too-high", "")]
    assert codes(flaws(split, rule="score", pass_mark=50)) == []


def test_a_whole_conversation_has_no_flaws_also_when_it_goes_round():
    assert flaws(WHOLE) == []


@pytest.mark.parametrize(
    ("places", "blocking", "advice"),
    [
        ((), [("no-turn", "")], []),
        ((turn("a", "a"),), [("no-ending", "")], []),
        ((turn("a", "b", "goed"), turn("b"), ending("goed")), [("dead-end", "B")], []),
        ((turn("a", "b", "goed"), ending("goed")), [("nowhere", "A")], []),
        ((turn("a", "b", "goed"), turn("b", "b"), ending("goed")), [("no-way-out", "B")], []),
        ((turn("a", "goed"), turn("b", "goed"), ending("goed")), [], [("unreachable", "B")]),
        ((turn("a", "goed"), ending("goed"), ending("weg")), [], [("unreachable", "WEG")]),
        ((turn("a", "b", "goed"), turn("b", "goed", name=" a "), ending("goed")), [("double-name", " a ")], []),
        ((turn("a", "goed", name=" "), ending("goed")), [("no-name", "")], []),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(places, blocking, advice):
    found = flaws(dialogue(*places, criteria=()))
    assert (codes(found), codes(found, blocking=False)) == (blocking, advice)


def test_a_good_ending_that_nobody_reaches_does_not_do_when_it_is_asked():
    bad = dialogue(turn("a", "weg"), ending("weg", "bad"), ending("goed"), criteria=())
    assert codes(flaws(bad, rule="good")) == [("no-good-ending", "")]


def test_criteria_without_points_and_points_without_criterion_are_advice():
    found = flaws(dialogue(turn("a", "goed+gevoel:1"), ending("goed")), unknown=2)
    assert codes(found, blocking=False) == [("criterion-never", "Vat samen"), ("unknown-criterion", "")]
    assert codes(found) == []


def test_a_very_big_conversation_is_measured_in_time_and_says_that_it_is_a_guess():
    layers = [turn(f"t{n}", *(f"t{n + step}" for step in (1, 2, 3))) for n in range(40)]
    measured = map_of(dialogue(*layers, *(ending(f"t{n}") for n in (40, 41, 42)), criteria=()))
    assert measured.shortest == 14
    assert not measured.longest_is_exact


def test_boxes_of_the_drawing_do_not_overlap_and_each_stands_below_what_leads_to_it():
    picture = draw(WHOLE)
    boxes = {box.place.id: box for box in picture.boxes}
    assert sorted(boxes) == sorted(WHOLE.places)
    for box in picture.boxes:
        assert 0 <= box.x <= picture.width - WIDTH
        assert box.y + HEIGHT <= picture.height
        for other in picture.boxes:
            assert other is box or abs(box.x - other.x) >= WIDTH or abs(box.y - other.y) >= HEIGHT
    assert boxes["a"].y < boxes["b"].y < boxes["c"].y < boxes["weg"].y
    assert sum(way.back for way in picture.ways) == 1  # of b -> c -> b the last goes back up
    assert len(picture.dots) == 6


@pytest.mark.parametrize(
    "places", [(), (turn("a"),), (turn("a", "a"),), (turn("a", "x"), turn("b", "a")), (ending("e"),)]
)
def test_what_is_not_finished_can_be_drawn(places):
    assert len(draw(dialogue(*places)).boxes) == len(places)
