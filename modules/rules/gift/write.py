"""From questions to GIFT."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from modules.rules.choice import TRUE
from modules.rules.exchange import GAP, Notebook, NotTaken, Written
from modules.rules.fill import FillContent
from modules.rules.gift.blocks import escaped
from modules.rules.match import MatchContent
from modules.rules.number import NumberContent
from modules.rules.question import Option, QuestionSpec


def write_gift(specs: Iterable[QuestionSpec]) -> Written:
    """A GIFT file (UTF-8) with all questions that GIFT can carry, and notes on what is not in it."""
    blocks, notes = [], []
    for spec in specs:
        book = Notebook(str(spec.id), spec.text)
        try:
            blocks.append(_block(spec, book))
        except NotTaken as reason:
            book.add(reason.code, reason.what, lost=True)
        notes += book.notes
    return Written("\n\n".join([*blocks, ""]).encode(), len(blocks), tuple(notes))


def _block(spec: QuestionSpec, book: Notebook) -> str:
    write = _WRITERS.get(spec.kind)
    if write is None:
        raise NotTaken("kind", spec.kind)
    lines = [f"\t{line}" for line in write(spec, book)]
    if spec.explanation:
        lines.append(f"\t####{_text(spec.explanation)}")
    body = f"{_text(_asked(spec))} {{" + ("\n" + "\n".join(lines) + "\n" if lines else "") + "}"
    return "\n".join([*_comment(spec, book), body])


def _asked(spec: QuestionSpec) -> str:
    parts = [spec.case, spec.text]
    if isinstance(spec.content, FillContent):
        pieces = [piece if isinstance(piece, str) else GAP for piece in spec.content.pieces]
        body = "".join(pieces).strip()
        parts += [body] if body != GAP else []
    return "\n\n".join(part.replace("\r\n", "\n").strip() for part in parts if part.strip())


def _comment(spec: QuestionSpec, book: Notebook) -> list[str]:
    words = [f"[tag:{tag}]" for tag in spec.tags if not set("[]\n") & set(tag)]
    if spec.points != 1:
        words.append(f"[points:{spec.points}]")
        book.add("points", spec.points)
    return [f"// {' '.join(words)}"] if words else []


def _text(text: str) -> str:
    """Escaped; marked as plain when a reader could take a part of it for mark-up or for a mark."""
    text = text.strip()
    plain = "[plain]" if text.startswith(("[", "//", "%")) or set("<&") & set(text) else ""
    return plain + escaped(text)


def _said(feedback: str) -> str:
    return f"#{_text(feedback)}" if feedback.strip() else ""


def _single(spec: QuestionSpec, book: Notebook) -> list[str]:
    return [f"{'=' if each.correct else '~'}{_text(each.text)}{_said(each.feedback)}" for each in spec.options]


def _multiple(spec: QuestionSpec, book: Notebook) -> list[str]:
    share = f"{100 / sum(each.correct for each in spec.options):.5f}".rstrip("0").rstrip(".")

    def line(each: Option) -> str:
        return f"~%{'' if each.correct else '-'}{share}%{_text(each.text)}{_said(each.feedback)}"

    return [line(each) for each in spec.options]


def _truefalse(spec: QuestionSpec, book: Notebook) -> list[str]:
    options = {each.correct: each for each in spec.options}
    word = "TRUE" if options[True].id == TRUE else "FALSE"
    said = [_text(options[is_right].feedback) for is_right in (False, True)]
    return [word + (f"#{said[0]}#{said[1]}" if said[1] else f"#{said[0]}" if said[0] else "")]


def _match(spec: QuestionSpec, book: Notebook) -> list[str]:
    content: MatchContent = spec.content
    if any(pair.feedback for pair in content.pairs):
        book.add("feedback", next(pair.feedback for pair in content.pairs if pair.feedback))
    pairs = [f"={_text(_side(pair.left, book))} -> {escaped(_side(pair.right, book))}" for pair in content.pairs]
    return [*pairs, *(f"= -> {escaped(_side(part.text, book))}" for part in content.distractors)]


def _side(text: str, book: Notebook) -> str:
    if "->" in text:
        book.add("sign", text)
        text = text.replace("->", "→")
    return text


def _fill(spec: QuestionSpec, book: Notebook) -> list[str]:
    content: FillContent = spec.content
    if len(content.gaps) != 1:
        raise NotTaken("gaps")
    if any(isinstance(piece, str) and (GAP in piece or "\n\n" in piece.strip()) for piece in content.pieces):
        book.add("gap_text", spec.text)
    if content.exact_case or content.exact_accents:
        book.add("exact")
    hints = {hint.text: hint.feedback for hint in content.hints}
    accepted = content.gaps[0].accepted
    lines = [f"={_typed(_side(answer, book))}{_said(hints.get(answer, ''))}" for answer in accepted]
    others = [(text, said) for text, said in hints.items() if text not in accepted]
    return [*lines, *(f"=%0%{_typed(_side(text, book))}{_said(said)}" for text, said in others)]


def _typed(text: str) -> str:
    return _text(text.replace("*", "\\*"))


def _number(spec: QuestionSpec, book: Notebook) -> list[str]:
    content: NumberContent = spec.content
    for name in ("unit", "too_low", "too_high"):
        if getattr(content, name) and not (name != "unit" and content.too_low == content.too_high):
            book.add("unit" if name == "unit" else "feedback", getattr(content, name))
    lines = ["#", f"={_plain(content.answer)}:{_plain(content.tolerance)}"]
    if content.half_tolerance:
        lines.append(f"=%50%{_plain(content.answer)}:{_plain(content.half_tolerance)}")
    if content.too_low and content.too_low == content.too_high:
        lines.append(f"~{_said(content.too_low)}")
    return lines


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _open(spec: QuestionSpec, book: Notebook) -> list[str]:
    for name in ("example", "guidance"):
        if getattr(spec.content, name):
            book.add(name, getattr(spec.content, name))
    if spec.content.min_words:
        book.add("min_words", spec.content.min_words)
    return []


_WRITERS: dict[str, Callable[[QuestionSpec, Notebook], list[Any]]] = {
    "single": _single,
    "multiple": _multiple,
    "truefalse": _truefalse,
    "match": _match,
    "fill": _fill,
    "number": _number,
    "open": _open,
}
