"""What a certificate says: a value and its one canonical form in bytes.

Canonical JSON: UTF-8, keys in alphabetical order, no blanks, no floating point numbers, so that the same contents
are the same bytes in any language. These bytes are fixed at issue; a page, a file or a signature is made from them
and never from live data. The keys:

    schema          "leerlijn-award/1"; anything else is refused
    award           uuid of the award
    code            20 characters, without hyphens
    holder          name: as it was at issue
    achievement     uuid (one per version), name, description, criteria, version
    issuer          name (as people say it), kind (of organisation), cbs_code ("" when there is none)
    module          id, title, content_version (that was completed)
    awarded_on      day on which the module was completed, YYYY-MM-DD
    valid_until     last day that counts, YYYY-MM-DD, or null
    issued_at       moment at which these bytes were made, UTC, YYYY-MM-DDTHH:MM:SSZ
    evidence        registration: uuid of the run
                    activities: in order, each id, kind, title, completed_on, content_version,
                    score_percent (0 to 100, or null when the activity has no score)
"""

import datetime
import json
from dataclasses import asdict, dataclass
from typing import Any

SCHEMA = "leerlijn-award/1"


class UnreadableContents(ValueError):
    """The bytes are not a certificate of a schema that is known here."""


@dataclass(frozen=True)
class Holder:
    name: str


@dataclass(frozen=True)
class AchievementFacts:
    uuid: str
    name: str
    description: str
    criteria: str
    version: int


@dataclass(frozen=True)
class Issuer:
    name: str
    kind: str
    cbs_code: str


@dataclass(frozen=True)
class ModuleFacts:
    id: str
    title: str
    content_version: int


@dataclass(frozen=True)
class CompletedActivity:
    id: str
    kind: str
    title: str
    completed_on: datetime.date
    content_version: int
    score_percent: int | None = None


@dataclass(frozen=True)
class Evidence:
    registration: str
    activities: tuple[CompletedActivity, ...]


@dataclass(frozen=True)
class Contents:
    """All that a certificate says; see the module's text for the meaning of each field."""

    award: str
    code: str
    holder: Holder
    achievement: AchievementFacts
    issuer: Issuer
    module: ModuleFacts
    awarded_on: datetime.date
    valid_until: datetime.date | None
    issued_at: datetime.datetime
    evidence: Evidence

    def to_bytes(self) -> bytes:
        """The canonical form."""
        values = {"schema": SCHEMA, **asdict(self)}
        return json.dumps(
            values, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_plain
        ).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Contents":
        """Read the canonical form back. Raises UnreadableContents."""
        try:
            values: dict[str, Any] = json.loads(data)
            if values.pop("schema") != SCHEMA:
                raise UnreadableContents("The schema is not known.")
            evidence = values.pop("evidence")
            return cls(
                holder=Holder(**values.pop("holder")),
                achievement=AchievementFacts(**values.pop("achievement")),
                issuer=Issuer(**values.pop("issuer")),
                module=ModuleFacts(**values.pop("module")),
                awarded_on=datetime.date.fromisoformat(values.pop("awarded_on")),
                valid_until=_date_or_none(values.pop("valid_until")),
                issued_at=datetime.datetime.fromisoformat(values.pop("issued_at")),
                evidence=Evidence(evidence["registration"], tuple(_activity(each) for each in evidence["activities"])),
                **values,
            )
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise UnreadableContents(f"Not a certificate: {error}") from error


def _plain(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form.")


def _activity(values: dict[str, Any]) -> CompletedActivity:
    return CompletedActivity(**{**values, "completed_on": datetime.date.fromisoformat(values["completed_on"])})


def _date_or_none(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
