"""Questions of a survey. The id of a question in the stream is what an answer stores."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ScaleQuestionBlock(blocks.StructBlock):
    """A statement with a scale from 1 to 5."""

    text = blocks.CharBlock(label=_("Vraag of stelling"), max_length=300)
    low = blocks.CharBlock(label=_("Wat 1 betekent"), max_length=60, default=_("helemaal niet mee eens"))
    high = blocks.CharBlock(label=_("Wat 5 betekent"), max_length=60, default=_("helemaal mee eens"))
    required = blocks.BooleanBlock(label=_("Verplicht"), required=False, default=True)

    class Meta:
        label = _("Schaal van 1 tot 5")
        icon = "order"
        label_format = "{text}"


class ChoiceQuestionBlock(blocks.StructBlock):
    """One answer out of a few."""

    text = blocks.CharBlock(label=_("Vraag"), max_length=300)
    options = blocks.ListBlock(
        blocks.CharBlock(label=_("Antwoord"), max_length=120), label=_("Antwoorden"), min_num=2, max_num=8
    )
    required = blocks.BooleanBlock(label=_("Verplicht"), required=False, default=True)

    class Meta:
        label = _("Keuze")
        icon = "radio-full"
        label_format = "{text}"


class OpenQuestionBlock(blocks.StructBlock):
    """A question to answer in one's own words."""

    text = blocks.CharBlock(label=_("Vraag"), max_length=300)
    required = blocks.BooleanBlock(label=_("Verplicht"), required=False, default=False)

    class Meta:
        label = _("Open vraag")
        icon = "edit"
        label_format = "{text}"
