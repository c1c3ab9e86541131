"""What an item declares: right answers, weights, points and tolerances."""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from modules.qti.xml import Node
from modules.rules.exchange import MOST_POINTS, Notebook, NotTaken

TOOL = "Leerlijn"


@dataclass(frozen=True)
class Response:
    """One response declaration. mapped: key -> value of the mapping; case: whether capitals count in it."""

    cardinality: str = "single"
    base_type: str = "identifier"
    correct: tuple[str, ...] = ()
    mapped: dict[str, float] = field(default_factory=dict)
    case: bool = True

    @property
    def right(self) -> tuple[str, ...]:
        """All that is right: as declared, or all that brings points."""
        return self.correct or tuple(key for key, value in self.mapped.items() if value > 0)


def response_of(item: Node, interaction: Node) -> Response:
    """The declaration that belongs to an interaction. Raises NotTaken when there is none."""
    name = interaction.attrs.get("responseIdentifier", "")
    node = next((each for each in item.all("responseDeclaration") if each.attrs.get("identifier") == name), None)
    if node is None:
        raise NotTaken("declaration", name)
    correct = node.first("correctResponse")
    entries = node.all("mapEntry")
    return Response(
        cardinality=node.attrs.get("cardinality", "single"),
        base_type=node.attrs.get("baseType", "identifier"),
        correct=tuple(each.text for each in correct.all("value")) if correct else (),
        mapped={
            " ".join(each.attrs.get("mapKey", "").split()): _float(each.attrs.get("mappedValue")) for each in entries
        },
        case=any(each.attrs.get("caseSensitive", "true") == "true" for each in entries),
    )


def is_ours(item: Node) -> bool:
    """Whether Leerlijn wrote it."""
    return item.attrs.get("toolName") == TOOL


def points_of(item: Node, book: Notebook) -> int:
    """The most points of an item: what it says itself, else 1."""
    most = 1.0
    for node in item.all("outcomeDeclaration"):
        value = node.first("value")
        if node.attrs.get("identifier") == "MAXSCORE" and value is not None:
            most = _float(value.text, 1)
            break
        if node.attrs.get("identifier") == "SCORE" and "normalMaximum" in node.attrs:
            most = _float(node.attrs["normalMaximum"], 1)
    points = max(1, min(MOST_POINTS, round(most)))
    if points != most:
        book.add("rounded", f"{most:g}")
    return points


def check_processing(item: Node, book: Notebook) -> None:
    """Note rules of scoring that we replace by our own."""
    processing = item.first("responseProcessing")
    if processing is None or is_ours(item):
        return
    if "template" not in processing.attrs:
        book.add("processing")


def is_all_or_nothing(item: Node) -> bool:
    """Whether points are only given when everything is right."""
    processing = item.first("responseProcessing")
    return processing is not None and "match_correct" in processing.attrs.get("template", "")


def tolerances(item: Node) -> list[Decimal]:
    """Absolute tolerances in the rules of scoring, in their order: for all points, then for half."""
    found = []
    for node in item.all("equal"):
        if node.attrs.get("toleranceMode") == "absolute":
            found.append(abs(decimal(node.attrs.get("tolerance", "0").split()[0])))
        else:
            found.append(Decimal(0))
    return found


def decimal(text: str) -> Decimal:
    """A number in XML. Raises NotTaken."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise NotTaken("number", text) from None
    if not number.is_finite() or len(text) > 30:
        raise NotTaken("number", text)
    return number


def _float(text: str | None, otherwise: float = 0.0) -> float:
    try:
        value = float(text or "")
    except ValueError:
        return otherwise
    return value if abs(value) < 1e6 else otherwise
