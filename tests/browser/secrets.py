"""Questions of every kind, each with words that nobody may find before answering: the one list to add a kind to.

A secret is a text that stands only in what a right answer gives: an explanation, a hint beside an option, an accepted
variant. What the learner must see anyway (the options) is no secret; which of them is right is, so the page may not
say 'correct' in any form either.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests import content_questions
from tests.content import multiple_choice, single_choice

# Names under which a page could give away what is right, whatever the kind.
TELLING = ('"correct"', "'correct'", "data-correct", "data-right", "is-klaar", "is_correct", '"points"', "feedback")


@dataclass(frozen=True)
class Secret:
    """question: as published. markers: texts that may not be found. judged: a person says later what is right."""

    name: str
    question: Callable[[], Any]
    markers: tuple[str, ...]
    judged: bool = False


def answer_anyhow(page: Page) -> None:
    """Give some answer to a question of any kind: the last choice of each group, a few words, a number."""
    form = page.locator("form[data-keep]")
    for name in dict.fromkeys(form.locator("input[type=radio]").evaluate_all("all => all.map((each) => each.name)")):
        form.locator(f"input[type=radio][name='{name}']").last.check()
    if form.locator("input[type=checkbox]").count():
        form.locator("input[type=checkbox]").last.check()
    for index in range(form.locator("input[type=text], input[type=number]").count()):
        form.locator("input[type=text], input[type=number]").nth(index).fill("7")
    for index in range(form.locator("textarea").count()):
        form.locator("textarea").nth(index).fill("Ik zeg zomaar iets aardigs")
    for index in range(form.locator("select").count()):
        form.locator("select").nth(index).select_option(index=index + 1)


def _with_secrets(question: Any) -> Any:
    question.explanation = EXPLANATION
    for option in question.options:
        option.value["feedback"] = f"GEHEIM-HINT bij {option.value['text']}"
    question.save()
    question.save_revision().publish()
    return question


EXPLANATION = "GEHEIM-UITLEG bij de vraag"
OURS = {"explanation": EXPLANATION}
_BOTH = ("GEHEIM-UITLEG", "GEHEIM-HINT")
_ONE = ("GEHEIM-UITLEG",)
SECRETS = [
    Secret("single", lambda: _with_secrets(single_choice("Wat doe je eerst?")), _BOTH),
    Secret("multiple", lambda: _with_secrets(multiple_choice("Wat helpt?")), _BOTH),
    Secret("truefalse", lambda: content_questions.true_false(**OURS), (*_ONE, "UITLEG-onwaar")),
    Secret("order", lambda: content_questions.order(**OURS), _ONE),
    Secret("match", lambda: content_questions.match(**OURS), (*_ONE, "UITLEG-paar")),
    Secret("fill", lambda: content_questions.fill(**OURS), (*_ONE, "kennismaken", "voorstellen")),
    Secret("number", lambda: content_questions.number(**OURS), (*_ONE, "83,87")),
    Secret("words", lambda: content_questions.words(**OURS), _ONE),
    Secret(
        "open", lambda: content_questions.open_answer(**OURS), (*_ONE, "VOORBEELD-open", "LEIDRAAD-open"), judged=True
    ),
    Secret("listening", lambda: content_questions.listening(**OURS), (*_ONE, "UITLEG-gevoel", "VOORBEELD-zin")),
]
