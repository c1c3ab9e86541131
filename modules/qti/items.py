"""What each kind of question is in QTI 3."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from xml.etree import ElementTree as ET

from modules.qti.build import Part, base, el, lines, outcome, paragraphs, put, q, response, variable, when
from modules.qti.said import EXAMPLE, HINT, TOO_HIGH, TOO_LOW
from modules.rules.exchange import Notebook
from modules.rules.fill import FillContent, Gap
from modules.rules.match import MatchContent
from modules.rules.number import NumberContent
from modules.rules.open import OpenContent
from modules.rules.order import OrderContent
from modules.rules.question import Hint, QuestionSpec
from modules.rules.words import WordsContent

RESPONSE, SCORE, FEEDBACK = "RESPONSE", "SCORE", "FEEDBACK"


@dataclass
class Draft:
    """An item in the making: its declarations, body, rules and feedback."""

    spec: QuestionSpec
    book: Notebook
    responses: list[ET.Element] = field(default_factory=list)
    outcomes: list[ET.Element] = field(default_factory=list)
    body: list[ET.Element] = field(default_factory=list)
    rules: list[ET.Element] = field(default_factory=list)
    feedback: list[ET.Element] = field(default_factory=list)

    @property
    def points(self) -> str:
        """All points."""
        return str(self.spec.points)

    def all_or_nothing(self) -> None:
        """All points when the response is as declared."""
        same = q("match", None, variable(RESPONSE), q("correct", {"identifier": RESPONSE}))
        self.rules.append(when(same, put(SCORE, base("float", self.points))))

    def by_mapping(self, *names: str) -> None:
        """The points of the mapping, of one response or of several together."""
        values = [q("map-response", {"identifier": name}) for name in names or (RESPONSE,)]
        self.rules.append(put(SCORE, values[0] if len(values) == 1 else q("sum", None, *values)))

    def say(self, name: str, text: str, condition: ET.Element | None = None) -> None:
        """Show a text after answering: always, or under a condition."""
        self.outcomes.append(outcome(name, "identifier"))
        shown = put(name, base("identifier", "shown"))
        self.rules.append(shown if condition is None else when(condition, shown))
        attrs = {"outcome-identifier": name, "identifier": "shown", "show-hide": "show"}
        self.feedback.append(q("modal-feedback", attrs, q("content-body", None, *paragraphs(text))))

    def hints(self, hints: Iterable[Hint], condition: Callable[[Hint], ET.Element | None]) -> None:
        """What is said at an answer."""
        for number, hint in enumerate(hints, 1):
            found = condition(hint)
            if found is None:
                self.book.add("feedback", hint.feedback)
            else:
                self.say(f"{HINT}{number}", hint.feedback, found)

    def prompt(self) -> ET.Element:
        """The question itself."""
        return q("prompt", None, self.spec.text)


def _inline(name: str, feedback: str) -> ET.Element | None:
    attrs = {"outcome-identifier": FEEDBACK, "identifier": name, "show-hide": "show"}
    return q("feedback-inline", attrs, feedback) if feedback.strip() else None


def _choices(draft: Draft) -> None:
    spec = draft.spec
    names = [o.id if spec.kind == "truefalse" else f"c{at}" for at, o in enumerate(spec.options, 1)]
    right = [name for name, option in zip(names, spec.options, strict=True) if option.correct]
    many = spec.kind == "multiple"
    share = spec.points / len(right)
    mapped = {n: share if o.correct else -share for n, o in zip(names, spec.options, strict=True)} if many else None
    kind = "multiple" if many else "single"
    draft.responses.append(response(RESPONSE, kind, "identifier", right, mapped))
    choices = [
        q("simple-choice", {"identifier": name}, option.text, _inline(name, option.feedback))
        for name, option in zip(names, spec.options, strict=True)
    ]
    attrs = {"response-identifier": RESPONSE, "shuffle": "false", "max-choices": "0" if many else "1"}
    draft.body.append(q("choice-interaction", attrs, draft.prompt(), *choices))
    if many:
        draft.by_mapping()
    else:
        draft.all_or_nothing()
    draft.outcomes.append(outcome(FEEDBACK, "identifier", kind))
    draft.rules.append(put(FEEDBACK, variable(RESPONSE)))


def _order(draft: Draft) -> None:
    content: OrderContent = draft.spec.content
    names = [f"c{at}" for at in range(1, len(content.parts) + 1)]
    draft.responses.append(response(RESPONSE, "ordered", "identifier", names))
    choices = [
        q("simple-choice", {"identifier": name}, part.text, _inline(name, part.feedback))
        for name, part in zip(names, content.parts, strict=True)
    ]
    attrs = {"response-identifier": RESPONSE, "shuffle": "true"}
    draft.body.append(q("order-interaction", attrs, draft.prompt(), *choices))
    draft.all_or_nothing()
    draft.book.add("order_points")
    draft.outcomes.append(outcome(FEEDBACK, "identifier", "ordered"))
    draft.rules.append(put(FEEDBACK, variable(RESPONSE)))


def _match(draft: Draft) -> None:
    content: MatchContent = draft.spec.content
    texts = list(dict.fromkeys([*(p.right for p in content.pairs), *(p.text for p in content.distractors)]))
    rights = {text: f"r{at}" for at, text in enumerate(texts, 1)}
    right = {f"l{at}": rights[pair.right] for at, pair in enumerate(content.pairs, 1)}
    pairs = [f"{left} {other}" for left, other in right.items()]
    share = draft.spec.points / len(pairs)
    draft.responses.append(response(RESPONSE, "multiple", "directedPair", pairs, dict.fromkeys(pairs, share)))
    lefts = [
        q("simple-associable-choice", {"identifier": name, "match-max": "1"}, pair.left, _inline(name, pair.feedback))
        for name, pair in zip(right, content.pairs, strict=True)
    ]
    others = [
        q("simple-associable-choice", {"identifier": name, "match-max": "0"}, text) for text, name in rights.items()
    ]
    attrs = {"response-identifier": RESPONSE, "shuffle": "true", "max-associations": str(len(pairs))}
    sets = (q("simple-match-set", None, *lefts), q("simple-match-set", None, *others))
    draft.body.append(q("match-interaction", attrs, draft.prompt(), *sets))
    draft.by_mapping()
    draft.outcomes.append(outcome(FEEDBACK, "identifier", "multiple"))
    for pair, (name, other) in zip(content.pairs, right.items(), strict=True):
        if pair.feedback.strip():
            missed = q("not", None, q("member", None, base("directedPair", f"{name} {other}"), variable(RESPONSE)))
            more = q("multiple", None, variable(FEEDBACK), base("identifier", name))
            draft.rules.append(when(missed, put(FEEDBACK, more)))


def _fill(draft: Draft) -> None:
    content: FillContent = draft.spec.content
    draft.body.append(el("p", None, draft.spec.text))
    names: list[str] = []
    parts: list[Part] = []
    share = draft.spec.points / len(content.gaps)
    for piece in content.pieces:
        if not isinstance(piece, Gap):
            parts += lines(piece)
            continue
        names.append(RESPONSE if not names else f"{RESPONSE}{len(names) + 1}")
        mapped = dict.fromkeys(piece.accepted, share)
        case = {"case-sensitive": str(content.exact_case).lower()}
        draft.responses.append(response(names[-1], "single", "string", [piece.accepted[0]], mapped, **case))
        exact = {"data-exact-accents": "true"} if content.exact_accents else {}
        parts.append(q("text-entry-interaction", {"response-identifier": names[-1]} | exact))
    draft.body.append(el("p", None, *parts))
    draft.by_mapping(*names)

    def typed(hint: Hint) -> ET.Element:
        case = {"case-sensitive": str(content.exact_case).lower()}
        same = [q("string-match", case, variable(name), base("string", hint.text)) for name in names]
        return same[0] if len(same) == 1 else q("or", None, *same)

    draft.hints(content.hints, typed)


def _number(draft: Draft) -> None:
    content: NumberContent = draft.spec.content
    answer = _plain(content.answer)
    draft.responses.append(response(RESPONSE, "single", "float", [answer]))
    draft.body.append(el("p", None, draft.spec.text))
    entry = q("text-entry-interaction", {"response-identifier": RESPONSE})
    draft.body.append(el("p", None, entry, f" {content.unit}" if content.unit else None))

    def within(tolerance: Decimal) -> ET.Element:
        attrs = {"tolerance-mode": "absolute", "tolerance": f"{_plain(tolerance)} {_plain(tolerance)}"}
        return q("equal", attrs, variable(RESPONSE), base("float", answer))

    all_points = q("response-if", None, within(content.tolerance), put(SCORE, base("float", draft.points)))
    half = f"{draft.spec.points / 2:g}"
    some = q("response-else-if", None, within(content.half_tolerance), put(SCORE, base("float", half)))
    draft.rules.append(q("response-condition", None, all_points, some if content.half_tolerance else None))
    low, high = _plain(content.answer - content.tolerance), _plain(content.answer + content.tolerance)
    if content.too_low.strip():
        draft.say(TOO_LOW, content.too_low, q("lt", None, variable(RESPONSE), base("float", low)))
    if content.too_high.strip():
        draft.say(TOO_HIGH, content.too_high, q("gt", None, variable(RESPONSE), base("float", high)))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _words(draft: Draft) -> None:
    content: WordsContent = draft.spec.content
    right = [word.id for word in content.words if word.correct]
    share = draft.spec.points / len(right)
    mapped = {word.id: share if word.correct else -share for word in content.words}
    draft.responses.append(response(RESPONSE, "multiple", "identifier", right, mapped))
    body = []
    for line in content.lines:
        parts: list[str | ET.Element] = []
        for at, word in enumerate(line):
            parts += [" " if at else "", word.before, q("hottext", {"identifier": word.id}, word.text), word.after]
        body.append(el("p", None, *parts))
    attrs = {"response-identifier": RESPONSE, "max-choices": "0"}
    draft.body.append(q("hottext-interaction", attrs, draft.prompt(), *body))
    draft.by_mapping()

    def marked(hint: Hint) -> ET.Element | None:
        same = [word.id for word in content.words if word.text.casefold() == hint.text.casefold()]
        found = [q("member", None, base("identifier", name), variable(RESPONSE)) for name in same]
        return None if not found else found[0] if len(found) == 1 else q("or", None, *found)

    draft.hints(content.hints, marked)


def _open(draft: Draft) -> None:
    content: OpenContent = draft.spec.content
    draft.responses.append(response(RESPONSE, "single", "string", []))
    least = {"data-min-words": str(content.min_words)} if content.min_words else {}
    draft.body.append(q("extended-text-interaction", {"response-identifier": RESPONSE} | least, draft.prompt()))
    if content.guidance.strip():
        text = q("content-body", None, *paragraphs(content.guidance))
        draft.body.append(q("rubric-block", {"use": "scoring", "view": "scorer"}, text))
    if content.example.strip():
        draft.say(EXAMPLE, content.example)


WRITERS: dict[str, Callable[[Draft], None]] = {
    "single": _choices,
    "multiple": _choices,
    "truefalse": _choices,
    "order": _order,
    "match": _match,
    "fill": _fill,
    "number": _number,
    "words": _words,
    "open": _open,
}
