"""How long somebody is busy with a text."""

from collections.abc import Sequence
from math import ceil

from modules.rules.gate import Passage
from modules.rules.markup import read_markup
from modules.rules.wording import count_words

WORDS_A_MINUTE = 180  # who reads calmly, to remember it
SECONDS_A_PICTURE = 12
SECONDS_A_FILE = 120


def minutes_for(passages: Sequence[Passage], seconds: int = 0) -> int | None:
    """Whole minutes for passages of a page, at least 1; None when there is nothing. seconds: of video and audio."""
    words = sum(_words(each) for each in passages)
    pictures = sum(each.kind == "picture" and not each.decorative for each in passages)
    files = sum(each.kind == "file" for each in passages)
    total = words / WORDS_A_MINUTE * 60 + pictures * SECONDS_A_PICTURE + files * SECONDS_A_FILE + seconds
    return ceil(total / 60) if total else None


def _words(passage: Passage) -> int:
    if passage.kind in ("picture", "file"):
        return 0
    text = read_markup(passage.text).text if passage.kind == "html" else passage.text
    return count_words(text) + sum(count_words(cell) for row in passage.rows for cell in row)
