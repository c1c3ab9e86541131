"""Building blocks of questions. The id of a block in its stream is what a given answer stores."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from modules.blocks import OptionBlock


class PartBlock(blocks.StructBlock):
    """One part of a question about order."""

    text = blocks.CharBlock(label=_("Stuk"), max_length=300)
    feedback = blocks.CharBlock(label=_("Uitleg bij dit stuk"), required=False, max_length=500)

    class Meta:
        label = _("Stuk")
        icon = "bars"


class PairBlock(blocks.StructBlock):
    """Two sides that belong together."""

    left = blocks.CharBlock(label=_("Links"), max_length=200)
    right = blocks.CharBlock(label=_("Hoort bij"), max_length=200)
    feedback = blocks.CharBlock(label=_("Uitleg bij dit paar"), required=False, max_length=500)

    class Meta:
        label = _("Paar")
        icon = "link"


class DistractorBlock(blocks.StructBlock):
    """A right side that belongs to nothing."""

    text = blocks.CharBlock(label=_("Hoort nergens bij"), max_length=200)

    class Meta:
        label = _("Hoort nergens bij")
        icon = "cross"


class HintBlock(blocks.StructBlock):
    """What to say to somebody who gives this answer."""

    text = blocks.CharBlock(label=_("Als iemand dit antwoordt"), max_length=200)
    feedback = blocks.CharBlock(label=_("Zeg dan"), max_length=500)

    class Meta:
        label = _("Uitleg bij een antwoord")
        icon = "comment"


class EmotionBlock(OptionBlock):
    """A feeling that can be named. The hint stands under it, before answering too."""

    hint = blocks.CharBlock(label=_("Hoe je het hoort"), required=False, max_length=120)

    class Meta:
        label = _("Gevoel")
        icon = "radio-empty"
        label_format = "{text}"
