"""Mark words in a text. The author puts the right words between brackets: 'Ik ben [woedend] over die brief.'

An answer is the list of ids of the marked words. Words that belong together are still marked one by one: a longer
piece to mark would show where the answer is.
"""

import re
from dataclasses import dataclass

from modules.rules.question import Given, Hint, InvalidAnswer, QuestionSpec, Scored, ids_of, share_of

_SIGNS = ".,;:!?…'\"‘’“”()"
_PARTS = re.compile(r"\[|\]|[^\s\[\]]+|\s+")


@dataclass(frozen=True)
class Word:
    """before and after: signs around the word that are not part of it."""

    id: str
    text: str
    correct: bool
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class WordsContent:
    """lines: the lines of the text, each a tuple of words."""

    lines: tuple[tuple[Word, ...], ...]
    hints: tuple[Hint, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """All words, in the order of the text."""
        return tuple(word for line in self.lines for word in line)


def read_words(text: str) -> tuple[tuple[Word, ...], ...]:
    """From the author's text with brackets to words. Raises ValueError on unfinished brackets or no marked word."""
    lines: list[tuple[Word, ...]] = []
    number, inside = 0, False
    for line in text.strip().splitlines():
        words: list[Word] = []
        raw, correct = "", False
        for part in [*_PARTS.findall(line), " "]:
            if part in "[]":
                if inside == (part == "["):
                    raise ValueError("bracket")
                inside = part == "["
            elif not part.isspace():
                raw += part
                correct = correct or (inside and bool(part.strip(_SIGNS)))
            elif raw:
                words.append(_word(raw, correct, number := number + 1))
                raw, correct = "", False
        lines.append(tuple(words))
    if inside:
        raise ValueError("bracket")
    flat = [word for words in lines for word in words]
    if not any(word.correct for word in flat) or all(word.correct for word in flat):
        raise ValueError("none")
    return tuple(lines)


def write_words(lines: tuple[tuple[Word, ...], ...]) -> str:
    """The author's text of these lines; the other way round than read_words."""
    return "\n".join(
        " ".join(f"{word.before}{f'[{word.text}]' if word.correct else word.text}{word.after}" for word in line)
        for line in lines
    )


def _word(raw: str, correct: bool, number: int) -> Word:
    text = raw.strip(_SIGNS) or raw
    at = raw.index(text)
    return Word(f"w{number}", text, correct, before=raw[:at], after=raw[at + len(text) :])


def score_words(question: QuestionSpec, given: Given) -> Scored:
    """Partial credit: (right - wrong) / number of right words, never below 0. Raises InvalidAnswer on none."""
    content: WordsContent = question.content
    known = {word.id: word for word in content.words}
    marked = ids_of(given)
    if any(each not in known for each in marked):
        raise InvalidAnswer("unknown")
    if not marked:
        raise InvalidAnswer("some")
    right = sum(known[each].correct for each in marked)
    return share_of(question, (right - (len(marked) - right)) / sum(word.correct for word in content.words))
