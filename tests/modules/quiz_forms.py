"""What a learner's browser sends for a question, for the tests of this room."""

import re
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from modules.models import Question, Registration
from modules.question_kinds import registry
from modules.question_kinds.base import Scope
from modules.rules.question import Given
from tests.content import PublishedModule


def address(run: Registration, module: PublishedModule, place: int = 0) -> str:
    return reverse("lms_modules:activity", args=[run.uuid, module.activities[place].pk])


def hidden_of(html: str) -> dict[str, str]:
    """The hidden fields of the page's form in main."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html.split("<main", 1)[1]))


def shown(browser: Client, url: str) -> tuple[str, Question]:
    """The screen, and the question that stands on it."""
    html = browser.get(url + "?opnieuw=1").content.decode()
    return html, Question.objects.get(pk=hidden_of(html)["vraag"])


def form_of(question: Question, given: Given, scope: Scope) -> dict[str, Any]:
    """The fields with which the form of this question says `given`."""
    key = question.pk
    if question.kind == "order":
        return {f"plek-{scope.token(key, part)}": str(place) for place, part in enumerate(given, 1)}
    if question.kind == "match":
        assert isinstance(given, dict)
        return {
            f"bij-{scope.token(key, f'left:{left}')}": scope.token(key, f"right:{right}")
            for left, right in given.items()
        }
    return given if isinstance(given, dict) else {"antwoord": given}


def right_answer(question: Question) -> Given:
    spec = registry.spec_of(question)
    return registry.get(spec.kind).right_answer(spec)


def answer(
    browser: Client, url: str, run: Registration, module: PublishedModule, given: Given | None = None, **more: Any
) -> Any:
    """Answer the question that is on the screen, rightly when nothing is given. Returns the response."""
    html, question = shown(browser, url)
    hidden = hidden_of(html)
    scope = Scope(run.uuid, module.activities[0].pk, int(hidden["poging"]))
    fields = form_of(question, right_answer(question) if given is None else given, scope)
    return browser.post(url, hidden | fields | {"sleutel": str(uuid4())} | more, follow=True)
