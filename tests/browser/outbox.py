"""What a browser keeps: the outbox, pages and storage, read from inside a page."""

import time
from typing import Any

from playwright.sync_api import Page

_OUTBOX = """async () => {
  const names = (await indexedDB.databases()).map((each) => each.name);
  if (!names.includes("leerlijn")) return [];
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open("leerlijn");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const items = await new Promise((resolve) => {
    const request = database.transaction("outbox").objectStore("outbox").getAll();
    request.onsuccess = () => resolve(request.result);
  });
  database.close();
  return items;
}"""

_PAGES = """async () => {
  const kept = {};
  for (const name of await caches.keys()) {
    if (!name.startsWith("leerlijn-bladzijden-")) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      kept[new URL(request.url).pathname] = await (await cache.match(request)).text();
    }
  }
  return kept;
}"""

_IS_KEPT = """async () => {
  for (const name of await caches.keys()) {
    if (!name.startsWith("leerlijn-bladzijden-")) continue;
    if (await (await caches.open(name)).match(location.pathname)) return true;
  }
  return false;
}"""

_STORAGE = "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"


def outbox(page: Page) -> list[dict[str, Any]]:
    """Everything that waits, of whomever."""
    items: list[dict[str, Any]] = page.evaluate(_OUTBOX)
    return items


def kept_pages(page: Page) -> dict[str, str]:
    """Path -> HTML of the pages that the service worker keeps."""
    pages: dict[str, str] = page.evaluate(_PAGES)
    return pages


def everything(page: Page) -> str:
    """All that somebody can read in this browser: storage, outbox and kept pages, as one text."""
    return "\n".join([page.evaluate(_STORAGE), str(outbox(page)), *kept_pages(page).values()])


def until(page: Page, condition: str, seconds: float = 10) -> None:
    """Wait until a JavaScript function gives true; Playwright's own waiting needs eval, which our policy forbids."""
    ends = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < ends, f"never true: {condition}"
        page.wait_for_timeout(50)


def with_worker(page: Page) -> None:
    """Wait until the service worker looks after the page, and keeps it."""
    until(page, "() => navigator.serviceWorker.controller !== null")
    until(page, _IS_KEPT)
