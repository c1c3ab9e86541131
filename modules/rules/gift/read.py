"""From GIFT to questions."""

import re

from modules.rules.choice import FALSE, TRUE
from modules.rules.exchange import GAP, Found, Notebook, NotTaken, Parsed, key_of, split_gap, split_text
from modules.rules.gift.answers import Answers, answers_of, fill_content, number_content
from modules.rules.gift.blocks import Block, blocks_of, free, marked
from modules.rules.match import MatchContent, Pair
from modules.rules.open import OpenContent
from modules.rules.order import Part
from modules.rules.question import Option, QuestionSpec

_TITLE = re.compile(r"\s*::(.*?)::", re.DOTALL)
_TRUTH = re.compile(r"(T|TRUE|F|FALSE)\s*(#.*)?", re.IGNORECASE | re.DOTALL)


def read_gift(text: str, words: tuple[str, str] = ("Waar", "Niet waar")) -> Parsed:
    """All questions of a GIFT file, and notes on what is not taken over. words: for true and false."""
    found, notes = [], []
    for block in blocks_of(text):
        book = Notebook(str(block.line), free(block.text))
        try:
            found.append(Found(_question(block, book, words), str(block.line)))
        except NotTaken as reason:
            book.add(reason.code, reason.what, lost=True)
        notes += book.notes
    return Parsed("GIFT", tuple(found), tuple(notes))


def _question(block: Block, book: Notebook, words: tuple[str, str]) -> QuestionSpec:
    text, title = block.text, ""
    if heading := _TITLE.match(text):
        text, title = text[heading.end() :], free(heading.group(1))
    mark, text = marked(text)
    start, end = text.find("{"), text.rfind("}")
    book.about = Notebook("").plain(free(text[:start] if start >= 0 else text), mark=mark) or title
    if start < 0 and end < 0:
        raise NotTaken("description")
    if start < 0 or end < start or "{" in text[start + 1 : end] or "}" in text[start + 1 : end]:
        raise NotTaken("braces")
    before, inside, after = text[:start], text[start + 1 : end], text[end + 1 :]
    asked = book.plain(_joined(free(before), free(after)), mark=mark)
    if not asked:
        raise NotTaken("no_text")
    if title and title not in asked and not asked.startswith(title.rstrip(".…")):
        book.add("title", title)
    answers = answers_of(inside, book, mark)
    spec = _of_kind(answers, asked, book, words)
    if spec.kind != "fill" and len(asked) > len(spec.text) and "\n\n" not in asked:
        book.add("split", spec.text)
    return QuestionSpec(
        **vars(spec) | {"explanation": answers.explanation, "tags": block.tags, "points": block.points or 1}
    )


def _joined(before: str, after: str) -> str:
    """The text of a question; when it goes on after the answers, there is a gap in it. A last sign alone is no text."""
    if not re.search(r"\w", after) and (before.endswith((".", "?", "!", ":")) or not after):
        return before
    gap = f" {GAP}" if before else GAP
    return f"{before}{gap}{after if re.match(r'[.,;:?!)]', after) else f' {after}'}".strip()


def _of_kind(answers: Answers, asked: str, book: Notebook, words: tuple[str, str]) -> QuestionSpec:
    body = answers.body
    if answers.is_number:
        return _spec("number", asked, content=number_content(answers, book))
    if not body:
        return _spec("open", asked, content=OpenContent())
    if truth := _TRUTH.fullmatch(body):
        return _spec("truefalse", asked, options=_truth(truth, book, words))
    if not answers.entries:
        raise NotTaken("answers", body)
    if answers.is_match:
        return _spec("match", asked, content=_pairs(answers, book))
    if any(each.sign == "~" for each in answers.entries):
        return _choice(answers, asked, book)
    case, text, gap_body = split_gap(asked)
    content = fill_content(answers, gap_body, book)
    return QuestionSpec(0, None, "fill", text, case=case, content=content)


def _spec(kind: str, asked: str, **parts: object) -> QuestionSpec:
    case, text = split_text(asked)
    return QuestionSpec(0, None, kind, text, case=case, **parts)  # type: ignore[arg-type]


def _truth(truth: re.Match[str], book: Notebook, words: tuple[str, str]) -> tuple[Option, ...]:
    is_true = truth.group(1).upper().startswith("T")
    said = [marked(part) for part in (truth.group(2) or "").split("#")[1:]]
    for_wrong, for_right = ([book.plain(free(part), mark=mark) for mark, part in said] + ["", ""])[:2]
    return (
        Option(TRUE, words[0], is_true, for_right if is_true else for_wrong),
        Option(FALSE, words[1], not is_true, for_wrong if is_true else for_right),
    )


def _pairs(answers: Answers, book: Notebook) -> MatchContent:
    pairs, distractors = [], []
    for place, each in enumerate(answers.entries):
        raw, arrow, other = each.raw.partition("->")
        mark, raw = marked(raw)
        left, right = book.plain(free(raw), mark=mark or answers.mark), free(other).strip()
        if not arrow or not right:
            raise NotTaken("pair", left or free(each.raw))
        if each.sign == "~" or each.weight is not None:
            raise NotTaken("pair", left)
        key = key_of(place, left + right)
        if left:
            pairs.append(Pair(key, left, right))
        else:
            distractors.append(Part(key, right))
    return MatchContent(tuple(pairs), tuple(distractors))


def _choice(answers: Answers, asked: str, book: Notebook) -> QuestionSpec:
    options = []
    many = not any(each.sign == "=" for each in answers.entries)
    for place, each in enumerate(answers.entries):
        if not each.text:
            raise NotTaken("empty_option")
        correct = (each.weight or 0) > 0 if many else each.sign == "="
        if not many and each.weight is not None and each.weight not in (0, 100):
            book.add("weight", each.text)
        options.append(Option(key_of(place, each.text), each.text, correct, each.feedback))
    right = [option for option in options if option.correct]
    if not right:
        raise NotTaken("none_right")
    if not many and len(right) > 1:
        raise NotTaken("more_right", right[1].text)
    if many:
        _check_weights(answers, len(right), book)
    return _spec("multiple" if many else "single", asked, options=tuple(options))


def _check_weights(answers: Answers, right: int, book: Notebook) -> None:
    """Here a right option brings its share and a wrong one takes as much."""
    share = 100 / right
    for each in answers.entries:
        weight = each.weight or 0
        if abs(abs(weight) - share) > 0.1:
            book.add("weight", each.text)
