"""The frame around every page: language, skip link, menu, log out, help."""

import dataclasses
from typing import Any

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from lms.models import Person
from lms.workspace.context import LanguageLink, Link, Shell

SHELL = Shell(
    brand="Leerlijn",
    person=Person(name="Noor <b>Voorbeeld</b>"),
    organisation_name="Gemeente Waterdrecht",
    nav=(Link("Mijn leren", "/leren/", current=True), Link("Nakijken", "/nakijken/", count=7)),
    areas=(Link("Mijn leren", "/leren/", current=True), Link("Regie", "/regie/")),
    theme_css_url="",
    help_phone="(088) 000 00 00",
    help_phone_href="tel:0880000000",
    help_mail="hulp@leerlijn.example",
    help_hours="op werkdagen van 8.30 tot 17.00 uur",
    login_url="/account/login/",
    logout_url="/account/logout/",
    profile_url="/profiel/",
    language_links=(LanguageLink("nl", "Nederlands", True), LanguageLink("en", "English", False)),
    footer_links=(Link("Privacy", "/privacy/"),),
)
PAGE = (
    '{% extends "lms/base.html" %}{% block title %}Modules{% endblock %}{% block content %}<p>inhoud</p>{% endblock %}'
)


def page(source: str = PAGE, shell: Shell = SHELL, **context: Any) -> str:
    template = engines["django"].from_string(source)
    request = RequestFactory().get("/leren/")
    # What a view puts in its context wins from the context processor of the same name.
    return template.render({"shell": shell, **context}, request)


def test_the_title_names_page_and_site() -> None:
    assert "<title>Modules · Leerlijn</title>" in page()


@pytest.mark.parametrize("code", ["nl", "en"])
def test_the_language_of_the_page_is_the_active_one(code: str) -> None:
    with translation.override(code):
        assert f'<html lang="{code}">' in page()


def test_the_skip_link_is_first_and_has_a_target() -> None:
    html = page()
    assert html.index('class="ll-skip" href="#main"') < html.index("<header")
    assert '<main class="ll-main" id="main">' in html


def test_the_menu_marks_the_page_and_counts_in_words() -> None:
    html = page()
    assert '<a class="ll-nav__link" href="/leren/" aria-current="page">Mijn leren</a>' in html
    assert '7<span class="ll-hidden-text"> wachten</span>' in html


def test_names_are_escaped() -> None:
    html = page()
    assert "<b>Voorbeeld" not in html
    assert "Noor &lt;b&gt;Voorbeeld" in html


def test_log_out_is_a_form_that_posts_with_a_token() -> None:
    html = page()
    start = html.index('<form action="/account/logout/" method="post" data-leave>')
    assert "csrfmiddlewaretoken" in html[start : start + 300]
    assert 'href="/account/logout/"' not in html


def test_other_areas_are_one_press_away() -> None:
    assert page().count('href="/regie/"') == 2


def test_nobody_logged_in_sees_no_account_menu() -> None:
    html = page(shell=dataclasses.replace(SHELL, person=None, areas=(), nav=(Link("Inloggen", "/in/"),)))
    assert "ll-account" not in html
    assert "Uitloggen" not in html
    assert ">Inloggen</a>" in html


def test_a_language_switches_and_only_to_another_one() -> None:
    html = page()
    assert 'lang="en"' in html
    assert ">Nederlands<" not in html


def test_help_stands_in_header_and_footer() -> None:
    html = page()
    assert '<a href="#hulp">' in html
    assert 'id="hulp"' in html
    assert '<a href="tel:0880000000">(088) 000 00 00</a> op werkdagen' in html


def test_without_phone_the_footer_asks_for_a_mail() -> None:
    html = page(shell=dataclasses.replace(SHELL, help_phone=""))
    assert "Bel" not in html.split("<footer")[1]
    assert 'Mail <a href="mailto:hulp@leerlijn.example">' in html


def test_the_stylesheet_of_a_theme_comes_after_the_base() -> None:
    html = page(shell=dataclasses.replace(SHELL, theme_css_url="/thema/1-abc.css"))
    assert html.index("lms/leerlijn.css") < html.index("/thema/1-abc.css")
    assert html.count('rel="stylesheet"') == 2
    assert page().count('rel="stylesheet"') == 1


def test_crumbs_come_from_the_view() -> None:
    html = page(crumbs=[Link("Mijn leren", "/leren/"), Link("Luisteren", "")])
    assert '<li><a href="/leren/">Mijn leren</a></li><li><span aria-current="page">Luisteren</span></li>' in html


def test_a_page_without_a_shell_still_shows() -> None:
    html = engines["django"].from_string(PAGE).render({"shell": None})
    assert "<title>Modules · Leerlijn</title>" in html
    assert "<p>inhoud</p>" in html


class TestFocus:
    SOURCE = (
        '{% extends "lms/focus.html" %}{% block title %}Vraag 3{% endblock %}'
        "{% block focus_back_url %}/module/{% endblock %}{% block focus_back_label %}Terug naar de module{% endblock %}"
        "{% block focus_title %}Hoor je het gevoel?{% endblock %}"
    )

    def test_has_a_way_back_and_help_but_no_menu(self) -> None:
        html = page(self.SOURCE)
        assert '<a class="ll-focus__back" href="/module/">' in html
        assert "<span>Terug naar de module</span>" in html
        assert "ll-nav" not in html
        assert "we bewaren wat je hebt gedaan" in html


class TestHome:
    SOURCE = '{% extends "lms/home.html" %}'

    @staticmethod
    def panels(**places: list[str]) -> dict[str, list[str]]:
        return {"hero": [], "main": [], "side": [], **places}

    def test_main_and_side_stand_beside_each_other(self) -> None:
        html = page(self.SOURCE, title="Dag Noor", panels=self.panels(main=["A"], side=["B"]), empty=False)
        assert 'class="ll-columns"' in html
        assert html.count("<h1>Dag Noor</h1>") == 1

    def test_one_of_the_two_takes_the_whole_width(self) -> None:
        html = page(self.SOURCE, title="Dag Noor", panels=self.panels(main=["A"]), empty=False)
        assert "ll-columns" not in html

    def test_what_a_panel_did_not_make_safe_is_escaped(self) -> None:
        html = page(self.SOURCE, title="x", panels=self.panels(hero=["<script>"]), empty=False)
        assert "<script>" not in html

    def test_an_empty_area_says_what_comes(self) -> None:
        area = {
            "empty_title": "Er staat nog niets voor je klaar",
            "empty_text": "Je ziet hier <u>straks</u> je modules.",
        }
        html = page(self.SOURCE, title="Dag Noor", panels=self.panels(), empty=True, area=area)
        assert "<h2>Er staat nog niets voor je klaar</h2>" in html
        assert "&lt;u&gt;straks" in html
