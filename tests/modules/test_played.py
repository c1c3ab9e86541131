"""What counts as played: the union of ranges, its share, and what cannot be true."""

import itertools
import random

import pytest

from modules.rules.played import (
    FASTEST,
    SLACK,
    InvalidRanges,
    clean,
    is_enough,
    is_plausible,
    merge,
    percentage,
    seconds,
    share,
)


@pytest.mark.parametrize(
    ("ranges", "merged"),
    [
        ([], []),
        ([(5, 9), (0, 3)], [(0, 3), (5, 9)]),
        ([(0, 5), (3, 9)], [(0, 9)]),
        ([(0, 5), (5, 9)], [(0, 9)]),
        ([(0, 5), (5.4, 9)], [(0, 9)]),  # the rounding of a player
        ([(0, 5), (6, 9)], [(0, 5), (6, 9)]),
        ([(0, 9), (2, 3)], [(0, 9)]),
        ([(0, 5), (0, 5)], [(0, 5)]),
    ],
)
def test_merge(ranges, merged):
    assert merge(ranges) == merged


def test_the_order_of_reports_and_getting_one_twice_make_no_difference():
    chance = random.Random(7)
    for _ in range(50):
        reports = [
            [(start, start + chance.uniform(0.1, 30)) for start in (chance.uniform(0, 200) for _ in range(3))]
            for _ in range(4)
        ]
        outcomes = set()
        for order in itertools.permutations(reports):
            total: list = []
            for report in [*order, order[0]]:
                total = merge([*total, *report])
            outcomes.add(tuple((round(a, 6), round(b, 6)) for a, b in total))
        assert len(outcomes) == 1


def test_seconds_never_fall_and_never_pass_the_duration():
    chance = random.Random(11)
    for _ in range(200):
        duration = chance.uniform(1, 300)
        total: list = []
        for _ in range(10):
            start = chance.uniform(-20, duration + 20)
            more = merge([*total, *clean([[start, start + chance.uniform(-5, 90)]], duration)])
            assert seconds(more) >= seconds(total) - 1e-6
            assert 0 <= share(more, duration) <= 1
            total = more


@pytest.mark.parametrize(
    "reported",
    [
        None,
        3,
        "0-5",
        {"0": 5},
        [[0]],
        [[0, 1, 2]],
        [["0", "5"]],
        [[0, float("nan")]],
        [[0, float("inf")]],
        [[0, True]],
        [[0, None]],
        ["05"],
        [[0, 1]] * 501,
    ],
)
def test_what_is_no_list_of_ranges_is_refused(reported):
    with pytest.raises(InvalidRanges):
        clean(reported, 60)


def test_only_what_lies_in_the_recording_counts():
    assert clean([[-5, 3], [50, 900], [70, 80], [9, 4]], 60) == [(0, 3), (50, 60)]


def test_jumping_to_the_end_is_not_watching():
    assert not is_enough([(0, 2), (55, 60)], 60, 90)
    assert percentage([(0, 2), (55, 60)], 60) == 11


@pytest.mark.parametrize(
    ("ranges", "needed", "enough"),
    [
        ([(0, 54)], 90, True),
        ([(0, 52)], 90, False),
        ([(0, 53.1)], 90, True),  # the last second of a player
        ([(0, 59.2)], 100, True),
        ([(0, 58.5)], 100, False),
        ([(0, 30), (31, 60)], 90, True),
        ([], 10, False),
    ],
)
def test_enough(ranges, needed, enough):
    assert is_enough(ranges, 60, needed) is enough


def test_nothing_is_enough_of_nothing():
    assert not is_enough([], 0, 10)
    assert not is_enough([], 0.01, 10)
    assert percentage([], 0) == 0


def test_a_percentage_for_people():
    assert percentage([(0, 30)], 60) == 50
    assert percentage([(0, 58.9)], 60) == 98
    assert percentage([(0, 59.5)], 60) == 100


def test_nobody_plays_faster_than_time():
    assert is_plausible([], [(0, 60)], 60)
    assert is_plausible([], [(0, 60)], 60 / FASTEST)
    assert is_plausible([], [(0, SLACK)], 0)
    assert not is_plausible([], [(0, 600)], 60)
    assert not is_plausible([], [(0, SLACK + 1)], 0)
    assert not is_plausible([], [(0, SLACK + 1)], -3600)
    assert is_plausible([(0, 600)], [(0, 600)], 0)  # a replay adds nothing
