"""Questions of every kind as plain data, made up by hypothesis: for tests of what goes to a file and back."""

from decimal import Decimal

from hypothesis import strategies as st

from modules.rules.choice import FALSE, TRUE
from modules.rules.fill import FillContent, Gap
from modules.rules.match import MatchContent, Pair
from modules.rules.number import NumberContent
from modules.rules.open import OpenContent
from modules.rules.order import OrderContent, Part
from modules.rules.question import Hint, Option, QuestionSpec
from modules.rules.words import WordsContent, read_words

# Signs that mean something in GIFT, XML or HTML come often.
_signs = st.sampled_from(list("aébZ09~=#{}:\\<>&%$*-/[]\"'’.,;!?|€"))
word = st.text(_signs, min_size=1, max_size=8)
line = st.lists(word, min_size=1, max_size=4).map(" ".join)
maybe = st.one_of(st.just(""), line)
paragraphs = st.one_of(st.just(""), st.lists(line, min_size=1, max_size=3).map("\n\n".join))
plain_word = st.text(st.sampled_from(list("aébcZ09")), min_size=1, max_size=6)
answer = st.lists(
    st.text(st.sampled_from(list("aébZ0~=#:\\<&*%")), min_size=1, max_size=6), min_size=1, max_size=2
).map(" ".join)
numbers = st.decimals(-100_000, 100_000, places=4)
widths = st.decimals(0, 1000, places=3)


def without_arrow(text: str) -> str:
    """GIFT has no way to write an arrow in an answer."""
    return text.replace("->", "- >")


@st.composite
def specs(draw, kind: str, *, bare: bool = False) -> QuestionSpec:
    """A valid question of a kind. bare: without the parts that GIFT cannot carry."""
    options, content = (), None
    if kind in ("single", "multiple"):
        options = draw(_options(kind))
    elif kind == "truefalse":
        is_true = draw(st.booleans())
        options = (Option(TRUE, "Waar", is_true, draw(maybe)), Option(FALSE, "Niet waar", not is_true, draw(maybe)))
    else:
        content = draw(_CONTENTS[kind](bare))
    return QuestionSpec(
        id=1,
        revision=None,
        kind=kind,
        text=draw(line),
        case=draw(paragraphs),
        explanation=draw(paragraphs),
        points=draw(st.integers(1, 9)),
        options=options,
        content=content,
        tags=tuple(draw(st.lists(plain_word, max_size=2, unique=True))),
    )


@st.composite
def _options(draw, kind: str) -> tuple[Option, ...]:
    number = draw(st.integers(2, 6))
    right = {draw(st.integers(0, number - 1))}
    if kind == "multiple":
        right = draw(st.sets(st.integers(0, number - 1), min_size=1, max_size=number - 1))
    return tuple(Option(f"o{at}", draw(line), at in right, draw(maybe)) for at in range(number))


@st.composite
def _match(draw, bare: bool) -> MatchContent:
    side = line.map(without_arrow)
    sides = draw(st.lists(st.tuples(side, side), min_size=2, max_size=5))
    extra = draw(st.lists(side.filter(lambda text: text not in {right for _, right in sides}), max_size=2, unique=True))
    pairs = (Pair(f"p{at}", left, right, "" if bare else draw(maybe)) for at, (left, right) in enumerate(sides))
    return MatchContent(tuple(pairs), tuple(Part(f"d{at}", text) for at, text in enumerate(extra)))


@st.composite
def _fill(draw, bare: bool) -> FillContent:
    gaps = 1 if bare else draw(st.integers(1, 3))
    pieces: list[str | Gap] = [draw(st.sampled_from(["", "Zeg: ", "«Goed» & "]))]
    for number in range(1, gaps + 1):
        accepted = draw(st.lists(answer.map(without_arrow), min_size=1, max_size=3, unique=True))
        after = draw(st.sampled_from([".", " en verder."])) if number < gaps or pieces[0] else ""
        pieces += [Gap(f"gat{number}", tuple(accepted)), after + (" " if number < gaps else "")]
    hints = draw(st.lists(answer.map(without_arrow), max_size=2, unique=True))
    exact = (False, False) if bare else (draw(st.booleans()), draw(st.booleans()))
    return FillContent(tuple(pieces), *exact, tuple(Hint(text, draw(line)) for text in hints))


@st.composite
def _number(draw, bare: bool) -> NumberContent:
    tolerance = draw(widths)
    half = draw(st.one_of(st.just(Decimal(0)), widths.map(lambda more: tolerance + more + 1)))
    low = draw(maybe)
    return NumberContent(
        draw(numbers),
        tolerance,
        half,
        "" if bare else draw(st.sampled_from(["", "euro"])),
        low,
        low if bare else draw(maybe),
    )


@st.composite
def _open(draw, bare: bool) -> OpenContent:
    return OpenContent() if bare else OpenContent(draw(st.integers(0, 50)), draw(paragraphs), draw(paragraphs))


@st.composite
def _order(draw, bare: bool) -> OrderContent:
    texts = draw(st.lists(line, min_size=2, max_size=6))
    return OrderContent(tuple(Part(f"s{at}", text, draw(maybe)) for at, text in enumerate(texts)))


@st.composite
def _words(draw, bare: bool) -> WordsContent:
    texts = draw(st.lists(plain_word, min_size=2, max_size=8))
    right = draw(st.sets(st.integers(0, len(texts) - 1), min_size=1, max_size=len(texts) - 1))
    ends = st.sampled_from([" ", ", ", "\n"])
    body = "".join((f"[{text}]" if at in right else text) + draw(ends) for at, text in enumerate(texts))
    named = draw(st.lists(st.sampled_from(texts), max_size=2, unique_by=str.casefold))
    return WordsContent(read_words(body), tuple(Hint(text, draw(line)) for text in named))


_CONTENTS = {
    "match": _match,
    "fill": _fill,
    "number": _number,
    "open": _open,
    "order": _order,
    "words": _words,
}
