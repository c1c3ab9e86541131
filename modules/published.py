"""Published content of activities, kept in process memory per (activity, content version, language).

The content version arrives with the learner's state, so no process has to tell another that something changed.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.conf import settings
from wagtail.models import Locale

from modules.kinds import registry
from modules.models import Activity, ActivityPage

T = TypeVar("T")


class NotPublished(LookupError):
    """No live page has this activity in any language."""


class Shelf(Generic[T]):
    """A bounded memory of finished content: the oldest goes first. Safe between threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._items: dict[Hashable, T] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The item; made outside the lock when it is not there, so that one slow page holds up nobody."""
        item = self._items.get(key)
        if item is None:
            item = make()
            with self._lock:
                while len(self._items) >= self._size:
                    self._items.pop(next(iter(self._items)))
                self._items[key] = item
        return item

    def clear(self) -> None:
        """Forget everything (tests)."""
        with self._lock:
            self._items.clear()


@dataclass(frozen=True)
class Published:
    """What is the same for every learner. content: whatever the kind's `publish` made of the page."""

    module_id: UUID
    kind: str
    title: str
    intro: str
    minutes: int
    language: str
    content: Any


shelf: Shelf[Published] = Shelf(512)


def activity(activity_id: UUID, version: int, language: str) -> Published:
    """The activity in this language, else in the source language. Raises NotPublished."""
    return shelf.get((activity_id, version, language), lambda: _load(activity_id, language))


def content(activity_id: UUID, version: int, language: str) -> Any:
    """Only the content of the kind."""
    return activity(activity_id, version, language).content


def _load(activity_id: UUID, language: str) -> Published:
    row = Activity.objects.filter(pk=activity_id, archived_at=None).first()
    pages = list(
        ActivityPage.objects.live().filter(translation_key=activity_id).select_related("locale").order_by("pk")
    )
    if row is None or not pages:
        raise NotPublished(activity_id)
    source = Locale.get_default().language_code if len(pages) > 1 else ""
    order = {language: 0, source: 1, settings.LANGUAGE_CODE: 2}
    page = min(pages, key=lambda each: order.get(each.locale.language_code, 3)).specific
    return Published(
        module_id=row.module_id,
        kind=page.kind,
        title=page.title,
        intro=page.intro,
        minutes=page.minutes,
        language=page.locale.language_code,
        content=registry.get(page.kind).publish(page),
    )
