"""The kinds of questions that are installed."""

from typing import Any

from modules.question_kinds.base import QuestionKind
from modules.rules.question import QuestionSpec

_kinds: dict[str, QuestionKind] = {}


class UnknownQuestionKind(LookupError):
    """A question of a kind whose app is not installed (any more)."""


def register(kind: QuestionKind) -> None:
    """Make a kind known under its name. Raises ValueError when another kind has it."""
    known = _kinds.setdefault(kind.name, kind)
    if type(known) is not type(kind):
        raise ValueError(f"Two kinds of question are called '{kind.name}'.")


def get(name: str) -> QuestionKind:
    """The kind with this name. Raises UnknownQuestionKind."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownQuestionKind(f"No installed app brings the question kind '{name}'.") from None


def all_kinds() -> list[QuestionKind]:
    """Every kind, in the order in which they registered."""
    return list(_kinds.values())


def spec_of(question: Any) -> QuestionSpec:
    """What the scorer and the screens need of a question of any kind. Raises UnknownQuestionKind."""
    return get(question.kind).spec_of(question)
