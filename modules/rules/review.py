"""What reviews decide about a piece, what a review needs before it can be given, and how long a piece waits."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from modules.rules.rubric import RubricSpec

Decision = Literal["good", "again"]
Outcome = Literal["waiting", "good", "again"]
Problem = Literal["decision", "reason", "rubric"]

SATURDAY = 5


@dataclass(frozen=True)
class Given:
    """One review that was given. share: points of the rubric as a part of the most that was possible, or None."""

    decision: Decision
    share: float | None = None


def outcome(needed: int, given: Sequence[Given]) -> Outcome:
    """What the reviews decide together.

    Never decided before so many gave theirs as are needed. One 'again' is enough for 'again': a piece is good when
    everybody who had to judge it says so.
    """
    if len(given) < max(1, needed):
        return "waiting"
    return "good" if all(each.decision == "good" for each in given) else "again"


def score(given: Sequence[Given]) -> float | None:
    """The mean of the shares (0 to 1); None when nobody used a rubric."""
    shares = [each.share for each in given if each.share is not None]
    return sum(shares) / len(shares) if shares else None


def problems(decision: str, reason: str, rubric: RubricSpec | None, scores: Mapping[str, int]) -> list[Problem]:
    """Why a review cannot be given yet; [] when it can. 'Again' needs words, 'good' needs the whole rubric."""
    found: list[Problem] = []
    if decision not in ("good", "again"):
        found.append("decision")
    if decision == "again" and not reason.strip():
        found.append("reason")
    if decision == "good" and rubric is not None and rubric.open_criteria(scores):
        found.append("rubric")
    return found


def working_days(since: datetime.date, until: datetime.date) -> int:
    """Days from Monday to Friday after `since`, up to and including `until`; 0 on the day itself."""
    days = max(0, (until - since).days)
    weeks, rest = divmod(days, 7)
    return weeks * 5 + sum((since.weekday() + day) % 7 < SATURDAY for day in range(1, rest + 1))
