"""Dates of meetings. The room above that plans them says when; without one a meeting has no date."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class SessionDate:
    """A planned meeting. place: room and address, or ''; url: where to join on line, or ''."""

    starts_at: datetime.datetime
    ends_at: datetime.datetime | None = None
    place: str = ""
    url: str = ""


DateProvider = Callable[[int, UUID], Sequence[SessionDate]]
_providers: list[DateProvider] = []


def register_dates(provider: DateProvider) -> None:
    """Add a source: from the key of a registration and an activity to the meetings of that learner."""
    if provider not in _providers:
        _providers.append(provider)


def dates_for(registration_id: int, activity: UUID) -> list[SessionDate]:
    """All meetings that are known, first one first."""
    found = [date for provider in _providers for date in provider(registration_id, activity)]
    return sorted(found, key=lambda date: date.starts_at)
