"""The rule for texts that come in out of order, pure."""

from uuid import UUID

from modules.rules.versions import Standing, Written, standing

A, B, C, D = (UUID(int=number) for number in range(1, 5))


def test_a_first_text_stands_and_a_text_written_on_it_takes_its_place():
    assert standing(Written(A, None), current=None, beside=[], known={}) is Standing.STANDS
    assert standing(Written(B, A), current=A, beside=[], known={A: None}) is Standing.STANDS


def test_a_repeated_text_changes_nothing_also_when_a_newer_one_came():
    assert standing(Written(A, None), current=B, beside=[], known={A: None, B: A}) is Standing.REPLAY


def test_a_text_that_was_overtaken_by_one_written_on_it_is_older():
    assert standing(Written(B, A), current=C, beside=[], known={A: None, C: B}) is Standing.OLDER
    assert standing(Written(B, A), current=D, beside=[C], known={A: None, C: B, D: A}) is Standing.OLDER


def test_a_text_whose_writer_had_not_seen_the_one_here_is_kept_beside_it():
    assert standing(Written(C, A), current=B, beside=[], known={A: None, B: A}) is Standing.BESIDE
    assert standing(Written(C, None), current=B, beside=[], known={B: None}) is Standing.BESIDE


def test_a_circle_in_what_browsers_claim_does_not_hang():
    assert standing(Written(D, A), current=B, beside=[], known={A: B, B: A}) is Standing.BESIDE
