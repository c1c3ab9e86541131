"""From one QTI item to a question."""

from collections.abc import Callable

from modules.qti import typed
from modules.qti.declared import check_processing, is_all_or_nothing, is_ours, points_of, response_of
from modules.qti.said import check_rubrics, explanation_of, hints_of, option_feedback
from modules.qti.texts import asked_of, line_of, paragraphs_of
from modules.qti.xml import Node
from modules.rules.choice import FALSE, TRUE
from modules.rules.exchange import Notebook, NotTaken, key_of
from modules.rules.match import MatchContent, Pair
from modules.rules.order import OrderContent, Part
from modules.rules.question import Option, QuestionSpec
from modules.rules.words import WordsContent, read_words

_TRUTHS = {("waar", "niet waar"), ("true", "false"), ("juist", "onjuist"), ("goed", "fout")}


def read_item(item: Node, book: Notebook) -> QuestionSpec:
    """The question in an assessmentItem. Raises NotTaken when the item is of a kind that we do not have."""
    title = " ".join(item.attrs.get("title", "").split())
    book.about = title
    body = item.first("itemBody")
    if body is None:
        raise NotTaken("description")
    if item.attrs.get("adaptive") == "true" or item.first("templateProcessing"):
        raise NotTaken("dynamic")
    asked = [node for node in body.walk() if node.tag.endswith("Interaction") and node.tag != "endAttemptInteraction"]
    if not asked:
        raise NotTaken("description")
    if len(asked) > 1 and {node.tag for node in asked} != {"textEntryInteraction"}:
        raise NotTaken("interactions", ", ".join(node.tag for node in asked))
    read = _READERS.get(asked[0].tag)
    if read is None:
        raise NotTaken("interaction", asked[0].tag)
    spec = read(item, asked, book)
    if not spec.text:
        spec = QuestionSpec(**vars(spec) | {"text": title})
    if not spec.text:
        raise NotTaken("no_text")
    book.about = spec.text
    if title and not is_ours(item) and title not in spec.text:
        book.add("title", title)
    check_processing(item, book)
    check_rubrics(item, spec.kind == "open", book)
    return QuestionSpec(
        **vars(spec) | {"explanation": explanation_of(item, spec, book), "points": points_of(item, book)}
    )


def _choice(item: Node, asked: list[Node], book: Notebook) -> QuestionSpec:
    interaction = asked[0]
    response = response_of(item, interaction)
    case, text = asked_of(item, interaction, book)
    options = []
    for place, node in enumerate(interaction.all("simpleChoice")):
        name, said = node.attrs.get("identifier", ""), line_of(node, book)
        if not said:
            raise NotTaken("empty_option", name)
        feedback = option_feedback(item, node, book)
        options.append(Option(key_of(place, said), said, name in response.right, feedback))
    right = [option for option in options if option.correct]
    if not right:
        raise NotTaken("none_right")
    if response.cardinality == "multiple":
        _note_weights(item, {key: value for key, value in response.mapped.items()}, len(right), book)
        return QuestionSpec(0, None, "multiple", text, case=case, options=tuple(options))
    if len(right) > 1:
        raise NotTaken("more_right", right[1].text)
    if any(0 < value < max(response.mapped.values()) for value in response.mapped.values()):
        book.add("weight", text)
    names = [node.attrs.get("identifier") for node in interaction.all("simpleChoice")]
    if names == [TRUE, FALSE] or tuple(option.text.casefold() for option in options) in _TRUTHS:
        truth = [Option(key, o.text, o.correct, o.feedback) for key, o in zip((TRUE, FALSE), options, strict=True)]
        return QuestionSpec(0, None, "truefalse", text, case=case, options=tuple(truth))
    return QuestionSpec(0, None, "single", text, case=case, options=tuple(options))


def _note_weights(item: Node, mapped: dict[str, float], right: int, book: Notebook) -> None:
    """Here every right choice brings its share, and a wrong one takes as much."""
    if is_all_or_nothing(item):
        book.add("all_or_nothing")
    elif len({round(abs(value), 4) for value in mapped.values() if value}) > 1:
        book.add("weight", ", ".join(f"{key}: {value:g}" for key, value in mapped.items()))


def _order(item: Node, asked: list[Node], book: Notebook) -> QuestionSpec:
    interaction = asked[0]
    case, text = asked_of(item, interaction, book)
    nodes = {node.attrs.get("identifier", ""): node for node in interaction.all("simpleChoice")}
    right = response_of(item, interaction).correct
    if sorted(right) != sorted(nodes):
        raise NotTaken("order")
    parts = []
    for place, name in enumerate(right):
        said = line_of(nodes[name], book)
        if not said:
            raise NotTaken("empty_option", name)
        parts.append(Part(key_of(place, said), said, option_feedback(item, nodes[name], book)))
    return QuestionSpec(0, None, "order", text, case=case, content=OrderContent(tuple(parts)))


def _match(item: Node, asked: list[Node], book: Notebook) -> QuestionSpec:
    interaction = asked[0]
    case, text = asked_of(item, interaction, book)
    nodes = {node.attrs.get("identifier", ""): node for node in interaction.all("simpleAssociableChoice")}
    sets = [[node.attrs.get("identifier", "") for node in each.children] for each in interaction.all("simpleMatchSet")]
    right = [pair.split() for pair in response_of(item, interaction).right]
    if any(len(pair) != 2 or not set(pair) <= set(nodes) for pair in right):
        raise NotTaken("pairs")
    left_names = sets[0] if sets else [pair[0] for pair in right]
    if len({pair[0] for pair in right}) != len(right) or {pair[0] for pair in right} != set(left_names):
        raise NotTaken("pairs")
    texts = {name: line_of(node, book) for name, node in nodes.items()}
    if not all(texts.values()):
        raise NotTaken("empty_option", next(name for name, said in texts.items() if not said))
    belongs = dict(right)
    pairs = [
        Pair(
            key_of(place, name + texts[name]),
            texts[name],
            texts[belongs[name]],
            option_feedback(item, nodes[name], book),
        )
        for place, name in enumerate(left_names)
    ]
    used = {*left_names, *belongs.values()}
    rest = [name for name in nodes if name not in used]
    others = tuple(Part(key_of(place, texts[name]), texts[name]) for place, name in enumerate(rest))
    return QuestionSpec(0, None, "match", text, case=case, content=MatchContent(tuple(pairs), others))


def _hottext(item: Node, asked: list[Node], book: Notebook) -> QuestionSpec:
    interaction = asked[0]
    case, text = asked_of(item, interaction, book)
    right = response_of(item, interaction).right
    inside = Node("div", {}, [part for part in interaction.parts if isinstance(part, str) or part.tag != "prompt"])
    body = "\n".join(paragraphs_of(_bracketed(inside, right, book), book))
    try:
        lines = read_words(body)
    except ValueError:
        raise NotTaken("none_right") from None
    if not is_ours(item):
        book.add("all_words")
    content = WordsContent(lines)
    return QuestionSpec(0, None, "words", text, case=case, content=WordsContent(lines, hints_of(item, content, book)))


def _bracketed(node: Node, right: tuple[str, ...], book: Notebook) -> Node:
    """A copy in which the right pieces of text stand between brackets, as our authors write them."""
    parts: list[str | Node] = []
    for part in node.parts:
        if isinstance(part, str):
            if "[" in part or "]" in part:
                book.add("sign", part)
            parts.append(part.replace("[", "(").replace("]", ")"))
        elif part.tag == "hottext":
            said = part.text.replace("[", "(").replace("]", ")")
            parts.append(f"[{said}]" if part.attrs.get("identifier") in right else said)
        else:
            parts.append(_bracketed(part, right, book))
    return Node(node.tag, node.attrs, parts)


_READERS: dict[str, Callable[[Node, list[Node], Notebook], QuestionSpec]] = {
    "choiceInteraction": _choice,
    "orderInteraction": _order,
    "matchInteraction": _match,
    "associateInteraction": _match,
    "hottextInteraction": _hottext,
    "textEntryInteraction": typed.text_entry,
    "extendedTextInteraction": typed.extended_text,
}
