"""Quiz: questions from the bank, one at a time, scored on the server."""

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from modules.models.pages import ActivityPage
from modules.models.questions import Question


class QuizPage(ActivityPage):
    """A quiz. Completed with the first try that reaches the pass mark."""

    pass_mark = models.PositiveSmallIntegerField(
        _("geslaagd vanaf (procent)"), default=60, validators=[MaxValueValidator(100)]
    )
    max_attempts = models.PositiveSmallIntegerField(
        _("aantal pogingen"), default=0, help_text=_("0 is: zo vaak als je wilt.")
    )

    kind = "quiz"
    is_creatable = True
    content_panels = [
        *ActivityPage.intro_panels,
        InlinePanel("quiz_questions", heading=_("Vragen"), label=_("vraag"), min_num=1),
        MultiFieldPanel([FieldPanel("pass_mark"), FieldPanel("max_attempts")], heading=_("Wanneer geslaagd")),
        ActivityPage.step_panel,
    ]

    class Meta:
        verbose_name = _("toets")
        verbose_name_plural = _("toetsen")

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], *args: Any, **kwargs: Any) -> "QuizPage":
        """An old version may ask a question that was deleted since; without it the version can still be opened."""
        placed = data.get("quiz_questions", [])
        left = set(Question.objects.filter(pk__in=[row["question"] for row in placed]).values_list("pk", flat=True))
        data = {**data, "quiz_questions": [row for row in placed if row["question"] in left]}
        return super().from_serializable_data(data, *args, **kwargs)


class QuizQuestion(Orderable):
    """A question of the bank at a place in a quiz."""

    page = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="quiz_questions")
    question = models.ForeignKey(
        Question, on_delete=models.PROTECT, related_name="quiz_questions", verbose_name=_("vraag")
    )

    panels = [FieldPanel("question")]
