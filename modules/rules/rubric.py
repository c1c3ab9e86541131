"""A rubric as the screens and the scores need it: criteria with levels, and what a filled-in rubric is worth."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """One step of a criterion, lowest first. points: what it is worth."""

    label: str
    points: int
    description: str = ""


@dataclass(frozen=True)
class Criterion:
    """id: of the block in the stream; a review stores its score under it."""

    id: str
    name: str
    description: str
    levels: tuple[Level, ...]

    @property
    def is_described(self) -> bool:
        """Whether a level says more than its name."""
        return any(level.description for level in self.levels)


@dataclass(frozen=True)
class RubricSpec:
    """One version of a rubric. id: of the row; revision: of Wagtail, which never changes."""

    id: int
    revision: int
    title: str
    criteria: tuple[Criterion, ...]

    def open_criteria(self, scores: Mapping[str, int]) -> list[Criterion]:
        """The criteria without a level, in order."""
        return [each for each in self.criteria if each.id not in scores]

    def usable(self, scores: Mapping[str, object]) -> dict[str, int]:
        """Of what a browser sent: levels that exist, of criteria of this version."""
        sizes = {each.id: len(each.levels) for each in self.criteria}
        return {
            key: level for key, level in scores.items() if isinstance(level, int) and 0 <= level < sizes.get(key, 0)
        }

    def worth(self, scores: Mapping[str, int]) -> tuple[float, float]:
        """Points and the most that was possible; a criterion without a level is worth nothing."""
        usable = self.usable(scores)
        got = sum(each.levels[usable[each.id]].points for each in self.criteria if each.id in usable)
        most = sum(max((level.points for level in each.levels), default=0) for each in self.criteria)
        return float(got), float(most)
