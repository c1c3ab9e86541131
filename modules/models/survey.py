"""Survey: what people think, anonymous. Who took part and what was answered are two tables that nothing links.

A response has no person, no moment and a random key. Rows lie in a table in the order in which they came, so every
five responses are written anew in random order when they are released (modules/services/survey.py).
"""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField

from lms.tenancy import TenantQuerySet
from modules.blocks_survey import ChoiceQuestionBlock, OpenQuestionBlock, ScaleQuestionBlock
from modules.models.outline import Activity
from modules.models.pages import ActivityPage
from modules.models.records import Registration


class SurveyPage(ActivityPage):
    """Questions without a right answer. Completed when they are sent in."""

    explanation = RichTextField(_("uitleg"), features=["bold", "italic", "ul", "ol"], blank=True)
    questions = StreamField(
        [("scale", ScaleQuestionBlock()), ("choice", ChoiceQuestionBlock()), ("open", OpenQuestionBlock())],
        verbose_name=_("vragen"),
        min_num=1,
        max_num=30,
    )

    kind = "survey"
    is_creatable = True
    page_description = _("Vragen over wat mensen vinden. Anoniem, en zonder goed of fout.")
    content_panels = [
        *ActivityPage.intro_panels,
        FieldPanel("explanation"),
        FieldPanel("questions", help_text=_("Druk op het plusje en kies wat voor vraag het is.")),
        ActivityPage.step_panel,
    ]

    class Meta:
        verbose_name = _("enquête")
        verbose_name_plural = _("enquêtes")


class SurveyTaken(models.Model):
    """That somebody sent in a survey, so that nobody does it twice. Not what was answered, and not when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="surveys_taken")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="surveys_taken")

    objects: Any = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("deelname aan een enquête")
        verbose_name_plural = _("deelnames aan enquêtes")
        constraints = [models.UniqueConstraint(fields=["registration", "activity"], name="lms_survey_once")]

    def __str__(self) -> str:
        return f"SurveyTaken {self.pk}"


class SurveyResponse(models.Model):
    """What somebody answered; nothing says who. released: five or more came in together, so it may be shown."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="survey_responses")
    group = models.UUIDField(null=True)  # key of the group of people (modules.groups); None: without a group
    answers = models.JSONField(default=dict)  # id of the question -> level (1 to 5), id of the option, or text
    released = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("ingevulde enquête")
        verbose_name_plural = _("ingevulde enquêtes")
        indexes = [models.Index(fields=["activity", "group", "released"], name="lms_survey_group")]

    def __str__(self) -> str:
        return "SurveyResponse"
