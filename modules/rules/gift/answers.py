"""What stands between braces in GIFT."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from modules.rules.exchange import GAP, Notebook, NotTaken
from modules.rules.fill import FillContent, Gap
from modules.rules.gift.blocks import free, marked
from modules.rules.number import NumberContent
from modules.rules.question import Hint

_ENTRY = re.compile(r"([=~])([^=~]*)")
_WEIGHT = re.compile(r"\s*%(-?\d+(?:\.\d+)?)%")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_STAR, _HELD_STAR = "*", "\\*"


@dataclass(frozen=True)
class Entry:
    """One answer. sign: '=' or '~'. weight: percentage or None. raw: with held signs, without feedback."""

    sign: str
    weight: float | None
    raw: str
    text: str
    feedback: str


@dataclass(frozen=True)
class Answers:
    """body: all between the braces but general feedback, signs still held. mark: format of the question."""

    body: str
    entries: tuple[Entry, ...]
    explanation: str
    mark: str = ""

    @property
    def is_number(self) -> bool:
        """Whether a number is asked."""
        return self.body.startswith("#")

    @property
    def is_match(self) -> bool:
        """Whether sides belong together; an arrow in a choice is only text."""
        return bool(self.entries) and _are_pairs(self.body)


def answers_of(inside: str, book: Notebook, mark: str = "") -> Answers:
    """Take apart what stands between the braces."""
    body, _hashes, general = inside.partition("####")
    body = body.strip()
    general_mark, general = marked(general)
    explanation = book.plain(free(general), mark=general_mark)
    source = body
    if body.startswith("#"):
        source = body[1:].strip()
        if source and source[0] not in "=~":
            source = f"={source}"
    pairs = _are_pairs(body)
    entries = [_entry(match, book, mark, pairs) for match in _ENTRY.finditer(source)]
    loose = source[: source.find(_ENTRY.findall(source)[0][0])] if entries else ""
    if loose.strip():
        raise NotTaken("answers", free(loose))
    return Answers(body, tuple(entries), explanation, mark)


def _are_pairs(body: str) -> bool:
    """An arrow in feedback is only text."""
    answers = [answer.partition("#")[0] for _sign, answer in _ENTRY.findall(body)]
    return body.startswith("=") and "~" not in body and any("->" in answer for answer in answers)


def _entry(match: re.Match[str], book: Notebook, mark: str, is_pair: bool) -> Entry:
    sign, rest = match.groups()
    weight = None
    if found := _WEIGHT.match(rest):
        weight, rest = float(found.group(1)), rest[found.end() :]
    raw, _hash, said = rest.partition("#")
    own_mark, text = marked(raw)
    said_mark, said = marked(said)
    return Entry(
        sign=sign,
        weight=weight,
        raw=raw,
        text=book.plain(free(text), mark=own_mark or mark) if not is_pair else "",
        feedback=book.plain(free(said), mark=said_mark),
    )


def fill_content(answers: Answers, body: str, book: Notebook) -> FillContent:
    """A short answer: one gap with everything that counts fully; the rest is what we have an explanation for."""
    accepted, hints = [], []
    for each in answers.entries:
        weight = 100.0 if each.weight is None else each.weight
        text = each.text.replace(_HELD_STAR, "\0")
        if _STAR in text:
            book.add("star", each.feedback or each.text)
            continue
        text = text.replace("\0", _STAR)
        if re.search(r"[\[\]|]", text):
            book.add("sign", text)
            text = re.sub(r"[\[\]|]", " ", text)
        text = " ".join(text.split())
        if not text:
            continue
        if weight >= 100:
            accepted.append(text)
        elif weight > 0:
            book.add("weight", text)
        if each.feedback:
            hints.append(Hint(text, each.feedback))
        elif weight <= 0:
            book.add("wrong_answer", text)
    if not accepted:
        raise NotTaken("none_right")
    if re.search(r"[\[\]]", body):
        book.add("sign", body)
        body = body.replace("[", "(").replace("]", ")")
    before, _gap, after = body.partition(GAP)
    return FillContent((before, Gap("gat1", tuple(accepted)), after), hints=tuple(hints))


def number_content(answers: Answers, book: Notebook) -> NumberContent:
    """A number with a tolerance; a second, wider one may count for half."""
    content: NumberContent | None = None
    for each in answers.entries:
        if each.sign == "~" or not each.text or each.text == _STAR:
            if each.feedback and content:
                content = replace(content, too_low=each.feedback, too_high=each.feedback)
            continue
        answer, tolerance = _range(each.text)
        weight = 100.0 if each.weight is None else each.weight
        if each.feedback:
            book.add("feedback", each.feedback)
        if content is None and weight >= 100:
            content = NumberContent(answer, tolerance)
        elif content and weight == 50 and answer == content.answer and not content.half_tolerance:
            content = replace(content, half_tolerance=tolerance)
        else:
            book.add("weight", each.text)
    if content is None:
        raise NotTaken("none_right")
    return content


def _range(text: str) -> tuple[Decimal, Decimal]:
    """The middle and the tolerance of '5', '5:0.1' or '4.9..5.1'."""
    text = "".join(text.split())
    if ".." in text:
        low, high = (_decimal(part) for part in text.split("..", 1))
        return (low + high) / 2, abs(high - low) / 2
    answer, _colon, tolerance = text.partition(":")
    return _decimal(answer), abs(_decimal(tolerance)) if tolerance else Decimal(0)


def _decimal(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text) or len(text) > 30:
        raise NotTaken("number", text)
    try:
        return Decimal(text)
    except InvalidOperation:
        raise NotTaken("number", text) from None
