"""Kinds of questions besides choosing: one model each. How they are asked and scored: modules.question_kinds."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from modules.blocks_questions import DistractorBlock, HintBlock, PairBlock, PartBlock
from modules.models.questions import Question
from modules.rules.fill import read_gaps
from modules.rules.words import read_words


class TrueFalseQuestion(Question):
    """A statement that is true or not."""

    is_true = models.BooleanField(_("de stelling is waar"), default=False)
    feedback_true = models.CharField(_("uitleg bij ‘waar’"), max_length=500, blank=True)
    feedback_false = models.CharField(_("uitleg bij ‘niet waar’"), max_length=500, blank=True)

    kind = "truefalse"
    panels = [
        *Question.base_panels,
        FieldPanel("is_true"),
        FieldPanel("feedback_true"),
        FieldPanel("feedback_false"),
        *Question.end_panels,
    ]

    class Meta:
        verbose_name = _("stelling: waar of niet waar")
        verbose_name_plural = _("stellingen: waar of niet waar")


class OrderQuestion(Question):
    """Parts that the learner puts in order."""

    parts = StreamField(
        [("part", PartBlock())],
        verbose_name=_("stukken, in de goede volgorde"),
        min_num=2,
        max_num=10,
        help_text=_("Deelnemers zien de stukken door elkaar."),
    )

    kind = "order"
    panels = [*Question.base_panels, FieldPanel("parts"), *Question.end_panels]

    class Meta:
        verbose_name = _("vraag over de volgorde")
        verbose_name_plural = _("vragen over de volgorde")


class MatchQuestion(Question):
    """Two columns of which the sides belong together."""

    pairs = StreamField(
        [("pair", PairBlock()), ("distractor", DistractorBlock())],
        verbose_name=_("paren"),
        min_num=2,
        max_num=12,
        help_text=_("Schrijf wat bij elkaar hoort. Deelnemers kiezen de rechterkant uit een lijst, door elkaar."),
    )

    kind = "match"
    panels = [*Question.base_panels, FieldPanel("pairs"), *Question.end_panels]

    class Meta:
        verbose_name = _("vraag met paren")
        verbose_name_plural = _("vragen met paren")

    def clean(self) -> None:
        super().clean()
        if self.pairs and sum(block.block_type == "pair" for block in self.pairs) < 2:
            raise ValidationError({"pairs": _("Maak minstens twee paren.")})


def _read(field: str, text: str, read: Any, messages: dict[str, Any]) -> None:
    """Have the rules read the author's text; their complaint becomes a sentence on the field."""
    try:
        read(text)
    except ValueError as error:
        raise ValidationError({field: messages[str(error)]}) from None


class FillQuestion(Question):
    """A text with gaps; the answers stand between brackets in the text of the author."""

    body = models.TextField(
        _("tekst met gaten"),
        help_text=_(
            "Zet het antwoord tussen vierkante haken: Waarmee kan ik u [helpen]? "
            "Zijn er meer antwoorden goed? Zet er een streepje tussen: [helpen|van dienst zijn]."
        ),
    )
    exact_case = models.BooleanField(_("hoofdletters tellen mee"), default=False)
    exact_accents = models.BooleanField(_("accenten tellen mee"), default=False)
    hints = StreamField([("hint", HintBlock())], verbose_name=_("uitleg bij antwoorden"), blank=True, max_num=20)

    kind = "fill"
    panels = [
        *Question.base_panels,
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("exact_case"), FieldPanel("exact_accents")], heading=_("Hoe precies")),
        FieldPanel("hints"),
        *Question.end_panels,
    ]

    class Meta:
        verbose_name = _("invulvraag")
        verbose_name_plural = _("invulvragen")

    def clean(self) -> None:
        super().clean()
        messages = {
            "none": _("Zet minstens één antwoord tussen vierkante haken: [antwoord]."),
            "empty": _("Tussen deze haken staat niets: []. Schrijf er het goede antwoord in."),
            "bracket": _("Er staat een haak te veel of te weinig. Elk antwoord begint met [ en eindigt met ]."),
        }
        _read("body", self.body, read_gaps, messages)


class NumberQuestion(Question):
    """A number, right within a tolerance."""

    answer = models.DecimalField(_("goed antwoord"), max_digits=15, decimal_places=4)
    tolerance = models.DecimalField(
        _("mag er zoveel naast zitten"), max_digits=15, decimal_places=4, default=0, help_text=_("0 is: precies.")
    )
    half_tolerance = models.DecimalField(
        _("halve punten als het er zoveel naast zit"),
        max_digits=15,
        decimal_places=4,
        default=0,
        help_text=_("0 is: geen halve punten."),
    )
    unit = models.CharField(_("eenheid"), max_length=30, blank=True, help_text=_("Bijvoorbeeld: euro, dagen of %."))
    too_low = models.CharField(_("uitleg als het te laag is"), max_length=500, blank=True)
    too_high = models.CharField(_("uitleg als het te hoog is"), max_length=500, blank=True)

    kind = "number"
    panels = [
        *Question.base_panels,
        FieldRowPanel([FieldPanel("answer"), FieldPanel("unit")]),
        FieldRowPanel([FieldPanel("tolerance"), FieldPanel("half_tolerance")]),
        FieldPanel("too_low"),
        FieldPanel("too_high"),
        *Question.end_panels,
    ]

    class Meta:
        verbose_name = _("vraag naar een getal")
        verbose_name_plural = _("vragen naar een getal")

    def clean(self) -> None:
        super().clean()
        if min(self.tolerance or 0, self.half_tolerance or 0) < 0:
            raise ValidationError({"tolerance": _("Vul 0 of meer in.")})


class WordsQuestion(Question):
    """A text in which the learner marks words; the right ones stand between brackets in the text of the author."""

    body = models.TextField(
        _("tekst"),
        help_text=_("Zet de goede woorden tussen vierkante haken: Ik ben echt [woedend] over die brief."),
    )
    hints = StreamField([("hint", HintBlock())], verbose_name=_("uitleg bij woorden"), blank=True, max_num=20)

    kind = "words"
    panels = [*Question.base_panels, FieldPanel("body"), FieldPanel("hints"), *Question.end_panels]

    class Meta:
        verbose_name = _("vraag om woorden aan te wijzen")
        verbose_name_plural = _("vragen om woorden aan te wijzen")

    def clean(self) -> None:
        super().clean()
        messages = {
            "none": _("Zet minstens één woord tussen vierkante haken, en niet alle woorden."),
            "bracket": _("Er staat een haak te veel of te weinig. Elk woord begint met [ en eindigt met ]."),
        }
        _read("body", self.body, read_words, messages)


class OpenQuestion(Question):
    """An answer in own words; a trainer gives the points."""

    min_words = models.PositiveSmallIntegerField(_("minstens zoveel woorden"), default=0)
    example = models.TextField(
        _("voorbeeld van een goed antwoord"), blank=True, help_text=_("Deelnemers zien dit nadat ze antwoordden.")
    )
    guidance = models.TextField(
        _("waar let je op bij het nakijken?"), blank=True, help_text=_("Alleen wie nakijkt, ziet dit.")
    )

    kind = "open"
    panels = [
        *Question.base_panels,
        FieldPanel("min_words"),
        FieldPanel("example"),
        FieldPanel("guidance"),
        *Question.end_panels,
    ]

    class Meta:
        verbose_name = _("open vraag")
        verbose_name_plural = _("open vragen")
