"""Items where one types: a gap in a text, a number, an open answer."""

from decimal import Decimal

from modules.qti.declared import Response, decimal, is_ours, response_of, tolerances
from modules.qti.said import EXAMPLE, TOO_HIGH, TOO_LOW, hints_of, own_feedback
from modules.qti.texts import MARK, asked_of, paragraphs_of
from modules.qti.xml import Node
from modules.rules.exchange import GAP, Notebook, NotTaken, split_text
from modules.rules.fill import FillContent, Gap
from modules.rules.number import NumberContent
from modules.rules.open import OpenContent
from modules.rules.question import QuestionSpec

_MOST_UNIT = 30


def text_entry(item: Node, asked: list[Node], book: Notebook) -> QuestionSpec:
    """Gaps in a text, or one number."""
    responses = [response_of(item, node) for node in asked]
    paragraphs = paragraphs_of(item.first("itemBody") or item, book)
    places = [at for at, text in enumerate(paragraphs) if MARK in text]
    if sum(text.count(MARK) for text in paragraphs) != len(asked):
        raise NotTaken("interactions", "textEntryInteraction")
    if responses[0].base_type in ("float", "integer"):
        if len(asked) > 1:
            raise NotTaken("numbers")
        return _number(item, responses[0], paragraphs, book)
    before, body = paragraphs[: places[0]], "\n".join(paragraphs[places[0] :])
    if "[" in body or "]" in body:
        book.add("sign", body)
        body = body.replace("[", "(").replace("]", ")")
    case, text = split_text("\n\n".join(before))
    if not text and len(asked) == 1:
        case, text = split_text(body.replace(MARK, GAP))
        body = MARK
    pieces: list[str | Gap] = []
    for number, part in enumerate(body.split(MARK)):
        if number:
            pieces.append(Gap(f"gat{number}", _accepted(responses[number - 1], book)))
        pieces.append(part)
    content = FillContent(
        tuple(pieces),
        exact_case=any(each.mapped and each.case for each in responses),
        exact_accents=asked[0].attrs.get("data-exact-accents") == "true",
        hints=hints_of(item, None, book),
    )
    return QuestionSpec(0, None, "fill", text, case=case, content=content)


def _accepted(response: Response, book: Notebook) -> tuple[str, ...]:
    most = max([*response.mapped.values(), 0])
    full = [key for key, value in response.mapped.items() if 0 < value >= most]
    for key, value in response.mapped.items():
        if key not in full and value > 0 and key not in response.correct:
            book.add("weight", key)
    found = []
    for text in dict.fromkeys([*response.correct, *full]):
        if set("[]|") & set(text):
            book.add("sign", text)
            text = " ".join(text.translate(str.maketrans("[]|", "   ")).split())
        if text:
            found.append(text)
    if not found:
        raise NotTaken("none_right")
    return tuple(found)


def _number(item: Node, response: Response, paragraphs: list[str], book: Notebook) -> QuestionSpec:
    if not response.right:
        raise NotTaken("none_right")
    kept, unit = [], ""
    for paragraph in paragraphs:
        before, mark, after = paragraph.partition(MARK)
        if not mark:
            kept.append(paragraph)
        elif before.strip() or len(after.strip()) > _MOST_UNIT:
            kept.append(paragraph.replace(MARK, GAP))
        else:
            unit = after.strip()
    case, text = split_text("\n\n".join(kept))
    widths = [*tolerances(item)[:2], Decimal(0), Decimal(0)]
    content = NumberContent(
        answer=decimal(response.right[0]),
        tolerance=widths[0],
        half_tolerance=widths[1] if is_ours(item) else Decimal(0),
        unit=unit,
        too_low=own_feedback(item, TOO_LOW, book),
        too_high=own_feedback(item, TOO_HIGH, book),
    )
    return QuestionSpec(0, None, "number", text, case=case, content=content)


def extended_text(item: Node, asked: list[Node], book: Notebook) -> QuestionSpec:
    """An open answer: what a scorer reads becomes the guidance."""
    interaction = asked[0]
    case, text = asked_of(item, interaction, book)
    rubrics = [node for node in item.all("rubricBlock") if "scorer" in node.attrs.get("view", "")]
    words = interaction.attrs.get("data-min-words", "")
    content = OpenContent(
        min_words=min(int(words), 1000) if words.isascii() and words.isdecimal() else 0,
        example=own_feedback(item, EXAMPLE, book),
        guidance="\n\n".join(part for node in rubrics for part in paragraphs_of(node, book)),
    )
    return QuestionSpec(0, None, "open", text, case=case, content=content)
