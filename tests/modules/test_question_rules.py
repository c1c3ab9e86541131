"""Scoring of each kind of question, without a database."""

from decimal import Decimal

import pytest

from modules.rules.audio import audio_suffix
from modules.rules.fill import FillContent, read_gaps, write_gaps
from modules.rules.listening import ListeningContent, judge_listening
from modules.rules.match import MatchContent, Pair
from modules.rules.number import NumberContent, read_number, write_number
from modules.rules.open import OpenContent
from modules.rules.order import OrderContent, Part
from modules.rules.question import InvalidAnswer, Option, QuestionSpec, Scored, all_or_nothing
from modules.rules.scoring import score_question
from modules.rules.words import WordsContent, read_words, write_words


def spec(kind: str, content: object, points: int = 4) -> QuestionSpec:
    return QuestionSpec(id=1, revision=7, kind=kind, text="?", content=content, points=points)


def points(question: QuestionSpec, given: list[str] | dict[str, str]) -> float | None:
    return score_question(question, given).points


def refused(question: QuestionSpec, given: list[str] | dict[str, str]) -> str:
    with pytest.raises(InvalidAnswer) as error:
        score_question(question, given)
    return str(error.value)


ORDER = spec("order", OrderContent(tuple(Part(each, each) for each in "abcde")))


@pytest.mark.parametrize(
    ("given", "expected"),
    [("abcde", 4), ("bcdea", 3), ("abdce", 3), ("badce", 2), ("edcba", 0)],
)
def test_a_part_in_the_wrong_place_costs_one_step_of_an_order(given, expected):
    assert points(ORDER, list(given)) == expected


@pytest.mark.parametrize(("given", "problem"), [("abcd", "places"), ("abcdd", "places"), ("abcdx", "unknown")])
def test_an_order_needs_every_part_once(given, problem):
    assert refused(ORDER, list(given)) == problem


MATCH = spec(
    "match",
    MatchContent(
        (Pair("1", "a", "A"), Pair("2", "b", "B"), Pair("3", "c", "A"), Pair("4", "d", "D")), (Part("x", "X"),)
    ),
)


def test_pairs_count_for_their_share_and_one_right_side_may_serve_two():
    assert MATCH.content.rights == {"1": "A", "2": "B", "4": "D", "x": "X"}
    assert points(MATCH, {"1": "1", "2": "2", "3": "1", "4": "4"}) == 4
    assert points(MATCH, {"1": "x", "2": "1", "3": "1", "4": "4"}) == 2


@pytest.mark.parametrize(
    ("given", "problem"),
    [({"1": "1"}, "all"), ({"1": "1", "2": "", "3": "1", "4": "4"}, "all"), ({"1": "?"}, "unknown"), ([], "unknown")],
)
def test_every_left_side_needs_a_known_right_side(given, problem):
    assert refused(MATCH, given) == problem


@pytest.mark.parametrize(
    ("typed", "exact", "right"),
    [
        ("Één", {}, True),
        (" een  ", {}, True),
        ("e\u0301e\u0301n", {"exact_accents": True}, True),
        ("een", {"exact_accents": True}, False),
        ("Één", {"exact_case": True}, False),
        ("twee", {}, False),
    ],
)
def test_fill_in_forgives_capitals_and_accents_unless_they_count(typed, exact, right):
    question = spec("fill", FillContent(read_gaps("Ik heb [één|eentje] vraag."), **exact))
    assert points(question, {"gat1": typed}) == (4 if right else 0)


def test_each_gap_counts_for_its_share():
    question = spec("fill", FillContent(read_gaps("[a|b] en [c]")))
    assert points(question, {"gat1": "B", "gat2": "x"}) == 2
    assert refused(question, {"gat1": "B", "gat2": " "}) == "gaps"
    assert refused(question, {"gat1": "B", "gat9": "c"}) == "unknown"


@pytest.mark.parametrize(("text", "problem"), [("geen", "none"), ("[]", "empty"), ("[|]", "empty"), ("[a", "bracket")])
def test_a_text_with_gaps_that_is_not_right_is_refused(text, problem):
    with pytest.raises(ValueError, match=problem):
        read_gaps(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1.250", "1250"),
        ("1.250,50", "1250.5"),
        ("€ 1 250", "1250"),
        ("−3", "-3"),
        (",5", "0.5"),
        ("83,87 euro", "83.87"),
        ("7 Euro", "7"),
    ],
)
def test_numbers_are_read_as_people_write_them(text, number):
    assert read_number(text, "euro") == Decimal(number)


@pytest.mark.parametrize("text", ["", "veel", "1,2,3", "1.2.3", "1e5", "NaN", "Infinity", "9" * 31, "12 dagen"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(InvalidAnswer):
        read_number(text, "euro")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("10", 4), ("10,5", 4), ("9,5", 4), ("10,51", 2), ("12", 2), ("12,01", 0), ("-10", 0)],
)
def test_a_number_is_right_within_its_tolerance(typed, expected):
    content = NumberContent(answer=Decimal(10), tolerance=Decimal("0.5"), half_tolerance=Decimal(2))
    assert points(spec("number", content), [typed]) == expected


def test_a_number_is_written_without_needless_zeros():
    assert [write_number(Decimal(each)) for each in ("1000.0000", "0.5000", "-3")] == ["1000", "0,5", "-3"]


def test_words_between_brackets_are_marked_one_by_one_without_their_signs():
    (line, second) = read_words("Ik ben (echt [woedend]!)\nIk ben [het echt beu], hoor.")
    assert [word.text for word in line] == ["Ik", "ben", "echt", "woedend"]
    assert (line[2].before, line[3].after) == ("(", "!)")
    assert [word.text for word in second if word.correct] == ["het", "echt", "beu"]
    assert [word.id for word in (*line, *second)] == [f"w{number}" for number in range(1, 11)]


def test_a_wrong_word_takes_a_right_one_off():
    question = spec("words", WordsContent(read_words("a [b] c [d] e")))
    assert [points(question, list(given)) for given in (["w2", "w4"], ["w2"], ["w2", "w1"], ["w1"])] == [4, 2, 0, 0]
    assert refused(question, []) == "some"
    assert refused(question, ["w9"]) == "unknown"


@pytest.mark.parametrize(
    ("text", "problem"), [("geen", "none"), ("[alles]", "none"), ("[a b", "bracket"), ("a] b", "bracket")]
)
def test_a_text_with_words_that_is_not_right_is_refused(text, problem):
    with pytest.raises(ValueError, match=problem):
        read_words(text)


def test_texts_of_authors_go_there_and_back():
    gaps = "Fijn om te [kennismaken|voorstellen]. Nog [één] vraag."
    words = "Ik ben ([woedend])!\nEcht [beu]."
    assert write_gaps(read_gaps(gaps)) == gaps
    assert read_words(write_words(read_words(words))) == read_words(words)


def test_an_open_answer_waits_for_a_person():
    question = spec("open", OpenContent(min_words=3))
    assert score_question(question, ["een twee drie"]) == Scored(None, 4)
    assert refused(question, ["een twee"]) == "short"
    assert refused(question, [" "]) == "empty"
    assert refused(question, ["a b " + "c" * 10_001]) == "long"


def listening(judged: bool) -> QuestionSpec:
    emotions = (Option("boos", "Boos", False), Option("bang", "Bang", True))
    replies = (Option("ja", "Ik hoor u", True), Option("nee", "Website", False))
    return spec("listening", ListeningContent("", "", emotions, replies, judged=judged), points=3)


def test_listening_counts_the_feeling_and_the_sentence():
    given = {"gevoel": "bang", "zin": "nee", "eigen": "Ik hoor uw zorg"}
    assert points(listening(False), given) == 1.5
    assert points(listening(True), given) is None
    assert judge_listening(listening(True), given, 1).points == 2
    for name in ("gevoel", "zin"):
        assert refused(listening(False), given | {name: ""}) == name
    assert refused(listening(False), given | {"eigen": "kort"}) == "short"
    assert refused(listening(False), given | {"gevoel": "ja"}) == "unknown"


def test_without_partial_credit_a_part_is_nothing_and_waiting_stays_waiting():
    assert all_or_nothing(Scored(1, 2)) == Scored(0, 2)
    assert all_or_nothing(Scored(2, 2)) == Scored(2, 2)
    assert all_or_nothing(Scored(None, 2)) == Scored(None, 2)


@pytest.mark.parametrize(
    ("head", "suffix"),
    [
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", ".wav"),
        (b"OggS\x00\x02", ".ogg"),
        (b"ID3\x04\x00", ".mp3"),
        (b"\xff\xfb\x90\x00", ".mp3"),
        (b"\x00\x00\x00\x20ftypM4A ", ".m4a"),
        (b"RIFF\x00\x00\x00\x00AVI ", None),
        (b"\xff\xd8\xff\xe0", None),
        (b"<html><script>", None),
        (b"%PDF-1.7", None),
        (b"", None),
    ],
)
def test_audio_is_known_by_its_first_bytes(head, suffix):
    assert audio_suffix(head) == suffix
