"""Looking at a screen: at both widths no accessibility fault and no sideways scrolling; a picture when asked for.

`SCREENSHOTS=docs/screenshots pytest tests/browser` keeps the pictures (make screenshots does that).
"""

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.axe import violations

WIDTHS = (1280, 360)


def look(page: Page, name: str = "", *, ours: bool = True) -> None:
    """Check the page as it stands and picture it as `<name>-<width>.png`, unless it has no name.

    ours: False for Wagtail's own screens.
    """
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("window.scrollTo(0, 0)")
        if ours:
            assert violations(page) == [], name or page.url
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{name or page.url} is {wide} px wide in a window of {width}"
        if name:
            keep(page, f"{name}-{width}.png", full=ours)
    if before:
        page.set_viewport_size(before)


def keep(page: Page, name: str, *, full: bool) -> None:
    """Picture the page under this name, when pictures are asked for."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / name, full_page=full)
