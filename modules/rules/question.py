"""What scoring and screens know of a question of any kind. docs/question-kinds.md tells how kinds are put together."""

from dataclasses import dataclass
from typing import Any

# An answer as JSON: ids or texts in a list, or parts of the answer by name.
Given = list[str] | dict[str, str]


class InvalidAnswer(ValueError):
    """The answer cannot be scored: nothing chosen, too much chosen, or an option that does not exist.

    Its text is a code ('one', 'some', 'unknown', ...) for which the kind of question has a sentence.
    """


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen. id: the option's key in its question. hint: small text, before answering too."""

    id: str
    text: str
    correct: bool
    feedback: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Hint:
    """What to say when somebody gives this answer, in fill-in and mark-words questions."""

    text: str
    feedback: str


@dataclass(frozen=True)
class QuestionSpec:
    """A published question. revision: the revision that an answer is scored with. points: full score.

    options: of questions where one chooses. content: the frozen dataclass of the kind, for all others.
    """

    id: int
    revision: int | None
    kind: str
    text: str
    options: tuple[Option, ...] = ()
    case: str = ""
    explanation: str = ""
    points: int = 1
    content: Any = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scored:
    """points out of max_points, both at least 0. points is None as long as a person has to judge the answer."""

    points: float | None
    max_points: float

    @property
    def is_correct(self) -> bool:
        """Whether everything was right."""
        return self.points is not None and self.points >= self.max_points

    @property
    def waits(self) -> bool:
        """Whether a person still has to judge it."""
        return self.points is None


def share_of(question: QuestionSpec, share: float) -> Scored:
    """A part (0 to 1) of the points of a question."""
    return Scored(round(question.points * max(0.0, min(1.0, share)), 4), float(question.points))


def all_or_nothing(scored: Scored) -> Scored:
    """The score without partial credit: all points or none. An answer that waits keeps waiting."""
    return scored if scored.waits or scored.is_correct else Scored(0.0, scored.max_points)


def text_of(given: Given) -> str:
    """The one text of an answer that is a text. Raises InvalidAnswer when there is none."""
    if not isinstance(given, list) or len(given) != 1 or not given[0].strip():
        raise InvalidAnswer("empty")
    return given[0].strip()


def ids_of(given: Given) -> list[str]:
    """The chosen ids, each once. Raises InvalidAnswer when the answer has another shape."""
    if not isinstance(given, list):
        raise InvalidAnswer("unknown")
    return list(dict.fromkeys(given))
