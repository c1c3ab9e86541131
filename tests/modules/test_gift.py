"""GIFT: what is read, what is noted, and that what is written is read back."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modules.rules.exchange import signature
from modules.rules.fill import FillContent
from modules.rules.gift import read_gift, write_gift
from modules.rules.question import QuestionSpec
from tests.modules.exchange_specs import specs

CARRIED = ("single", "multiple", "truefalse", "match", "fill", "number", "open")
SAMPLE = Path(__file__).parent / "files" / "vragen.gift"


def one(text: str) -> QuestionSpec:
    parsed = read_gift(text)
    assert len(parsed.found) == 1, parsed.notes
    return parsed.found[0].spec


def codes(text: str) -> list[tuple[str, str, bool]]:
    return [(note.code, note.what, note.is_lost) for note in read_gift(text).notes]


@pytest.mark.parametrize("kind", CARRIED)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_written_is_read_back(kind, data):
    spec = data.draw(specs(kind, bare=True))
    written = write_gift([spec])
    parsed = read_gift(written.content.decode())
    assert not parsed.notes
    (found,) = parsed.found
    assert signature(in_order(found.spec)) == signature(in_order(spec))
    assert (found.spec.explanation, found.spec.points) == (spec.explanation, spec.points)
    assert found.spec.tags == spec.tags
    assert [note.code for note in written.notes] == (["points"] if spec.points != 1 else [])


def in_order(spec: QuestionSpec) -> QuestionSpec:
    """Hints of a fill-in question come back after the answer that they belong to."""
    if not isinstance(spec.content, FillContent):
        return spec
    hints = tuple(sorted(spec.content.hints, key=lambda hint: hint.text))
    return replace(spec, content=replace(spec.content, hints=hints))


@pytest.mark.parametrize("kind", ["order", "words"])
@settings(max_examples=3, deadline=None)
@given(data=st.data())
def test_a_kind_that_gift_does_not_know_is_named(kind, data):
    written = write_gift([data.draw(specs(kind))])
    assert written.questions == 0
    assert [(note.code, note.is_lost) for note in written.notes if note.is_lost] == [("kind", True)]


def test_the_sample_file_holds_every_kind():
    parsed = read_gift(SAMPLE.read_text())
    assert [found.spec.kind for found in parsed.found] == [
        "single",
        "multiple",
        "truefalse",
        "fill",
        "fill",
        "match",
        "number",
        "number",
        "open",
    ]
    assert [(note.code, note.is_lost) for note in parsed.notes] == [
        ("title", False),
        ("layout", False),
        ("weight", False),
        ("star", False),
        ("description", True),
        ("braces", True),
    ]
    assert parsed.found[0].spec.tags == ("Luisteren", "begin")
    assert {found.where for found in parsed.found} >= {"5", "12"}


def test_a_single_choice_with_explanations():
    spec = one("Wat doe je? {=Luister#Goed zo ~Praat door#Nee ####Luister eerst.}")
    assert [(each.text, each.correct, each.feedback) for each in spec.options] == [
        ("Luister", True, "Goed zo"),
        ("Praat door", False, "Nee"),
    ]
    assert spec.explanation == "Luister eerst."


def test_escapes_are_undone():
    spec = one(r"Wat is 1 \= 1 \{ja\}? {=1 \~ 2 \# 3 \: 4 \\ ~b}")
    assert spec.text == "Wat is 1 = 1 {ja}?"
    assert spec.options[0].text == "1 ~ 2 # 3 : 4 \\"


def test_the_sentence_goes_on_after_the_gap():
    spec = one("Waarmee kan ik u {=helpen =van dienst zijn} vandaag?")
    assert spec.text == "Waarmee kan ik u _____ vandaag?"
    assert spec.content.gaps[0].accepted == ("helpen", "van dienst zijn")


@pytest.mark.parametrize(
    ("text", "answer", "tolerance", "half"),
    [
        ("{#5}", "5", "0", "0"),
        ("{#5:0.1}", "5", "0.1", "0"),
        ("{#4..5}", "4.5", "0.5", "0"),
        ("{#-5..-4}", "-4.5", "0.5", "0"),
        ("{#=10:1 =%50%10:3}", "10", "1", "3"),
    ],
)
def test_numbers(text, answer, tolerance, half):
    content = one(f"Hoeveel? {text}").content
    assert (content.answer, content.tolerance, content.half_tolerance) == (
        Decimal(answer),
        Decimal(tolerance),
        Decimal(half),
    )


def test_the_explanation_for_the_wrong_choice_comes_first():
    yes, no = one("De zon komt op in het oosten. {T#Kijk nog eens.#Klopt.}").options
    assert (yes.correct, yes.feedback, no.feedback) == (True, "Klopt.", "Kijk nog eens.")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Alleen tekst.", "description"),
        ("Twee {=a ~b} blokken {=c ~d}", "braces"),
        ("Open {=a ~b", "braces"),
        ("{=a ~b}", "no_text"),
        ("Niets goed {~a ~b}", "none_right"),
        ("Twee goed {=a =b ~c}", "more_right"),
        ("Getal {#veel}", "number"),
        ("Half paar {=a -> b =c}", "pair"),
        ("Los {a =b}", "answers"),
        ("Leeg {= ~b}", "empty_option"),
    ],
)
def test_a_question_that_cannot_be_read_is_named_with_its_line(text, code):
    parsed = read_gift(f"// uitleg\n\n{text}\n\nGoed? {{T}}")
    assert len(parsed.found) == 1
    (note,) = [note for note in parsed.notes if note.is_lost]
    assert (note.code, note.where) == (code, "3")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vraag {=a ~%50%b}", ("weight", "b", False)),
        ("Vraag {~%60%a ~%40%b ~c}", ("weight", "a", False)),
        ("Vraag {=a =%50%b}", ("weight", "b", False)),
        ("Vraag {=a =%0%b}", ("wrong_answer", "b", False)),
        ("[html]Vraag <img src='a.png'> {=a ~b}", ("picture", "Vraag <img src='a.png'>", False)),
        ("[markdown]Vraag **hier** {=a ~b}", ("markdown", "Vraag **hier**", False)),
        ("::Naam::Vraag {=a ~b}", ("title", "Naam", False)),
        ("Vraag {#5 =6}", ("weight", "6", False)),
        ("Vraag {#=5#Goed zo}", ("feedback", "Goed zo", False)),
    ],
)
def test_what_is_left_out_of_a_question_is_noted(text, expected):
    assert expected in codes(text)


def test_a_category_becomes_a_tag_until_the_next_one():
    parsed = read_gift("$CATEGORY: $course$/top/Zorg/In//uit\n\nA? {T}\n\n$CATEGORY: top\n\nB? {F}\n")
    assert [found.spec.tags for found in parsed.found] == [("In/uit",), ()]


def test_a_long_text_is_split_into_situation_and_question():
    spec = one(f"{'Er belt iemand. ' * 40}Wat zeg je? {{}}")
    assert spec.text == "Wat zeg je?"
    assert spec.case.startswith("Er belt iemand.")


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from(list("a =~#{}%:->\\\n.T5[]*<b>")), max_size=80))
def test_no_text_breaks_the_reader_and_no_question_is_lost_in_silence(text):
    parsed = read_gift(text)
    assert {found.where for found in parsed.found}.isdisjoint({n.where for n in parsed.notes if n.is_lost})
    blocks = [each for each in text.split("\n\n") if each.strip()]
    assert not blocks or parsed.found or parsed.notes or all(_is_quiet(each) for each in blocks)


def _is_quiet(block: str) -> bool:
    return all(not line.strip() or line.strip().startswith("//") for line in block.splitlines())
