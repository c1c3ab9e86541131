"""A real browser for tests marked `browser`: system Chromium through Playwright, on pytest-django's live server."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from scripts import chromium as system_chromium
from tests.browser.axe import violations
from tests.browser.keyboard import Keyboard
from tests.browser.problems import Problems

PageAt = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of Chromium. Without one the test is skipped out loud; in CI it fails, so that none goes missing."""
    found = system_chromium.find()
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(system_chromium.HOW)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all tests of this process."""
    # Playwright keeps an event loop in this thread, and Django refuses the ORM beside one; nothing here is async.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    with sync_playwright() as playwright:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        running = playwright.chromium.launch(executable_path=chromium, args=system_chromium.FLAGS)
        yield running
        running.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page_at(browser: Browser, live_server: LiveServer) -> Iterator[PageAt]:
    """page_at(360) is a new visitor with a window of that width; page_at(1280, javascript=False) has no scripts.

    `page.goto("/leren/")` goes to the live server. The test fails when a page broke a policy, a script or a file.
    """
    contexts, problems = [], Problems()

    def open_page(width: int, *, height: int = 900, javascript: bool = True, **options: Any) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            locale=options.pop("locale", "nl-NL"),
            **options,
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        problems.watch(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    if problems.found:
        pytest.fail("\n".join(problems.found))


@pytest.fixture
def log_in(live_server: LiveServer) -> Callable[[Page, Any], None]:
    """log_in(page, user): the visitor has this user's session from now on, without the log-in screen."""

    def take_session(page: Page, user: Any) -> None:
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])

    return take_session


@pytest.fixture
def axe() -> Callable[..., list[str]]:
    """axe(page) gives the broken accessibility rules: `assert axe(page) == []`."""
    return violations


@pytest.fixture
def keyboard() -> Callable[[Page], Keyboard]:
    """keyboard(page) moves through the page without a mouse."""
    return Keyboard
