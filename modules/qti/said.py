"""What an item says after the answer: with an option, with a typed answer, and in general."""

import re

from modules.qti.declared import is_ours
from modules.qti.texts import line_of, paragraphs_of
from modules.qti.xml import Node
from modules.rules.exchange import Notebook
from modules.rules.question import Hint, QuestionSpec
from modules.rules.words import WordsContent

# Outcomes of items that we wrote; each shows one piece of feedback.
EXPLANATION, EXAMPLE, TOO_LOW, TOO_HIGH, HINT = "EXPLANATION", "EXAMPLE", "TOO_LOW", "TOO_HIGH", "HINT"


def option_feedback(item: Node, choice: Node, book: Notebook) -> str:
    """What is said when this option is chosen."""
    name = choice.attrs.get("identifier", "")
    inside = choice.all("feedbackInline", "feedbackBlock")
    outside = [node for node in item.all("modalFeedback") if name and node.attrs.get("identifier") == name]
    return " ".join(line_of(node, book) for node in [*inside, *outside])


def own_feedback(item: Node, outcome: str, book: Notebook) -> str:
    """The text of a modal feedback that we wrote for one outcome."""
    for node in item.all("modalFeedback"):
        if is_ours(item) and node.attrs.get("outcomeIdentifier") == outcome:
            return "\n\n".join(paragraphs_of(node, book))
    return ""


def explanation_of(item: Node, spec: QuestionSpec, book: Notebook) -> str:
    """What is said to everybody. Of an item from elsewhere: all feedback that belongs to no option."""
    if is_ours(item):
        return own_feedback(item, EXPLANATION, book)
    choices = {node.attrs.get("identifier") for node in item.walk() if node.tag.startswith("simple")}
    inside = {id(each) for node in item.walk() if node.tag.startswith("simple") for each in node.walk()}
    loose = [
        node
        for node in item.all("modalFeedback", "feedbackBlock", "feedbackInline")
        if id(node) not in inside and not (node.tag == "modalFeedback" and node.attrs.get("identifier") in choices)
    ]
    texts = ["\n\n".join(paragraphs_of(node, book)) for node in loose]
    texts = [text for text in dict.fromkeys(texts) if text]
    if texts and (len(texts) > 1 or spec.kind != "open"):
        book.add("joined", texts[0])
    return "\n\n".join(texts)


def hints_of(item: Node, content: WordsContent | None, book: Notebook) -> tuple[Hint, ...]:
    """What is said at a typed answer or a marked word, in an item that we wrote."""
    hints = []
    words = {word.id: word.text for word in content.words} if content else {}
    for node in item.all("responseIf"):
        target, value = node.first("setOutcomeValue"), node.first("baseValue")
        name = target.attrs.get("identifier", "") if target else ""
        if is_ours(item) and value is not None and re.fullmatch(rf"{HINT}\d+", name):
            said = own_feedback(item, name, book)
            text = words.get(value.text, "") if content else value.text
            if said and text:
                hints.append(Hint(text, said))
    return tuple(hints)


def check_rubrics(item: Node, is_open: bool, book: Notebook) -> None:
    """Note instructions that nobody would read any more."""
    for node in item.all("rubricBlock"):
        if not is_open or "scorer" not in node.attrs.get("view", ""):
            book.add("rubric", node.text)
