"""Advice on how a Dutch text reads: long sentences, hard words and the Flesch-Douma score. Advice, never a rule.

No dictionary of how often words occur is needed: official Dutch has a known list of words with a plain one beside it
(modules.rules.plain_words), and what is long is hard.
"""

import re
from dataclasses import dataclass

from modules.rules.plain_words import PLAIN

LONG_SENTENCE = 20  # words
LONG_WORD = 5  # syllables
FEWEST_WORDS = 30  # a score over less says nothing

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_END = re.compile(r"(?<=[.!?…])[\"'’”)]*\s+(?=[\"'‘“(]?[A-ZÀ-Ý0-9‘“])|\n+")
# Dutch nuclei, the longest first; a vowel with a diaeresis begins a syllable of its own.
_NUCLEUS = re.compile(r"eau|aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|[aeiouyáéíóúàèìòùâêîôûäëïöü]")
_SHORT_FORMS = re.compile(
    r"\b(?:bijv|bv|o\.a|d\.w\.z|nr|art|tel|ca|incl|excl|m\.b\.t|i\.v\.m|z\.s\.m|t\.a\.v)\.", re.IGNORECASE
)


@dataclass(frozen=True)
class LongSentence:
    """A sentence to cut in two."""

    text: str
    words: int


@dataclass(frozen=True)
class HardWord:
    """plain: what could stand there; '' when the word is only long."""

    word: str
    plain: str


@dataclass(frozen=True)
class Advice:
    """What there is to say about a text. score: Flesch-Douma, 0 to 100, higher reads easier; None for a short text."""

    words: int
    sentences: int
    score: int | None
    long_sentences: tuple[LongSentence, ...]
    hard_words: tuple[HardWord, ...]

    @property
    def words_a_sentence(self) -> int:
        return round(self.words / self.sentences) if self.sentences else 0

    @property
    def level(self) -> str:
        """'easy' (fits B1), 'fair' or 'hard'; '' without a score."""
        if self.score is None:
            return ""
        return "easy" if self.score >= 65 else "fair" if self.score >= 50 else "hard"


def advise(text: str) -> Advice:
    """Look at a plain text; paragraphs are on lines of their own."""
    sentences = sentences_of(text)
    counted = [(sentence, words_of(sentence)) for sentence in sentences]
    words = [word for _, own in counted for word in own]
    return Advice(
        words=len(words),
        sentences=len(sentences),
        score=flesch_douma(words, len(sentences)) if len(words) >= FEWEST_WORDS else None,
        long_sentences=tuple(LongSentence(s, len(own)) for s, own in counted if len(own) > LONG_SENTENCE),
        hard_words=tuple(_hard_words(text, words)),
    )


def flesch_douma(words: list[str], sentences: int) -> int:
    """Flesch reading ease with the weights of W.H. Douma (1960) for Dutch, held between 0 and 100."""
    length = len(words) / max(1, sentences)
    syllables = sum(map(syllables_in, words)) / max(1, len(words))
    return round(min(100.0, max(0.0, 206.84 - 0.93 * length - 77 * syllables)))


def sentences_of(text: str) -> list[str]:
    """Sentences in order; a line ends one too."""
    # The full stop of 'bijv.' ends no sentence.
    guarded = _SHORT_FORMS.sub(lambda match: match.group().replace(".", "\0"), text)
    parts = (part.replace("\0", ".").strip() for part in _END.split(guarded))
    return [part for part in parts if words_of(part)]


def words_of(text: str) -> list[str]:
    """Words without numbers and signs."""
    return _WORD.findall(text)


def syllables_in(word: str) -> int:
    """Number of syllables, at least one; right for nearly all Dutch words."""
    return max(1, len(_NUCLEUS.findall(word.casefold())))


def _hard_words(text: str, words: list[str]) -> list[HardWord]:
    lowered = " ".join(text.casefold().split())
    found: dict[str, HardWord] = {}
    for phrase, plain in PLAIN.items():
        if " " in phrase and re.search(rf"\b{re.escape(phrase)}\b", lowered):
            found[phrase] = HardWord(phrase, plain)
    for word in words:
        key = word.casefold()
        if key in PLAIN:
            found.setdefault(key, HardWord(word, PLAIN[key]))
        elif syllables_in(word) >= LONG_WORD and not word[0].isupper():
            found.setdefault(key, HardWord(word, ""))
    return list(found.values())
