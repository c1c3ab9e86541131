"""A number with a tolerance. An answer is a list with one text, as the learner typed it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from modules.rules.question import Given, InvalidAnswer, QuestionSpec, Scored, share_of, text_of

_THOUSANDS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")
_PLAIN = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")


@dataclass(frozen=True)
class NumberContent:
    """Right from answer - tolerance up to answer + tolerance; half the points within half_tolerance (0: never)."""

    answer: Decimal
    tolerance: Decimal = Decimal(0)
    half_tolerance: Decimal = Decimal(0)
    unit: str = ""
    too_low: str = ""
    too_high: str = ""


def read_number(text: str, unit: str = "") -> Decimal:
    """A number as people in the Netherlands type it: '12,5', '1.250,50', '€ 1.250', '12.5'; 1.250 is 1250.

    Raises InvalidAnswer when it is no number.
    """
    text = text.replace("\N{MINUS SIGN}", "-").casefold().replace("€", "").strip()
    if unit and text.endswith(unit.casefold()):
        text = text[: -len(unit)]
    text = "".join(text.split())
    if len(text) > 30:
        raise InvalidAnswer("number")
    if _THOUSANDS.fullmatch(text):
        text = text.replace(".", "")
    elif not _PLAIN.fullmatch(text):
        raise InvalidAnswer("number")
    return Decimal(text.replace(",", "."))


def write_number(number: Decimal) -> str:
    """The number as people in the Netherlands write it, without needless zeros: '12,5'."""
    return f"{number.normalize():f}".replace(".", ",")


def score_number(question: QuestionSpec, given: Given) -> Scored:
    """All points within the tolerance, half within the wider one. Raises InvalidAnswer when it is no number."""
    content: NumberContent = question.content
    off = abs(read_number(text_of(given), content.unit) - content.answer)
    share = 1.0 if off <= content.tolerance else 0.5 if off <= content.half_tolerance else 0.0
    return share_of(question, share)
