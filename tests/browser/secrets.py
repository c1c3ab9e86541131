"""Questions of every kind, each with words that nobody may find before answering: the one list to add a kind to.

A secret is a text that stands only in what a right answer gives: an explanation, a hint beside an option, an accepted
variant. What the learner must see anyway (the options) is no secret; which of them is right is, so the page may not
say 'correct' in any form either.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.content import multiple_choice, single_choice

# Names under which a page could give away what is right, whatever the kind.
TELLING = ('"correct"', "'correct'", "data-correct", "data-right", "is-klaar", "is_correct", '"points"', "feedback")


@dataclass(frozen=True)
class Secret:
    """question: as published. markers: texts that may not be found. answer(page): gives a wrong answer by hand."""

    name: str
    question: Callable[[], Any]
    markers: tuple[str, ...]
    answer: Callable[[Page], None]


def _with_secrets(question: Any) -> Any:
    question.explanation = "GEHEIM-UITLEG bij de vraag"
    for option in question.options:
        option.value["feedback"] = f"GEHEIM-HINT bij {option.value['text']}"
    question.save()
    question.save_revision().publish()
    return question


SECRETS = [
    Secret(
        "single",
        lambda: _with_secrets(single_choice("Wat doe je eerst?")),
        ("GEHEIM-UITLEG", "GEHEIM-HINT"),
        lambda page: page.get_by_label("Ophangen").check(),
    ),
    Secret(
        "multiple",
        lambda: _with_secrets(multiple_choice("Wat helpt?")),
        ("GEHEIM-UITLEG", "GEHEIM-HINT"),
        lambda page: page.get_by_label("Zuchten").check(),
    ),
]
