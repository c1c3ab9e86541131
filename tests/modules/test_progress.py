"""Progress without a database."""

from uuid import UUID

import pytest

from modules.rules.progress import Step, is_complete, progress

A, B, C = (UUID(int=number) for number in (1, 2, 3))


def test_the_next_step_is_the_busy_one_then_the_first_required_one():
    steps = [Step(A, True), Step(B, False), Step(C, True)]
    assert progress(steps, set(), set()).next_step == A
    assert progress(steps, {A}, {A}).next_step == C  # the optional step in between can wait
    assert progress(steps, {A}, {A, B}).next_step == B  # but not when it was begun
    assert progress(steps, {A, C}, set()).next_step == B
    assert progress(steps, {A, B, C}, set()).next_step is None


def test_optional_steps_do_not_hold_up_completion():
    steps = [Step(A, True), Step(B, False)]
    assert progress(steps, {A}, set()).is_complete
    assert not progress(steps, {B}, set()).is_complete


def test_records_of_steps_that_are_gone_do_not_count():
    where = progress([Step(A, True)], {B}, {B, C})
    assert (where.done, where.total, where.is_complete) == (0, 1, False)


@pytest.mark.parametrize(
    ("done", "total", "required_done", "required_total", "complete"),
    [(0, 0, 0, 0, False), (2, 3, 0, 0, False), (3, 3, 0, 0, True), (2, 3, 2, 2, True), (2, 3, 1, 2, False)],
)
def test_a_module_without_required_steps_asks_for_all_and_an_empty_one_is_never_complete(
    done, total, required_done, required_total, complete
):
    assert complete is is_complete(done=done, total=total, required_done=required_done, required_total=required_total)


def test_what_somebody_else_must_do_is_the_next_step_only_when_nothing_else_is_left():
    steps = [Step(A, True, by_others=True), Step(B, False), Step(C, True)]
    assert progress(steps, set(), set()).next_step == C
    assert progress(steps, {C}, set()).next_step == B
    assert progress(steps, {B, C}, set()).next_step == A
