"""The text of an item: paragraphs, with a mark where an interaction stands in a sentence."""

from modules.qti.xml import Node
from modules.rules.exchange import Notebook, split_text

MARK = "\ufffc"  # stands for an interaction in a paragraph

_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "pre", "dt", "dd", "figcaption"}
_BLOCKS |= {"prompt", "contentBody", "section", "article", "ul", "ol", "table", "stimulusBody"}
_PICTURES = {"img", "object", "audio", "video", "math", "svg", "iframe", "picture", "embed"}
_QUIET = {
    "feedbackInline",
    "feedbackBlock",
    "rubricBlock",
    "templateInline",
    "templateBlock",
    "infoControl",
    "stylesheet",
}
_QUIET |= {"endAttemptInteraction", "catalogInfo", "companionMaterialsInfo"}
_LAYOUT = {"b", "strong", "i", "em", "u", "table", "sub", "sup", "h1", "h2", "h3", "h4", "ul", "ol", "a", "pre", "code"}
_IN_LINE = {"textEntryInteraction", "inlineChoiceInteraction"}


def paragraphs_of(node: Node, book: Notebook) -> list[str]:
    """The paragraphs of an item's body, or of a part of it; other interactions than those in a line are left out."""
    reader = _Reader(book)
    reader.read(node)
    reader.end()
    return reader.paragraphs


def line_of(node: Node, book: Notebook) -> str:
    """The text of an option or another short part, on one line."""
    return " ".join(" ".join(paragraphs_of(node, book)).split())


def asked_of(item: Node, interaction: Node, book: Notebook) -> tuple[str, str]:
    """(situation, question): the prompt asks, or else the last paragraph around the interaction."""
    around = "\n\n".join(paragraphs_of(item.first("itemBody") or interaction, book))
    prompt = next((child for child in interaction.children if child.tag == "prompt"), None)
    if prompt is None:
        return split_text(around)
    more, text = split_text("\n\n".join(paragraphs_of(prompt, book)))
    return ("\n\n".join(part for part in (around, more) if part), text) if text else split_text(around)


class _Reader:
    def __init__(self, book: Notebook) -> None:
        self.paragraphs: list[str] = []
        self._book = book
        self._text = ""

    def end(self) -> None:
        """A paragraph ends here."""
        lines = [" ".join(line.split()) for line in self._text.split("\v")]
        text = "\n".join(lines).strip()
        if text:
            self.paragraphs.append(text)
        self._text = ""

    def read(self, node: Node) -> None:
        """Read all parts of a node."""
        for part in node.parts:
            if isinstance(part, str):
                self._text += part.replace("\v", " ").replace(MARK, " ")
            else:
                self._read_node(part)

    def _read_node(self, node: Node) -> None:
        tag = node.tag
        if tag in _QUIET:
            return
        if tag in _IN_LINE:
            self._text += MARK
        elif tag.endswith("Interaction"):
            self.end()
        elif tag in _PICTURES:
            named = node.attrs.get("src") or node.attrs.get("data") or node.attrs.get("alt") or tag
            self._book.add("picture", named)
        elif tag == "br":
            self._text += "\v"
        elif tag == "printedVariable":
            self._book.add("variable", node.attrs.get("identifier", ""))
        else:
            if tag in _LAYOUT:
                self._book.add("layout", node.text)
            if tag in _BLOCKS:
                self.end()
            self.read(node)
            if tag in _BLOCKS:
                self.end()
