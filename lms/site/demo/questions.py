"""From a question in a TOML file to one in the bank, saved and published. One function per kind."""

from collections.abc import Callable
from typing import Any

from lms.site.demo import sound
from modules.models import (
    FillQuestion,
    ListeningQuestion,
    MatchQuestion,
    MultipleChoiceQuestion,
    NumberQuestion,
    OpenQuestion,
    OrderQuestion,
    Question,
    SingleChoiceQuestion,
    TrueFalseQuestion,
    WordsQuestion,
)

Data = dict[str, Any]


def question(data: Data) -> Question:
    """The question of a [[module.activities.questions]]."""
    made = _KINDS[data["type"]](data)
    made.text, made.case = data["text"], data.get("lead", "")
    made.explanation, made.live = data.get("explanation", ""), False
    made.full_clean()
    made.save()
    made.save_revision().publish()
    return made


def _single(data: Data) -> Question:
    return SingleChoiceQuestion(options=_options(data["options"]))


def _multiple(data: Data) -> Question:
    return MultipleChoiceQuestion(options=_options(data["options"]))


def _true_false(data: Data) -> Question:
    return TrueFalseQuestion(**_some(data, "is_true", "feedback_true", "feedback_false"))


def _order(data: Data) -> Question:
    return OrderQuestion(parts=[("part", part) for part in data["parts"]])


def _match(data: Data) -> Question:
    pairs: list[Any] = [("pair", {"feedback": "", **pair}) for pair in data["pairs"]]
    return MatchQuestion(pairs=[*pairs, *(("distractor", {"text": text}) for text in data["distractors"])])


def _fill(data: Data) -> Question:
    return FillQuestion(body=data["body"], hints=_hints(data))


def _number(data: Data) -> Question:
    return NumberQuestion(**_some(data, "answer", "tolerance", "half_tolerance", "unit", "too_low", "too_high"))


def _words(data: Data) -> Question:
    return WordsQuestion(body=data["body"], hints=_hints(data))


def _listening(data: Data) -> Question:
    made = ListeningQuestion(
        **_some(data, "transcript", "prompt", "example"),
        emotions=_options(data["emotions"]),
        replies=_options(data["replies"]),
    )
    made.audio = sound.voice(data["voice"])
    return made


def _open(data: Data) -> Question:
    return OpenQuestion(**_some(data, "min_words", "example", "guidance"))


_KINDS: dict[str, Callable[[Data], Question]] = {
    "single": _single,
    "multiple": _multiple,
    "truefalse": _true_false,
    "order": _order,
    "match": _match,
    "fill": _fill,
    "number": _number,
    "words": _words,
    "listening": _listening,
    "open": _open,
}


def _some(data: Data, *names: str) -> Data:
    return {name: data[name] for name in names if name in data}


def _options(options: list[Data]) -> list[Any]:
    return [("option", {"feedback": "", **each}) for each in options]


def _hints(data: Data) -> list[Any]:
    return [("hint", hint) for hint in data.get("hints", [])]
