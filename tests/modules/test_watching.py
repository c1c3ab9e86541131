"""What a learner's player reports, what completes the step, and what is not believed."""

from contextlib import suppress

import pytest

from modules.kinds.video import kind
from modules.models import Watched
from modules.rules.played import InvalidRanges
from modules.services.attempts import RunNotFound
from modules.services.watching import Implausible, read_instead, report_played
from modules.sql_page import touched
from tests.content_video import audio, video_page
from tests.factories import PersonFactory
from tests.modules.watchers import NOON, Learner, later

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner() -> Learner:
    return Learner(video_page(audio(100)))


def test_parts_add_up_until_it_is_enough(learner: Learner):
    assert learner.report([0, 40], at=40, position=40).percentage == 40
    assert not learner.is_done
    assert learner.report([30, 60], at=80, position=60).percentage == 60
    progress = learner.report([55, 92], at=140, position=92)
    assert progress.done
    assert progress.percentage == 92
    assert learner.is_done
    assert (learner.watched.route, learner.watched.ranges, learner.watched.position) == ("played", [[0, 92]], 92)


def test_the_end_alone_is_not_enough(learner: Learner):
    assert not learner.report([95, 100], at=600, position=100).done
    assert not learner.is_done


def test_who_claims_more_than_time_allows_gets_nothing(learner: Learner):
    with pytest.raises(Implausible):
        learner.report([0, 100], at=5)
    assert not Watched.objects.exists()
    learner.report([0, 8], at=5)
    with pytest.raises(Implausible):
        learner.report([0, 100], at=6)
    assert learner.watched.ranges == [[0, 8]]
    # Many small lies do not add up to a big one: everything is held against the first moment.
    for second in range(9, 20):
        _lie(learner, second)
    assert learner.watched.ranges[0][1] <= 2 * 20 + 10


def _lie(learner: Learner, second: float) -> None:
    for _ in range(30):
        seen = learner.watched.ranges[0][1]
        with suppress(Implausible):
            learner.report([seen, seen + 5], at=second)


def test_a_report_that_comes_late_or_twice_or_in_another_order_does_no_harm(learner: Learner):
    reports = [([0, 30], 30), ([30, 60], 60), ([60, 95], 95)]
    for order in ([2, 0, 1], [1, 2, 0, 0, 2]):
        Watched.objects.all().delete()
        for index in order:
            ranges, position = reports[index]
            learner.report(ranges, at=3600, position=position)
        assert learner.watched.ranges == [[0, 95]]
    assert learner.run.attempts.count() == 1
    assert learner.run.completions.count() == 1


def test_two_tabs_add_up(learner: Learner):
    learner.report([0, 50], at=50)
    learner.report([50, 95], at=55, opened=10)
    assert learner.watched.ranges == [[0, 95]]
    assert learner.watched.opened_at == NOON
    assert learner.is_done


@pytest.mark.parametrize("ranges", [[["x", 3]], [[0]], [[0, 1]] * 501])
def test_nonsense_is_refused(learner: Learner, ranges: list):
    with pytest.raises(InvalidRanges):
        learner.report(*ranges, at=100)
    assert not Watched.objects.exists()


def test_who_reads_the_text_is_done_and_it_says_so(learner: Learner):
    learner.report([0, 20], at=20, position=20)
    read_instead(**learner.whom, key=learner.run.uuid)
    assert learner.is_done
    assert learner.watched.route == "read"
    assert kind.result_cells(learner.step.pk, [learner.run.pk]) == {learner.run.pk: ("20%, tekst gelezen",)}
    learner.report([0, 95], at=100, position=95)
    assert learner.watched.route == "read"
    assert learner.run.attempts.count() == 1


def test_what_was_played_is_shown_to_the_trainer(learner: Learner):
    learner.report([0, 20], at=20)
    assert kind.result_cells(learner.step.pk, [learner.run.pk]) == {learner.run.pk: ("20%",)}
    assert kind.result_cells(learner.step.pk, []) == {}


def test_nobody_else_reports_for_a_learner(learner: Learner):
    whom = learner.whom | {"user_id": PersonFactory().user_id}
    with pytest.raises(RunNotFound):
        report_played(**whom, ranges=[[0, 5]], position=5, opened_at=NOON, now=later(9))
    with pytest.raises(RunNotFound):
        read_instead(**whom, key=learner.run.uuid)


def test_a_played_part_makes_the_step_one_that_is_going_on(learner: Learner):
    assert learner.step.pk not in touched([learner.run.pk])[learner.run.pk].best
    learner.report([0, 5], at=9)
    assert learner.step.pk in touched([learner.run.pk])[learner.run.pk].best
