"""Quiz: questions from the bank, one at a time, scored on the server."""

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import Tag
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from modules.forms_quiz import QuizForm
from modules.models.changes import Changeable
from modules.models.pages import ActivityPage
from modules.models.questions import Question


class QuizPage(Changeable, ActivityPage):
    """A quiz. Completed with the first try that reaches the pass mark."""

    pass_mark = models.PositiveSmallIntegerField(
        _("geslaagd vanaf (procent)"), default=60, validators=[MaxValueValidator(100)]
    )
    max_attempts = models.PositiveSmallIntegerField(
        _("aantal pogingen"), default=0, help_text=_("0 is: zo vaak als je wilt.")
    )

    class Feedback(models.TextChoices):
        EACH = "each", _("na elk antwoord")
        END = "end", _("na de poging")
        NEVER = "never", _("nooit: alleen de punten")

    draw_listed = models.PositiveSmallIntegerField(
        _("trek zoveel vragen uit deze lijst"), default=0, help_text=_("0 is: stel ze allemaal.")
    )
    shuffle_questions = models.BooleanField(_("vragen door elkaar"), default=False)
    shuffle_options = models.BooleanField(_("antwoorden door elkaar"), default=False)
    time_limit = models.PositiveSmallIntegerField(
        _("tijd (minuten)"),
        default=0,
        validators=[MaxValueValidator(600)],
        help_text=_("0 is: geen tijdslimiet. Wie extra tijd heeft, krijgt die er vanzelf bij."),
    )
    feedback = models.CharField(
        _("goede antwoorden en uitleg"), max_length=10, choices=Feedback.choices, default=Feedback.EACH
    )
    partial = models.BooleanField(
        _("deels goed is deels punten"),
        default=True,
        help_text=_("Zet dit uit als een antwoord alleen punten krijgt als alles goed is."),
    )

    kind = "quiz"
    is_creatable = True
    page_description = _("Vragen uit de vragenbank, met punten en uitleg.")
    base_form_class = QuizForm
    content_panels = [
        *ActivityPage.intro_panels,
        InlinePanel(
            "quiz_questions",
            heading=_("Vragen"),
            label=_("vraag"),
            help_text=_("Kies vragen uit de bank. Een keuzevraag kun je in het venster ook nieuw maken."),
        ),
        InlinePanel(
            "draws",
            heading=_("Trek vragen met een trefwoord"),
            label=_("trekking"),
            help_text=_("Mag leeg blijven. Met een trefwoord kiest de toets zelf vragen uit de bank."),
        ),
        MultiFieldPanel(
            [FieldPanel("draw_listed"), FieldPanel("shuffle_questions"), FieldPanel("shuffle_options")],
            heading=_("Welke vragen, in welke volgorde"),
        ),
        MultiFieldPanel(
            [FieldPanel("pass_mark"), FieldPanel("max_attempts"), FieldPanel("time_limit"), FieldPanel("partial")],
            heading=_("Wanneer geslaagd"),
        ),
        FieldPanel("feedback"),
        ActivityPage.step_panel,
        Changeable.change_panel,
    ]

    class Meta:
        verbose_name = _("toets")
        verbose_name_plural = _("toetsen")

    def activities_asking(self) -> list[Any]:
        return [self.translation_key]

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


class QuizDraw(Orderable):
    """So many random questions of the bank with a tag."""

    page = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="draws")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="+", verbose_name=_("trefwoord"))
    number = models.PositiveSmallIntegerField(_("aantal vragen"), default=1)

    panels = [FieldPanel("tag"), FieldPanel("number")]
