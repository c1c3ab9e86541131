"""The Range header, as RFC 9110 section 14 writes it."""

import pytest

from media.rules.byte_range import ByteRange, Unsatisfiable, parse_range


@pytest.mark.parametrize(
    ("header", "size", "part"),
    [
        ("bytes=0-1", 100, (0, 1)),  # what Safari asks first
        ("bytes=0-", 100, (0, 99)),
        ("bytes=99-", 100, (99, 99)),
        ("bytes=10-1000", 100, (10, 99)),
        ("bytes=-10", 100, (90, 99)),
        ("bytes=-1000", 100, (0, 99)),
        ("Bytes = 5 - 6", 100, (5, 6)),
    ],
)
def test_one_part(header: str, size: int, part: tuple[int, int]):
    assert parse_range(header, size) == ByteRange(*part)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes=",
        "bytes=-",
        "bytes=9-3",
        "bytes=a-b",
        "seconds=0-1",
        "bytes=0-1,5-6",
        "bytes=" + "9" * 40 + "-",
        "bytes=-1-2",
        "bytes=٣-٤x",
    ],
)
def test_what_is_wrong_or_too_much_is_ignored(header: str):
    assert parse_range(header, 100) is None


@pytest.mark.parametrize(("header", "size"), [("bytes=100-", 100), ("bytes=0-1", 0), ("bytes=-0", 5), ("bytes=-1", 0)])
def test_behind_the_end(header: str, size: int):
    with pytest.raises(Unsatisfiable):
        parse_range(header, size)
