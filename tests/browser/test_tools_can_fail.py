"""The tools of the browser tests must see a bad page; otherwise a green journey says nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.axe import violations
from tests.browser.keyboard import Keyboard
from tests.browser.problems import Problems

BAD = """<!doctype html><html><head><title>Slecht</title><link rel="stylesheet" href="/weg.css">
<link rel="stylesheet" href="/stil.css"></head><body>
<img src="data:,"><a href="/" style="color: red">Zichtbaar</a><button>Stil</button>
<script>alert("inline")</script></body></html>"""
HEADERS = {"Content-Type": "text/html", "Content-Security-Policy": "script-src 'self'; style-src 'self'"}

pytestmark = pytest.mark.browser


@pytest.fixture
def bad_page(browser: Browser) -> Iterator[Page]:
    def answer(route: Route) -> None:
        if route.request.resource_type == "document":
            route.fulfill(body=BAD, headers=HEADERS)
        elif route.request.url.endswith("stil.css"):
            route.fulfill(body="button { outline: none }", content_type="text/css")
        else:
            route.fulfill(status=404)

    context = browser.new_context()
    page = context.new_page()
    page.route("http://proef.example/**", answer)
    yield page
    context.close()


def test_axe_names_the_rule_and_the_element(bad_page: Page) -> None:
    bad_page.goto("http://proef.example/")

    found = violations(bad_page)

    assert any("image-alt" in line and "img" in line for line in found)
    assert any("html-has-lang" in line for line in found)


def test_an_inline_script_an_inline_style_and_a_missing_file_are_noticed(bad_page: Page) -> None:
    problems = Problems()
    problems.watch(bad_page)

    bad_page.goto("http://proef.example/")

    assert any("inline script" in line for line in problems.found)
    assert any("inline style" in line for line in problems.found)
    assert any("weg.css" in line for line in problems.found)


def test_the_keyboard_fails_on_what_it_cannot_reach_and_on_a_focus_that_cannot_be_seen(bad_page: Page) -> None:
    bad_page.goto("http://proef.example/")
    keyboard = Keyboard(bad_page)

    keyboard.tab_to("Zichtbaar")
    with pytest.raises(AssertionError, match="'Stil' has the focus and nothing shows it"):
        keyboard.tab_to("Bestaat niet")
    bad_page.locator("button").evaluate("element => element.remove()")
    with pytest.raises(AssertionError, match="Tab does not reach 'Bestaat niet'"):
        keyboard.tab_to("Bestaat niet")
