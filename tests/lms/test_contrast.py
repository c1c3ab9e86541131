"""WCAG contrast: numbers that everybody can look up, and suggestions that really pass."""

import pytest

from lms.rules.contrast import Rgb, contrast_ratio, nearest_passing, parse_hex, relative_luminance

WHITE = parse_hex("#ffffff")
BLACK = parse_hex("#000000")


def test_black_on_white_is_21_to_1() -> None:
    assert contrast_ratio(BLACK, WHITE) == pytest.approx(21)


def test_a_colour_on_itself_is_1_to_1() -> None:
    assert contrast_ratio(parse_hex("#0b5563"), parse_hex("#0b5563")) == pytest.approx(1)


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [("#767676", 4.54), ("#777777", 4.48), ("#80a659", 2.79), ("#ff0000", 4.00), ("#0000ff", 8.59)],
)
def test_known_colours_on_white(colour: str, ratio: float) -> None:
    assert contrast_ratio(parse_hex(colour), WHITE) == pytest.approx(ratio, abs=0.005)


def test_the_order_of_two_colours_does_not_matter() -> None:
    one, other = parse_hex("#ffc83d"), parse_hex("#12242a")
    assert contrast_ratio(one, other) == contrast_ratio(other, one)


def test_luminance_runs_from_black_to_white() -> None:
    assert relative_luminance(BLACK) == 0
    assert relative_luminance(WHITE) == pytest.approx(1)


def test_three_digits_mean_the_same_as_six() -> None:
    assert parse_hex("#0aF") == parse_hex("#00aaff") == Rgb(0, 170, 255)


@pytest.mark.parametrize("text", ["", "red", "0b5563", "#12", "#12345", "#0b5563ff", "#0b5563;", "#0b556g", "# 12345"])
def test_anything_but_a_hex_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Not a colour"):
        parse_hex(text)


def test_a_colour_that_passes_already_is_left_alone() -> None:
    assert nearest_passing(parse_hex("#0b5563"), [(WHITE, 4.5)]) == parse_hex("#0b5563")


@pytest.mark.parametrize("colour", ["#80a659", "#ffcc00", "#ff9d6b", "#cccccc"])
def test_the_nearest_colour_passes_and_is_not_darker_than_needed(colour: str) -> None:
    found = nearest_passing(parse_hex(colour), [(WHITE, 4.5)])
    assert found is not None
    assert 4.5 <= contrast_ratio(found, WHITE) < 4.75


def test_the_nearest_colour_keeps_its_hue() -> None:
    found = nearest_passing(parse_hex("#ffcc00"), [(WHITE, 4.5)])
    assert found is not None
    assert found.red > found.green > found.blue == 0


def test_on_a_dark_ground_the_nearest_colour_is_lighter() -> None:
    before = parse_hex("#555555")
    found = nearest_passing(before, [(parse_hex("#15262b"), 4.5)])
    assert found is not None
    assert found.red > before.red


def test_the_nearest_colour_passes_on_all_grounds_at_once() -> None:
    grounds = [parse_hex("#ffffff"), parse_hex("#e4ecea"), parse_hex("#d9ebec")]
    found = nearest_passing(parse_hex("#888888"), [(ground, 4.5) for ground in grounds])
    assert found is not None
    assert min(contrast_ratio(found, ground) for ground in grounds) >= 4.5


def test_there_is_no_colour_that_reads_on_black_and_on_white_at_7_to_1() -> None:
    assert nearest_passing(parse_hex("#888888"), [(WHITE, 7), (BLACK, 7)]) is None
