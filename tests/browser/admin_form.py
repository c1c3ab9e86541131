"""A form of the Wagtail admin, filled in as a person does: by the words that stand beside a field or on a button."""

import re
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.look import keep

_SETTLE = 600  # ms; the text editor hands over what was typed after a while


def named(words: str) -> re.Pattern[str]:
    """The name of a field, obligatory or not."""
    return re.compile(rf"^{re.escape(words)}\s*\*?$")


def fill(within: Page | Locator, label: str, text: str) -> None:
    """Type in a field of one or more lines."""
    within.get_by_role("textbox", name=named(label)).fill(text)


def number(within: Page | Locator, label: str, value: int) -> None:
    within.get_by_role("spinbutton", name=named(label)).fill(str(value))


def tick(within: Page | Locator, label: str, *, on: bool = True) -> None:
    within.get_by_role("checkbox", name=named(label)).set_checked(on)


def select(within: Page | Locator, label: str, option: str) -> None:
    within.get_by_role("combobox", name=named(label)).select_option(label=option)


def section(page: Page, heading: str) -> Locator:
    """The part of the form under a heading."""
    return page.get_by_role("region", name=named(heading)).first


def write(within: Locator, text: str) -> None:
    """Type in the text editor of a part of the form."""
    editor = within.locator("[contenteditable=true]").first
    editor.click()
    editor.press_sequentially(text)
    within.page.wait_for_timeout(_SETTLE)


def add_block(part: Locator, choice: str = "") -> Locator:
    """Press the last plus of a stream; choice: which kind of block, when there are more."""
    stream = part.locator("[data-streamfield-stream-container]").first
    blocks = stream.locator("> [data-streamfield-child]")
    there = blocks.count()
    stream.locator("> div > button, > button").last.click()
    if choice:
        part.page.get_by_role("option", name=choice, exact=True).click()
    made = blocks.nth(there)
    made.wait_for()
    return made


def add_item(block: Locator, field: str) -> Locator:
    """Press the last plus of a list inside a block, and give the new item. field: its label."""
    there = items(block, field).count()
    _list(block, field).locator("> [data-streamfield-list-add], > div > [data-streamfield-list-add]").last.click()
    made = items(block, field).nth(there)
    made.wait_for()
    return made


def items(block: Locator, field: str) -> Locator:
    """The items of a list inside a block, by the label of the list."""
    return _list(block, field).locator("> [data-streamfield-child]")


def _list(block: Locator, field: str) -> Locator:
    label = block.locator("label", has_text=re.compile(rf"^\s*{field}"))
    return label.locator("xpath=..").locator("[data-streamfield-list-container]").first


def pick_kind(page: Page, kind: str) -> None:
    """On the screen that asks what kind of page to make."""
    page.locator("main").get_by_role("link", name=re.compile(rf"^{kind} \.")).click()


def choose(page: Page, button: str, title: str, *, within: Any = None) -> None:
    """Press the button of a chooser and pick a row in the window that opens."""
    (within or page).get_by_role("button", name=button, exact=True).last.click()
    window = page.get_by_role("dialog")
    window.get_by_role("link", name=title).first.click()
    window.wait_for(state="hidden")


def picture(page: Page, name: str, part: str = "", *, height: int = 1100) -> None:
    """Look at the form as it stands; part: the heading to have on top. height: of the window, in pixels."""
    page.set_viewport_size({"width": 1280, "height": height})
    page.evaluate("document.activeElement.blur()")
    if part:
        section(page, part).evaluate(
            "each => each.scrollIntoView({block: 'start', inline: 'end', behavior: 'instant'})"
        )
    else:
        page.evaluate("document.querySelectorAll('*').forEach(each => each.scrollTo({top: 0, behavior: 'instant'}))")
    page.wait_for_timeout(_SETTLE)  # what was added slides open
    keep(page, f"{name}-1280.png", full=False)
    page.set_viewport_size({"width": 1280, "height": 900})


def publish(page: Page) -> None:
    """Publish, and be sure that nothing held it back. First the admin keeps by itself what was typed last."""
    page.wait_for_timeout(2 * _SETTLE)
    page.get_by_text("Bezig met opslaan").wait_for(state="hidden")
    page.get_by_role("button", name="Meer acties").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Publiceren").click()
    refused = page.locator("#lms-gate, .w-field__errors:visible, .error-message:visible, .messages .error")
    assert not refused.count(), (page.url, refused.all_inner_texts())
