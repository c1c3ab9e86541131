"""What stands in a learner's agenda: kinds and the rooms above say which moments there are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Moment:
    """A planned moment. url: where to read more, or ''. with_whom: names in words, or ''."""

    title: str
    starts_at: datetime
    ends_at: datetime | None = None
    place: str = ""
    with_whom: str = ""
    url: str = ""


Provider = Callable[[int, datetime], list[Moment]]
_providers: list[Provider] = []


def register_moments(provider: Provider) -> None:
    """Add a source: from a person's key and a moment to what is planned for that person from then on."""
    if provider not in _providers:
        _providers.append(provider)


def moments_of(person_id: int, since: datetime) -> list[Moment]:
    """What is planned, soonest first; one statement per source."""
    return sorted((each for source in _providers for each in source(person_id, since)), key=lambda each: each.starts_at)
