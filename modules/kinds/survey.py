"""Survey: questions without a right answer, anonymous; done when it is sent in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.html import clean_html
from modules.kinds.base import ActivityKind, Submitted, Visit
from modules.models import SurveyPage
from modules.rules.survey import LEVELS, SMALLEST, SurveyQuestion, read_answers
from modules.services.survey import take_survey


@dataclass(frozen=True)
class SurveyForm:
    """html: the explanation as safe HTML."""

    html: str
    questions: tuple[SurveyQuestion, ...]


class Survey(ActivityKind[SurveyForm]):
    """What people think. Answers are nowhere linked to a person (modules.services.survey)."""

    name = "survey"
    label = gettext_lazy("Enquête, anoniem")
    plural = gettext_lazy("enquêtes")
    icon = "info"
    template = "lms_modules/activity/survey.html"
    private = True
    results_template = "lms_modules/guidance/survey_link.html"

    def publish(self, page: SurveyPage) -> SurveyForm:
        return SurveyForm(
            html=clean_html(page.explanation),
            questions=tuple(_question(block, number) for number, block in enumerate(page.questions)),
        )

    def rule(self, content: SurveyForm) -> str:
        return _("Klaar als je de enquête hebt verstuurd.")

    def context(self, visit: Visit) -> dict[str, Any]:
        return _screen(visit.published.content)

    def submit(self, visit: Visit, form: QueryDict, key: UUID) -> Submitted:
        survey: SurveyForm = visit.published.content
        before = Submitted(message=_("Je had deze enquête al ingevuld. Je eerste antwoorden tellen."), replay=True)
        if visit.done:  # also when its questions were changed since
            return before
        given = {question.id: form.get(f"v-{question.id}", "") for question in survey.questions}
        answers, problems = read_answers(survey.questions, given)
        if problems:
            texts = {question.id: question.text for question in survey.questions}
            return Submitted(errors={f"v-{key}": _explain(problem, texts[key]) for key, problem in problems.items()})
        finished = take_survey(
            registration=visit.registration, user_id=visit.user_id, activity=visit.activity, answers=answers
        )
        if finished is None:
            return before
        return Submitted(message=_("Bedankt. Je antwoorden zijn anoniem bewaard."))

    def preview_context(self, content: SurveyForm, done: bool) -> dict[str, Any]:
        return _screen(content)

    def results_context(self, activity: UUID, registration_ids: Sequence[int]) -> dict[str, Any]:
        # Only a link: the table above it may show a part of a group, and a part would give the rest away.
        return {"survey": activity}


def _question(block: Any, number: int) -> SurveyQuestion:
    value, kind = block.value, block.block_type
    options: tuple[tuple[str, str], ...] = ()
    if kind == "choice":
        bound = value["options"].bound_blocks
        options = tuple((each.id or str(place), each.value) for place, each in enumerate(bound))
    return SurveyQuestion(
        id=block.id or str(number),  # never saved yet: the preview of a new page
        kind=kind,
        text=value["text"],
        required=value["required"],
        options=options,
        low=value.get("low", ""),
        high=value.get("high", ""),
    )


def _screen(content: SurveyForm) -> dict[str, Any]:
    return {"survey": content, "levels": LEVELS, "smallest": SMALLEST}


def _explain(problem: str, question: str) -> str:
    message = {
        "missing": _("Geef nog een antwoord bij: %(question)s"),
        "long": _("Gebruik minder dan 2.000 tekens bij: %(question)s"),
    }.get(problem, _("Deze vraag is net veranderd. Kies opnieuw bij: %(question)s"))
    return message % {"question": question}


kind = Survey()
