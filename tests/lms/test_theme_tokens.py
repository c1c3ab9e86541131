"""A municipality's theme: what it may set, what it may not break, and the stylesheet that comes out."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import lms
from lms.rules.base_tokens import BASE_DARK, BASE_LIGHT, effective
from lms.rules.contrast import contrast_ratio, parse_hex
from lms.rules.theme_gate import DEMANDS, STATUSES, Measurement, measure
from lms.rules.theme_tokens import LENGTHS, ThemeError, check_tokens, contrast_problems, render_css
from lms.rules.theme_words import ContrastProblem, TokenProblem
from lms.themes import ThemeFile, example_themes

STYLESHEET = (Path(lms.__file__).parent / "static/lms/leerlijn.css").read_text(encoding="utf-8")
BLOCK_1 = STYLESHEET.split("2 Base */")[0]


def _declared(css: str) -> dict[str, str]:
    return {match[1]: match[2] for match in re.finditer(r"--ll-([a-z0-9-]+): ([^;]+);", css)}


def _refused(light: object, dark: object) -> list[TokenProblem]:
    return [problem for problem in check_tokens(light, dark) if isinstance(problem, TokenProblem)]


def _too_low(light: dict[str, str], dark: dict[str, str]) -> list[Measurement]:
    problems = contrast_problems(light, dark)
    return [problem.measurement for problem in problems if isinstance(problem, ContrastProblem)]


class TestBase:
    def test_the_rules_know_the_same_colours_as_the_stylesheet(self) -> None:
        light, dark = BLOCK_1.split("@media (prefers-color-scheme: dark)")
        colours = {name: value for name, value in _declared(light).items() if value.startswith("#")}
        assert colours == dict(BASE_LIGHT)
        assert _declared(dark) == dict(BASE_DARK)

    def test_every_length_that_a_theme_may_set_exists(self) -> None:
        assert set(LENGTHS) <= set(_declared(BLOCK_1))

    def test_the_lengths_of_the_base_theme_are_within_the_bounds(self) -> None:
        declared = _declared(BLOCK_1)
        assert check_tokens({name: declared[name] for name in LENGTHS}, {}) == []

    def test_the_base_theme_passes_the_gate(self) -> None:
        assert contrast_problems({}, {}) == []

    def test_rules_read_tokens_and_never_a_raw_colour(self) -> None:
        rules = STYLESHEET.split("2 Base */")[1].split("/* --- Certificate")[0]
        assert re.findall(r"#[0-9a-f]{3,8}\b", rules.split("6 Preferences")[0]) == []


class TestMadeUpThemes:
    @pytest.mark.parametrize("theme", example_themes(), ids=lambda theme: theme.name)
    def test_passes_the_gate(self, theme: ThemeFile) -> None:
        assert check_tokens(theme.light, theme.dark) == []
        assert contrast_problems(theme.light, theme.dark) == []

    @pytest.mark.parametrize("theme", example_themes(), ids=lambda theme: theme.name)
    def test_changes_action_marker_and_corners(self, theme: ThemeFile) -> None:
        css = _declared(render_css(theme.light, theme.dark))
        assert {"color-action", "color-marker", "radius-m"} <= set(css)

    def test_there_are_two(self) -> None:
        assert [theme.name for theme in example_themes()] == ["Duinrade", "Heideveen"]


class TestTokens:
    @pytest.mark.parametrize(
        ("name", "value", "fault"),
        [
            ("color-ink", "red", "colour"),
            ("color-ink", "#12242a80", "colour"),
            ("color-link", "url(https://elders.example/x.png)", "colour"),
            ("color-link", "#fff;} body{display:none", "colour"),
            ("color-link", "#fff</style><script>", "colour"),
            ("color-link", "var(--x)", "colour"),
            ("radius-m", "12", "length"),
            ("radius-m", "1em", "length"),
            ("radius-m", "calc(1px + 1px)", "length"),
            ("radius-m", "-4px", "length"),
            ("radius-m", "29px", "bounds"),
            ("radius-m", "2rem", "bounds"),
            ("target", "43px", "bounds"),
            ("text-m", "18px", "length"),
            ("text-m", "0", "bounds"),
            ("font-text", "Arial", "font"),
            ("font-text", "Comic;}*{x:y, serif", "font"),
            ("font-text", "url(x), serif", "font"),
            ("font-text", "", "font"),
            ("space-4", "1rem", "unknown"),
            ("</style>", "#fff", "unknown"),
            ("--ll-color-ink", "#000000", "unknown"),
            ("color-ink", 12, "not_text"),
            ("color-ink", None, "not_text"),
        ],
    )
    def test_refuses(self, name: str, value: object, fault: str) -> None:
        (problem,) = _refused({name: value}, {})
        assert problem.fault == fault
        assert name[:10] in str(problem)

    @pytest.mark.parametrize("tokens", [None, [], "color-ink", 3])
    def test_refuses_what_is_no_list_of_names(self, tokens: object) -> None:
        assert [problem.scheme for problem in _refused({}, tokens)] == ["dark"]

    def test_lengths_and_fonts_hold_for_light_and_dark_so_they_stand_in_light_only(self) -> None:
        assert [problem.fault for problem in _refused({}, {"radius-m": "4px"})] == ["only_light"]

    def test_names_every_problem_at_once(self) -> None:
        assert len(check_tokens({"color-ink": "zwart", "kleur": "#fff"}, {"color-ink": "wit"})) == 3

    def test_a_problem_says_in_dutch_what_to_do(self) -> None:
        (problem,) = check_tokens({"radius-m": "9rem"}, {})
        assert str(problem) == ("Licht: ‘9rem’ bij ‘radius-m’ is te klein of te groot. Kies tussen 0rem en 1.75rem.")

    def test_a_problem_asks_for_its_parts_in_another_language(self) -> None:
        (problem,) = check_tokens({"kleur": "#fff"}, {})
        asked: list[str] = []
        problem.say(_remember(asked))
        assert any("%(name)s" in text for text in asked)
        assert "Licht" in asked


class TestStylesheet:
    def test_writes_each_value_anew(self) -> None:
        css = render_css({"color-ink": " #ABC ", "radius-s": "0", "font-text": "'Noto Serif',serif"}, {})
        assert _declared(css) == {"color-ink": "#aabbcc", "font-text": '"Noto Serif", serif', "radius-s": "0px"}

    def test_dark_beats_the_dark_of_the_base_theme_and_yields_to_a_held_light_scheme(self) -> None:
        css = render_css({}, {"color-ink": "#ffffff"})
        assert css.startswith("@media (prefers-color-scheme: dark) {")
        assert ':root:not([data-scheme="light"]) {' in css

    def test_without_tokens_is_empty(self) -> None:
        assert render_css({}, {}) == ""

    def test_is_never_made_from_a_token_that_was_refused(self) -> None:
        with pytest.raises(ThemeError, match="geen kleur") as caught:
            render_css({"color-ink": "url(x)"}, {})
        assert len(caught.value.problems) == 1

    def test_has_no_brace_or_address_from_outside(self) -> None:
        for theme in example_themes():
            css = render_css(theme.light, theme.dark)
            assert "url(" not in css
            assert css.count("{") == css.count("}") == 3


class TestGate:
    @pytest.mark.parametrize("status", STATUSES)
    @pytest.mark.parametrize("ground", ["color-paper", "color-surface", "own ground"])
    def test_measures_each_status_as_text(self, status: str, ground: str) -> None:
        wanted = f"status-{status}-ground" if ground == "own ground" else ground
        assert any(
            demand.foregrounds == (f"status-{status}",) and demand.ground == wanted and demand.minimum == 4.5
            for demand in DEMANDS
        )

    def test_finds_white_on_the_green_that_city_themes_leave_in(self) -> None:
        pairs = _too_low({"status-done": "#80a659"}, {})
        on_surface = next(pair for pair in pairs if pair.ground == "color-surface")
        assert on_surface.ratio == pytest.approx(2.79, abs=0.005)
        assert on_surface.minimum == 4.5

    def test_names_pair_ratio_and_a_colour_that_would_do(self) -> None:
        text = str(contrast_problems({"color-ink-soft": "#888888"}, {})[0])
        assert text == (
            "Licht: bijtekst (#888888) op de achtergrond van de pagina (#f2f6f5) leest niet goed. "
            "Het contrast is 3,25 en moet minstens 4,5 zijn. Neem voor ‘color-ink-soft’ bijvoorbeeld #686868."
        )

    def test_never_rounds_a_ratio_up_to_what_is_needed(self) -> None:
        # #777777 on white: 4.478
        texts = [str(problem) for problem in contrast_problems({"color-link": "#777777"}, {})]
        assert any("(#ffffff) leest niet goed. Het contrast is 4,47 en" in text for text in texts)

    @pytest.mark.parametrize(
        "tokens",
        [
            {"color-ink-soft": "#888888"},
            {"color-edge": "#cccccc"},
            {"status-done": "#80a659"},
            {"color-link": "#4499ff"},
        ],
    )
    def test_the_suggested_colour_passes_everywhere(self, tokens: dict[str, str]) -> None:
        (name,) = tokens
        suggestion = _too_low(tokens, {})[0].suggestion
        assert suggestion is not None
        assert contrast_problems({name: suggestion}, {}) == []

    def test_a_suggestion_for_a_button_keeps_the_text_on_it_readable(self) -> None:
        pairs = _too_low({"color-action": "#ffcc00"}, {})
        suggestion = next(pair.suggestion for pair in pairs if pair.foreground == "color-action")
        assert suggestion is not None
        assert contrast_ratio(parse_hex(suggestion), parse_hex("#ffffff")) >= 4.5

    def test_a_new_background_meets_the_text_of_the_base_theme(self) -> None:
        failing = {pair.foreground for pair in _too_low({"color-paper": "#7a8a8a"}, {})}
        assert {"color-ink-soft", "color-link", "status-done"} <= failing

    def test_one_focus_ring_that_shows_is_enough_and_none_is_not(self) -> None:
        assert contrast_problems({"color-focus-inner": "#f2f6f5"}, {}) == []
        both = _too_low({"color-focus-inner": "#f2f6f5", "color-focus-outer": "#eeeeee"}, {})
        assert {pair.ground for pair in both} >= {"color-paper", "color-surface"}

    def test_a_decorative_rule_is_not_measured(self) -> None:
        assert contrast_problems({"color-rule": "#f2f6f5"}, {}) == []

    def test_light_and_dark_are_measured_apart(self) -> None:
        assert {pair.scheme for pair in _too_low({}, {"color-link": "#222222"})} == {"dark"}

    def test_a_light_colour_shows_in_the_dark_where_nothing_dark_is_given(self) -> None:
        colours = effective({"color-marker": "#ff9d6b", "color-ink": "#000000"}, {}, "dark")
        assert colours["color-marker"] == "#ff9d6b"
        assert colours["color-ink"] == BASE_DARK["color-ink"]

    def test_measures_every_demand_once_per_scheme(self) -> None:
        assert len(measure(effective({}, {}, "light"), "light")) == len(DEMANDS)

    def test_refuses_to_measure_what_is_no_token(self) -> None:
        with pytest.raises(ThemeError):
            contrast_problems({"color-ink": "zwart"}, {})


def _remember(asked: list[str]) -> Callable[[str], str]:
    def translate(text: str) -> str:
        asked.append(text)
        return text

    return translate
