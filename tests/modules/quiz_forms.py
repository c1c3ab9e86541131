"""What a learner's browser sends for a question, for the tests of this room."""

import datetime
import re
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from modules.models import Question, Registration, Try
from modules.question_kinds import registry
from modules.question_kinds.base import Scope
from modules.rules.question import Given
from tests.content import PublishedModule, published_module, quiz_page
from tests.factories import RegistrationFactory


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


class Learner:
    """Somebody at a quiz with these settings."""

    def __init__(self, client_of, questions, **settings) -> None:
        self.module: PublishedModule = published_module([quiz_page(questions=questions, **settings)])
        self.run = RegistrationFactory(module=self.module.module)
        self.browser: Client = client_of(self.run.person)
        self.url = address(self.run, self.module)
        self.whom = {
            "registration": self.run.uuid,
            "user_id": self.run.person.user_id,
            "activity": self.module.activities[0].pk,
        }

    def get(self, query: str = "") -> str:
        return self.browser.get(self.url + query).content.decode()

    def post(self, **fields: object) -> str:
        return self.browser.post(self.url, fields, follow=True).content.decode()

    def answer(self, given=None, **more) -> str:
        return answer(self.browser, self.url, self.run, self.module, given, **more).content.decode()

    def time_passes(self, minutes: float) -> None:
        """As if the try began that much earlier."""
        begun = Try.objects.get(registration=self.run)
        earlier = datetime.timedelta(minutes=minutes)
        begun.started_at, begun.deadline = begun.started_at - earlier, begun.deadline - earlier
        begun.save()
