"""Building blocks of a simulated conversation. The ids in the stream are what replies and records refer to.

A reply names where it leads, and a number of points names its criterion, by id; the editor shows names to choose
from (static/lms_modules/admin/dialogue.js). A name that was typed, or came from a file, works too.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

AUDIO = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "oga": "audio/ogg", "wav": "audio/wav"}


class OwnCriterionBlock(blocks.StructBlock):
    """One point that a conversation is listened for, when the page uses no conversation guide."""

    name = blocks.CharBlock(label=_("Criterium"), max_length=120, help_text=_("Bijvoorbeeld: vat samen."))
    description = blocks.TextBlock(label=_("Waar het om gaat"), required=False)

    class Meta:
        label = _("Criterium")
        icon = "tasks"
        label_format = "{name}"


class AudioBlock(DocumentChooserBlock):
    """A sound file out of the documents. Refuses other files."""

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if value is not None and value.file_extension.lower() not in AUDIO:
            raise ValidationError(_("Kies een geluidsbestand: mp3, m4a, ogg of wav."))
        return value


class PlaceBlock(blocks.CharBlock):
    """Where a reply leads: a turn or an ending, by id or name."""

    class Meta:
        form_attrs = {"data-controller": "lms-dialogue-choice", "data-lms-dialogue-choice-from-value": "places"}


class CriterionChoiceBlock(blocks.CharBlock):
    """A criterion of the page, by id or name."""

    class Meta:
        form_attrs = {"data-controller": "lms-dialogue-choice", "data-lms-dialogue-choice-from-value": "criteria"}


class PointsBlock(blocks.StructBlock):
    criterion = CriterionChoiceBlock(label=_("Criterium"), max_length=120, search_index=False)
    points = blocks.IntegerBlock(label=_("Punten"), default=1, validators=[MinValueValidator(1), MaxValueValidator(5)])

    class Meta:
        label = _("Dit laat de deelnemer horen")
        icon = "pick"


class ReplyBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Wat de deelnemer zegt"), max_length=400)
    to = PlaceBlock(
        label=_("Daarna komt"),
        max_length=120,
        search_index=False,
        help_text=_("Kies een beurt of een einde. Maak die eerst, dan staat de naam in de lijst."),
    )
    points = blocks.ListBlock(PointsBlock(), label=_("Wat je hierin hoort"), default=[], max_num=6, collapsed=False)
    feedback = blocks.TextBlock(
        label=_("Uitleg bij deze zin"), required=False, max_length=600, help_text=_("Waarom werkt dit wel of niet?")
    )

    class Meta:
        label = _("Antwoord")
        icon = "comment"
        label_format = "{text}"


class TurnBlock(blocks.StructBlock):
    name = blocks.CharBlock(
        label=_("Naam van deze beurt"),
        max_length=60,
        search_index=False,
        help_text=_("Kort, alleen voor jou. Bijvoorbeeld: Boos over de brief."),
    )
    mood = blocks.ChoiceBlock(
        label=_("Stemming"),
        choices=[("calm", _("rustig")), ("tense", _("gespannen")), ("angry", _("boos"))],
        default="tense",
    )
    text = blocks.TextBlock(label=_("Wat de inwoner zegt"), max_length=1000)
    audio = AudioBlock(
        label=_("Geluid bij deze zin"),
        required=False,
        help_text=_("Laat dezelfde woorden horen. De tekst blijft altijd in beeld."),
    )
    replies = blocks.ListBlock(ReplyBlock(), label=_("Wat de deelnemer kan antwoorden"), max_num=5)

    class Meta:
        label = _("Beurt van de inwoner")
        icon = "comment"
        label_format = "{name}: {text}"


class EndingBlock(blocks.StructBlock):
    name = blocks.CharBlock(
        label=_("Naam van dit einde"), max_length=60, search_index=False, help_text=_("Kort, alleen voor jou.")
    )
    quality = blocks.ChoiceBlock(
        label=_("Hoe loopt het af"),
        choices=[("good", _("goed")), ("middling", _("kan beter")), ("bad", _("niet goed"))],
        default="middling",
    )
    words = blocks.TextBlock(label=_("Wat de inwoner als laatste zegt"), required=False, max_length=1000)
    title = blocks.CharBlock(label=_("Titel van het einde"), max_length=120)
    text = blocks.TextBlock(
        label=_("Wat de deelnemer leest"), max_length=1200, help_text=_("Hoe liep het af, en waardoor?")
    )

    class Meta:
        label = _("Einde")
        icon = "flag"
        label_format = "{name}: {title}"


class DialogueBlocks(blocks.StreamBlock):
    """A whole conversation. The first turn begins it; the order of the others does not matter."""

    turn = TurnBlock()
    ending = EndingBlock()
