"""Presentation: others plan the moment and judge it; the learner reads what to prepare and how it is judged."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.html import clean_html
from modules.evidence import keep_url, kept_of
from modules.evidence_facts import presentation_drafts
from modules.feedback import feedback_on
from modules.kinds.base import ActivityKind, Submitted, Visit
from modules.models import Piece, PlannedMoment, PresentationPage
from modules.rubrics import spec_of
from modules.rules.evidence import Draft
from modules.rules.gate import Problem
from modules.rules.rubric import RubricSpec


@dataclass(frozen=True)
class Assignment:
    """What to prepare. task_html: safe HTML. minutes: of presenting."""

    task_html: str
    rubric: RubricSpec | None
    minutes: int
    reviewers_needed: int


class Presenting(ActivityKind[Assignment]):
    """Done when every assessor who judges it says that it is good."""

    name = "presentation"
    label = gettext_lazy("Presentatie")
    plural = gettext_lazy("presentaties")
    by_others = True
    icon = "presentatie"
    template = "lms_modules/activity/presentation.html"
    piece_template = "lms_modules/desk/presentation_piece.html"

    def publish(self, page: PresentationPage) -> Assignment:
        return Assignment(
            task_html=clean_html(page.task),
            rubric=spec_of(page.rubric),
            minutes=page.presentation_minutes,
            reviewers_needed=page.reviewers_needed,
        )

    def context(self, visit: Visit) -> dict[str, Any]:
        moments = PlannedMoment.objects.filter(
            registration=visit.registration_id, activity=visit.activity, piece__state=Piece.State.WAITING
        )
        versions = feedback_on(visit.registration_id, visit.activity)
        return {
            "assignment": visit.published.content,
            "moment": moments.select_related("first_assessor", "second_assessor").first(),
            "versions": versions,
            "keep_url": keep_url(visit.registration, visit.activity) if versions else "",
            "kept": kept_of(visit.registration_id, visit.activity) if versions else {},
            "rule": self.rule(visit.published.content),
        }

    def submit(self, visit: Visit, form: QueryDict, key: UUID) -> Submitted:
        """A learner hands nothing in here: the moment is planned by the trainer."""
        return Submitted(errors={"": _("Je hoeft hier niets in te leveren. Je trainer plant het moment.")})

    def preview_context(self, content: Assignment, done: bool) -> dict[str, Any]:
        return {"assignment": content, "moment": None, "versions": [], "rule": self.rule(content)}

    def rule(self, content: Assignment) -> str:
        if content.reviewers_needed > 1:
            return _("Klaar als twee beoordelaars je presentatie goed vinden.")
        return _("Klaar als de beoordelaar je presentatie goed vindt.")

    def problems(self, page: PresentationPage) -> list[Problem]:
        if page.rubric is None:
            return [Problem("rubric", _("Kies een beoordelingskader. Dan weet de deelnemer waar jullie op letten."))]
        if not page.rubric.live:
            return [Problem("rubric", _("Publiceer eerst het beoordelingskader dat je hier gebruikt."))]
        return []

    def study_minutes(self, page: PresentationPage) -> int | None:
        return page.presentation_minutes

    def piece_evidence(self, piece: Piece) -> list[Draft]:
        return presentation_drafts(piece)


kind = Presenting()
