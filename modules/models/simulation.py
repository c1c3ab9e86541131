"""Conversation simulation: a branching dialogue with a resident, and how somebody went through it."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from lms.tenancy import TenantQuerySet
from modules.blocks_dialogue import DialogueBlocks, OwnCriterionBlock
from modules.models.outline import Activity
from modules.models.pages import ActivityPage
from modules.models.pieces import Rubric
from modules.models.records import Registration
from modules.panels_dialogue import DialoguePanel


class SimulationPage(ActivityPage):
    """A conversation to practise. Completed by an ending, a good ending or a score: the author chooses."""

    class Channel(models.TextChoices):
        TELEPHONE = "telephone", _("aan de telefoon")
        COUNTER = "counter", _("aan de balie")
        CHAT = "chat", _("in een chat")

    class Rule(models.TextChoices):
        ENDING = "ending", _("bij elk einde")
        GOOD = "good", _("bij een goed einde")
        SCORE = "score", _("bij genoeg punten")

    resident = models.CharField(
        _("naam van de inwoner"), max_length=80, help_text=_("Verzonnen. Bijvoorbeeld: Mevrouw Denkbeeld.")
    )
    channel = models.CharField(_("waar"), max_length=20, choices=Channel.choices, default=Channel.TELEPHONE)
    opening = models.CharField(
        _("eerste zin van de deelnemer"),
        max_length=300,
        blank=True,
        help_text=_("Bijvoorbeeld: Goedemorgen, gemeente Lindemeer. Leeg: de inwoner begint."),
    )
    rubric = models.ForeignKey(
        Rubric,
        verbose_name=_("gespreksleidraad"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("De criteria komen hieruit. Kies je geen leidraad? Schrijf dan hieronder eigen criteria."),
    )
    own_criteria = StreamField(
        [("criterion", OwnCriterionBlock())], verbose_name=_("eigen criteria"), blank=True, max_num=10
    )
    turns = StreamField(
        DialogueBlocks(),
        verbose_name=_("gesprek"),
        help_text=_("De eerste beurt is het begin. De volgorde van de rest maakt niet uit."),
    )
    completed_by = models.CharField(_("klaar"), max_length=10, choices=Rule.choices, default=Rule.ENDING)
    pass_mark = models.PositiveSmallIntegerField(
        _("klaar vanaf (procent van de punten)"),
        default=60,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Telt alleen bij ‘bij genoeg punten’."),
    )
    feedback_at_once = models.BooleanField(
        _("uitleg meteen laten zien"),
        default=False,
        help_text=_("Aan: de uitleg staat onder elke gekozen zin. Uit: pas na het gesprek."),
    )

    kind = "simulation"
    is_creatable = True
    page_description = _("Een gesprek met een verzonnen inwoner. De deelnemer kiest steeds wat die zegt.")
    content_panels = [
        *ActivityPage.intro_panels,
        MultiFieldPanel(
            [FieldPanel("resident"), FieldPanel("channel"), FieldPanel("opening")], heading=_("Met wie je praat")
        ),
        MultiFieldPanel(
            [FieldPanel("rubric"), FieldPanel("own_criteria", help_text=_("Niet nodig met een leidraad."))],
            heading=_("Waar je op let"),
        ),
        DialoguePanel(heading=_("De kaart van het gesprek")),
        FieldPanel(
            "turns",
            help_text=_("Druk op het plusje. Maak eerst de eindes en dan de beurten. De bovenste beurt is het begin."),
        ),
        MultiFieldPanel(
            [FieldPanel("completed_by"), FieldPanel("pass_mark"), FieldPanel("feedback_at_once")],
            heading=_("Wanneer klaar"),
        ),
        ActivityPage.step_panel,
    ]

    class Meta:
        verbose_name = _("gesprek oefenen")
        verbose_name_plural = _("gesprekken oefenen")


class SimulationRunQuerySet(TenantQuerySet["SimulationRun"]):
    def of(self, registration_id: int, activity: Any) -> "SimulationRunQuerySet":
        """One learner's conversations at one activity, the last one first."""
        return self.filter(registration_id=registration_id, activity_id=activity).order_by("-number")


class SimulationRun(models.Model):
    """One conversation of one learner, with the words as they were said.

    path: a list of steps, only added to. A step has key, turn, turn_text, mood, reply, reply_text, points (criterion
    id -> points) and feedback; `undone` when the learner went back. revision rises with every change: a form of an
    older screen (another tab, the back button) changes nothing.
    """

    class State(models.TextChoices):
        GOING = "going", _("bezig")
        ENDED = "ended", _("afgelopen")
        LEFT = "left", _("gestopt")

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="simulation_runs")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="simulation_runs")
    number = models.PositiveSmallIntegerField(default=1)
    revision = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.GOING)
    place = models.CharField(max_length=60, blank=True)  # id of the turn or ending reached; '': the beginning
    path = models.JSONField(default=list)
    ending = models.JSONField(default=dict)  # title, text, quality and words, when ended
    heard = models.JSONField(default=list)  # per criterion: name, points, max and index of the step, when ended
    passed = models.BooleanField(default=False)
    content_version = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    objects: Any = SimulationRunQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("geoefend gesprek")
        verbose_name_plural = _("geoefende gesprekken")
        constraints = [
            models.UniqueConstraint(fields=["registration", "activity", "number"], name="lms_simulationrun_number"),
            models.UniqueConstraint(
                fields=["registration", "activity"], condition=Q(state="going"), name="lms_simulationrun_going_once"
            ),
        ]

    def __str__(self) -> str:
        return f"SimulationRun {self.pk}"

    @property
    def steps(self) -> list[dict[str, Any]]:
        """What was said and not taken back, in order."""
        return [step for step in self.path if not step.get("undone")]
