"""Whether a certificate holds on a day: from what was fixed at issue, and from whether it was withdrawn."""

import calendar
import datetime
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """The answer of a verification; the values are the state words of the base theme."""

    VALID = "geldig"
    EXPIRED = "verlopen"
    REVOKED = "ingetrokken"
    UNKNOWN = "onbekend"


@dataclass(frozen=True)
class Term:
    """valid_until: last day that counts, None for no end. revoked_on: from this day on it does not hold."""

    valid_until: datetime.date | None = None
    revoked_on: datetime.date | None = None


def status_on(day: datetime.date, term: Term | None) -> Status:
    """The status on a day; None is a certificate of which nothing is known. Withdrawn goes before expired."""
    if term is None:
        return Status.UNKNOWN
    if term.revoked_on is not None and day >= term.revoked_on:
        return Status.REVOKED
    if term.valid_until is not None and day > term.valid_until:
        return Status.EXPIRED
    return Status.VALID


def last_day(awarded_on: datetime.date, months: int | None) -> datetime.date | None:
    """The last day of validity: the same day so many months later, or that month's last day; None for no end."""
    if months is None:
        return None
    year, month = divmod(awarded_on.year * 12 + awarded_on.month - 1 + months, 12)
    month += 1
    return datetime.date(year, month, min(awarded_on.day, calendar.monthrange(year, month)[1]))
