"""Fill in what is missing. The author writes the answers between brackets: 'Waarmee kan ik u [helpen|van dienst zijn]?'

An answer is {gap id: what was typed}.
"""

import re
import unicodedata
from dataclasses import dataclass

from modules.rules.question import Given, Hint, InvalidAnswer, QuestionSpec, Scored, share_of

_BRACKETS = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True)
class Gap:
    """accepted: every answer that is right, the best one first."""

    id: str
    accepted: tuple[str, ...]


@dataclass(frozen=True)
class FillContent:
    """pieces: text and gaps in turn. exact_case, exact_accents: whether capitals and accents must be right."""

    pieces: tuple[str | Gap, ...]
    exact_case: bool = False
    exact_accents: bool = False
    hints: tuple[Hint, ...] = ()

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Only the gaps, in the order of the text."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Gap))

    def accepts(self, gap: Gap, typed: str) -> bool:
        """Whether this answer is right for this gap; spaces around and double spaces never count."""
        return any(self.same(typed, answer) for answer in gap.accepted)

    def same(self, one: str, other: str) -> bool:
        """Whether two answers are the same for this question."""
        return self._plain(one) == self._plain(other)

    def _plain(self, text: str) -> str:
        text = " ".join(unicodedata.normalize("NFC", text).replace("’", "'").split())
        if not self.exact_accents:
            apart = unicodedata.normalize("NFD", text)
            text = "".join(sign for sign in apart if not unicodedata.combining(sign))
        return text if self.exact_case else text.casefold()


def read_gaps(text: str) -> tuple[str | Gap, ...]:
    """From the author's text with brackets to pieces. Raises ValueError on an empty or unfinished gap, or no gap."""
    pieces: list[str | Gap] = []
    for index, part in enumerate(_BRACKETS.split(text)):
        if index % 2 == 0:
            if "[" in part or "]" in part:
                raise ValueError("bracket")
            pieces.append(part)
            continue
        accepted = tuple(answer.strip() for answer in part.split("|") if answer.strip())
        if not accepted:
            raise ValueError("empty")
        pieces.append(Gap(f"gat{index // 2 + 1}", accepted))
    if len(pieces) < 2:
        raise ValueError("none")
    return tuple(pieces)


def write_gaps(pieces: tuple[str | Gap, ...]) -> str:
    """The author's text of these pieces; the other way round than read_gaps."""
    return "".join(f"[{'|'.join(piece.accepted)}]" if isinstance(piece, Gap) else piece for piece in pieces)


def score_fill(question: QuestionSpec, given: Given) -> Scored:
    """Partial credit: the share of gaps that are right. Raises InvalidAnswer unless every gap has text."""
    content: FillContent = question.content
    if not isinstance(given, dict) or set(given) - {gap.id for gap in content.gaps}:
        raise InvalidAnswer("unknown")
    if any(not given.get(gap.id, "").strip() for gap in content.gaps):
        raise InvalidAnswer("gaps")
    right = sum(content.accepts(gap, given[gap.id]) for gap in content.gaps)
    return share_of(question, right / len(content.gaps))
