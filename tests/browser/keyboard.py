"""A person without a mouse: Tab, Enter, Space and arrows, and a focus that can be seen."""

from playwright.sync_api import Page

MOST_TABS = 60
# What has the focus: its accessible text, and whether an outline or shadow shows it.
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const label = element.labels && element.labels.length ? element.labels[0].innerText : "";
  const text = element.getAttribute("aria-label") || label || element.innerText || element.value || "";
  const shows = (style) => style.outlineStyle !== "none" || style.boxShadow !== "none";
  const near = [element, ...(element.labels || []), element.nextElementSibling].filter(Boolean);
  return {text: text.replace(/\\s+/g, " ").trim(), visible: near.some((each) => shows(getComputedStyle(each)))};
}"""


class Keyboard:
    """Moves through one page; every stop must show that it has the focus."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def tab_to(self, text: str) -> None:
        """Press Tab until something with this text has the focus. Fails when it is not reached or not seen."""
        passed = []
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            focused = self.page.evaluate(FOCUSED)
            if focused is None:
                continue
            assert focused["visible"], f"'{focused['text']}' has the focus and nothing shows it"
            if text in focused["text"]:
                return
            passed.append(focused["text"])
        raise AssertionError(f"Tab does not reach '{text}'; passed: {passed}")

    def activate(self, text: str) -> None:
        """Go to a link or button with Tab and press Enter; waits for the page that follows."""
        self.tab_to(text)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def choose(self, text: str) -> None:
        """Go to a radio button or checkbox and choose it: Tab enters a group, arrows move inside it."""
        self.tab_to(text)
        self.page.keyboard.press("Space")
