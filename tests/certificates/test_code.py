"""Codes: random, readable, and a typing error is always found."""

import itertools
import math
import random

import pytest

from certificates.rules.code import ALPHABET, LENGTH, Problem, adds_up, check_character, grouped, new_code, parse

# Fixed bodies beside random ones, so that a failure comes back: all alike, all different, and the borders.
SAMPLES = [
    body + check_character(body)
    for body in [
        ALPHABET[0] * 19,
        ALPHABET[-1] * 19,
        ALPHABET[:19],
        ALPHABET[-19:],
        *(new_code()[:19] for _ in range(6)),
    ]
]
# The names of the tests must be the same in every process that collects them.
NUMBERED = [f"sample {number}" for number, _ in enumerate(SAMPLES)]


def test_a_code_holds_at_least_80_random_bits_without_lookalikes():
    assert len(set(ALPHABET)) == len(ALPHABET) == 31
    assert not set("01IOL") & set(ALPHABET)
    assert (LENGTH - 1) * math.log2(len(ALPHABET)) > 94


def test_new_codes_are_well_formed_and_use_the_whole_alphabet():
    codes = [new_code() for _ in range(300)]
    assert len(set(codes)) == 300
    assert set("".join(codes)) == set(ALPHABET)
    assert all(len(code) == LENGTH and adds_up(code) for code in codes)


@pytest.mark.parametrize("code", SAMPLES, ids=NUMBERED)
def test_every_single_wrong_character_is_found(code):
    for place, other in itertools.product(range(LENGTH), ALPHABET):
        if other != code[place]:
            assert parse(code[:place] + other + code[place + 1 :]).problem is Problem.CHECK


@pytest.mark.parametrize("code", SAMPLES, ids=NUMBERED)
def test_every_swap_of_two_different_characters_is_found(code):
    for one, two in itertools.combinations(range(LENGTH), 2):
        if code[one] != code[two]:
            swapped = list(code)
            swapped[one], swapped[two] = code[two], code[one]
            assert parse("".join(swapped)).problem is Problem.CHECK


@pytest.mark.parametrize(
    "typed",
    [
        "{code}",
        "{lower}",
        "{grouped}",
        "  {grouped}\n",
        "{spaced}",
        "{grouped_lower}",
        "{en_dash}",
        "{minus}",
        "{soft}",
        "{wide}",
    ],
)
def test_people_may_type_a_code_in_any_form(typed):
    code = SAMPLES[-1]
    forms = {
        "code": code,
        "lower": code.lower(),
        "grouped": grouped(code),
        "grouped_lower": grouped(code).lower(),
        "spaced": grouped(code).replace("-", " "),
        "en_dash": grouped(code).replace("-", "\N{EN DASH}"),
        "minus": grouped(code).replace("-", "\N{MINUS SIGN}"),
        "soft": grouped(code).replace("-", "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}"),
        "wide": "".join(chr(ord(character) + 0xFEE0) for character in code),
    }
    assert parse(typed.format(**forms)).code == code


def test_a_code_is_printed_in_five_groups_of_four():
    assert grouped("23456789ABCDEFGHJKMN") == "2345-6789-ABCD-EFGH-JKMN"
    assert parse("23456789abcd").typed == "2345-6789-ABCD"


@pytest.mark.parametrize("character", "0OIL1éß!Ω")
def test_a_character_that_never_occurs_is_named(character):
    parsed = parse(SAMPLES[-1][:-1] + character)
    assert (parsed.code, parsed.problem, parsed.strange.casefold()) == ("", Problem.STRANGE, character.casefold())


def test_too_short_and_too_long_say_by_how_much():
    code = SAMPLES[-1]
    assert (parse(code[:-3]).problem, parse(code[:-3]).missing) == (Problem.SHORT, 3)
    assert (parse(code + "22").problem, parse(code + "22").missing) == (Problem.LONG, -2)
    assert parse(" - ").problem is Problem.EMPTY


def test_any_text_is_answered_and_never_echoed_at_length():
    chance = random.Random(2026)
    for _ in range(2000):
        text = "".join(chr(chance.randrange(1, 0xD7FF)) for _ in range(chance.randrange(0, 60)))
        parsed = parse(text)
        assert parsed.problem is not None or adds_up(parsed.code)
    assert len(parse("A" * 1_000_000).typed) < 60
