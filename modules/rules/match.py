"""Match what belongs together. An answer is {pair id: id of the pair or distractor whose right side was chosen}."""

from dataclasses import dataclass

from modules.rules.order import Part
from modules.rules.question import Given, InvalidAnswer, QuestionSpec, Scored, share_of


@dataclass(frozen=True)
class Pair:
    """left and right belong together. feedback: said when it was matched wrongly."""

    id: str
    left: str
    right: str
    feedback: str = ""


@dataclass(frozen=True)
class MatchContent:
    """pairs as the author wrote them. distractors: right sides that belong to nothing."""

    pairs: tuple[Pair, ...]
    distractors: tuple[Part, ...] = ()

    @property
    def rights(self) -> dict[str, str]:
        """What can be chosen: id -> text. Two pairs may share one right side; it is there once."""
        texts: dict[str, str] = {}
        every = [(pair.id, pair.right) for pair in self.pairs] + [(part.id, part.text) for part in self.distractors]
        for key, text in every:
            if text not in texts.values():
                texts[key] = text
        return texts

    def belongs(self, pair: Pair, chosen: str) -> bool:
        """Whether the chosen right side is the one of the pair."""
        return self.rights.get(chosen) == pair.right


def score_match(question: QuestionSpec, given: Given) -> Scored:
    """Partial credit: the share of pairs that are right. Raises InvalidAnswer unless every left side has a choice."""
    content: MatchContent = question.content
    if not isinstance(given, dict) or any(chosen and chosen not in content.rights for chosen in given.values()):
        raise InvalidAnswer("unknown")
    if any(not given.get(pair.id) for pair in content.pairs):
        raise InvalidAnswer("all")
    right = sum(content.belongs(pair, given[pair.id]) for pair in content.pairs)
    return share_of(question, right / len(content.pairs))
