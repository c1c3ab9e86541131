"""The question bank: polymorphic questions with drafts and revisions. An answer stores the revision it was given to."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from polymorphic.models import PolymorphicModel
from taggit.models import ItemBase, Tag
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.search import index

from modules.blocks import OptionBlock
from modules.models.changes import Changeable


class Question(
    Changeable, DraftStateMixin, RevisionMixin, PreviewableMixin, index.Indexed, ClusterableModel, PolymorphicModel
):
    """Base of all questions: what every list and every answer needs. Subtypes add how it is asked and scored.

    Each subtype has a kind of question with the same name: modules.question_kinds.
    """

    text = models.CharField(_("vraag"), max_length=400)
    case = models.TextField(_("situatie"), blank=True, help_text=_("Wat er aan de hand is. Mag leeg blijven."))
    explanation = models.TextField(_("uitleg na het antwoord"), blank=True)
    points = models.PositiveSmallIntegerField(_("punten"), default=1)
    tags = ClusterTaggableManager(
        verbose_name=_("trefwoorden"),
        through="lms_modules.QuestionTag",
        blank=True,
        help_text=_("Een toets kan vragen met een trefwoord trekken. Bijvoorbeeld: zorg, luisteren."),
    )

    kind = ""
    preview_modes = [("", _("De vraag")), ("answered", _("Na een goed antwoord"))]
    search_fields = [index.SearchField("text"), index.AutocompleteField("text")]
    base_panels = [FieldPanel("case"), FieldPanel("text")]
    end_panels = [FieldPanel("explanation"), FieldPanel("points"), FieldPanel("tags"), Changeable.change_panel]

    class Meta:
        verbose_name = _("vraag")
        verbose_name_plural = _("vragen")

    def __str__(self) -> str:
        return self.text

    def activities_asking(self) -> list[Any]:
        from modules.services.versions import quizzes_that_ask  # services need the models first

        return quizzes_that_ask(self.pk)

    @transaction.atomic
    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        """Take the question offline; as with publishing."""
        return super().unpublish(*args, **kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the author what a learner sees, before or after answering."""
        from modules.views.preview import preview_question  # the views need the models first

        return preview_question(request, self, mode_name)


class QuestionTag(ItemBase):
    """A tag on a question of the bank."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="lms_question_tags")
    content_object = ParentalKey(Question, on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        verbose_name = _("trefwoord")
        verbose_name_plural = _("trefwoorden")
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="lms_question_tag_once")]


class ChoiceQuestion(Question):
    """What single and multiple choice share."""

    options = StreamField([("option", OptionBlock())], verbose_name=_("antwoorden"), min_num=2, max_num=8)

    panels = [
        *Question.base_panels,
        FieldPanel("options", help_text=_("Druk op het plusje voor elk antwoord: minstens 2, hoogstens 8.")),
        *Question.end_panels,
    ]

    class Meta:
        abstract = True

    def correct_count(self) -> int:
        """How many options are marked as correct."""
        return sum(1 for option in self.options if option.value["correct"])


class SingleChoiceQuestion(ChoiceQuestion):
    """Choose one: exactly one option is correct."""

    kind = "single"

    class Meta:
        verbose_name = _("vraag met één goed antwoord")
        verbose_name_plural = _("vragen met één goed antwoord")

    def clean(self) -> None:
        super().clean()
        if self.options and self.correct_count() != 1:
            raise ValidationError({"options": _("Kies precies één goed antwoord.")})


class MultipleChoiceQuestion(ChoiceQuestion):
    """Choose all that apply: at least one correct and one wrong option."""

    kind = "multiple"

    class Meta:
        verbose_name = _("vraag met meer goede antwoorden")
        verbose_name_plural = _("vragen met meer goede antwoorden")

    def clean(self) -> None:
        super().clean()
        if self.options and not 0 < self.correct_count() < len(self.options):
            raise ValidationError({"options": _("Kies minstens één goed en minstens één fout antwoord.")})
