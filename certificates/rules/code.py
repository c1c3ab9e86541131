"""The code on a certificate: 94 random bits that people can read aloud, and a character that catches a typing error.

The alphabet has 31 characters, a prime number, and each place has a weight of its own between 1 and 20. The weighted
sum of a code is a multiple of 31. One wrong character changes the sum by weight x difference, a swap of two
characters by difference of weights x difference; neither is a multiple of 31, so both are always found.
"""

import secrets
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

# Digits and capitals without 0, 1, I, L and O, which look alike on paper.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 20
GROUP = 4

_BASE = len(ALPHABET)
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_WEIGHTS = range(1, LENGTH + 1)
# A dash or a blank of any kind, also an invisible one from a PDF, separates groups; nothing else is ignored.
_IGNORED_CATEGORIES = frozenset({"Pd", "Zs", "Zl", "Zp", "Cf", "Cc"})
_MINUS = "\N{MINUS SIGN}"


class Problem(StrEnum):
    """Why a text cannot be a code."""

    EMPTY = "empty"
    STRANGE = "strange"
    SHORT = "short"
    LONG = "long"
    CHECK = "check"


@dataclass(frozen=True)
class Parsed:
    """What somebody typed. code: 20 characters, or '' when there is a problem.

    typed: what was read, in groups, at most a little longer than a code. strange: the characters that never occur
    in a code, each once. missing: how many characters too few (SHORT), or too many when negative (LONG).
    """

    code: str
    typed: str
    problem: Problem | None = None
    strange: str = ""
    missing: int = 0


def new_code() -> str:
    """A new code: 19 random characters and the check character, without hyphens."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + check_character(body)


def check_character(body: str) -> str:
    """The last character for the 19 before it. Raises KeyError for a character outside the alphabet."""
    total = sum(weight * _VALUES[character] for weight, character in zip(_WEIGHTS, body, strict=False))
    return ALPHABET[-total * pow(LENGTH, -1, _BASE) % _BASE]


def adds_up(code: str) -> bool:
    """Whether the weighted sum of 20 characters of the alphabet is a multiple of 31."""
    return sum(weight * _VALUES[character] for weight, character in zip(_WEIGHTS, code, strict=True)) % _BASE == 0


def grouped(code: str) -> str:
    """As it is printed: groups of four with hyphens."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def parse(text: str) -> Parsed:
    """Read a code as people type it: small letters, blanks, any kind of dash or none. Never raises."""
    # A pasted page is no code: what is far too long is cut before any work is done on it.
    kept = "".join(
        character.upper() if character.isascii() else character
        for character in unicodedata.normalize("NFKC", text[:200])
        if unicodedata.category(character) not in _IGNORED_CATEGORIES and character != _MINUS
    )
    typed = grouped(kept[: 2 * LENGTH])
    if not kept:
        return Parsed("", typed, Problem.EMPTY)
    strange = "".join(dict.fromkeys(character for character in kept if character not in _VALUES))
    if strange:
        return Parsed("", typed, Problem.STRANGE, strange=strange)
    if len(kept) != LENGTH:
        problem = Problem.SHORT if len(kept) < LENGTH else Problem.LONG
        return Parsed("", typed, problem, missing=LENGTH - len(kept))
    if not adds_up(kept):
        return Parsed("", typed, Problem.CHECK)
    return Parsed(kept, typed)
