"""Chapters as an author types them."""

import re

import pytest

from media.messages import chapters_fault
from media.rules.chapters import Chapter, InvalidChapters, parse
from media.rules.clock import clock, from_clock


def test_lines_become_chapters():
    text = "0:00 Begin\n\n1:20 - De vraag achter de vraag\n1:02:03   Afsluiten \n"
    assert parse(text, 4000) == [
        Chapter(0, "Begin"),
        Chapter(80, "De vraag achter de vraag"),
        Chapter(3723, "Afsluiten"),
    ]
    assert parse("", 10) == []


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("Begin", 1, "form"),
        ("0:00 Begin\n1:75 Later", 2, "form"),
        ("0:00", 1, "form"),
        ("0:30 Begin\n0:10 Eerder", 2, "order"),
        ("0:30 Begin\n0:30 Nog eens", 2, "order"),
        ("0:00 Begin\n\n9:00 Te laat", 3, "late"),
        ("0:00 " + "x" * 121, 1, "long"),
    ],
)
def test_faults(text: str, line: int, reason: str):
    with pytest.raises(InvalidChapters) as caught:
        parse(text, 300)
    assert (caught.value.line, caught.value.reason) == (line, reason)
    assert chapters_fault(caught.value).startswith(f"Regel {line}: ")


def test_clock():
    for seconds, text in ((0, "0:00"), (83, "1:23"), (3723, "1:02:03")):
        assert clock(seconds) == text
        assert from_clock(text) == seconds
    for text in ("", "83", "1:60", "a:10", "-1:10"):
        with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
            from_clock(text)
