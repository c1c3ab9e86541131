"""Evidence for a portfolio: what can be kept of an activity, and an assessment frozen at that moment."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["file", "text", "observation", "attendance"]
Decision = Literal["good", "again", ""]


@dataclass(frozen=True)
class FrozenLine:
    """One criterion with the level that was chosen, in the words of that moment; level '' when none was."""

    name: str
    level: str = ""
    description: str = ""


@dataclass(frozen=True)
class FrozenReview:
    """What one person said. rubric and revision: the version it was made with; '' and None without one."""

    reviewer: str
    given_at: datetime.date | None = None
    good: bool = True
    text: str = ""
    reason: str = ""
    rubric: str = ""
    revision: int | None = None
    lines: tuple[FrozenLine, ...] = ()


@dataclass(frozen=True)
class Assessment:
    """How something was judged, as it stood when it was kept. decision '': nobody judged it."""

    decision: Decision = ""
    decided_on: datetime.date | None = None
    reviews: tuple[FrozenReview, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """What the row holds: only texts, numbers and lists; dates as ISO 8601."""
        return {
            "decision": self.decision,
            "decided_on": _text(self.decided_on),
            "reviews": [
                {
                    "reviewer": review.reviewer,
                    "given_on": _text(review.given_at),
                    "good": review.good,
                    "text": review.text,
                    "reason": review.reason,
                    "rubric": {"title": review.rubric, "revision": review.revision} if review.rubric else None,
                    "criteria": [
                        {"name": line.name, "level": line.level, "description": line.description}
                        for line in review.lines
                    ],
                }
                for review in self.reviews
            ],
        }


@dataclass(frozen=True)
class Draft:
    """One thing that a learner could keep. source_key: the same for the same thing, at most 120 characters.

    text: what was written, or what was to be seen. file: key of the private file. place, who: of an observation.
    minutes: of attendance.
    """

    kind: Kind
    source_key: str
    title: str
    happened_on: datetime.date
    text: str = ""
    file: int | None = None
    place: str = ""
    who: str = ""
    minutes: int | None = None
    assessment: Assessment = field(default_factory=Assessment)


def read_assessment(kept: Mapping[str, Any]) -> Assessment:
    """The assessment of a row again."""
    return Assessment(
        decision=kept.get("decision", ""),
        decided_on=_day(kept.get("decided_on")),
        reviews=tuple(_review(each) for each in kept.get("reviews", [])),
    )


def _review(kept: Mapping[str, Any]) -> FrozenReview:
    rubric = kept["rubric"] or {}
    return FrozenReview(
        reviewer=kept["reviewer"],
        given_at=_day(kept["given_on"]),
        good=kept["good"],
        text=kept["text"],
        reason=kept["reason"],
        rubric=rubric.get("title", ""),
        revision=rubric.get("revision"),
        lines=tuple(FrozenLine(**line) for line in kept["criteria"]),
    )


def _text(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
