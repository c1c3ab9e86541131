"""Building blocks of a reading page. Each has a template in lms_modules/blocks/."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

_INLINE = ["bold", "italic", "link"]
_TEXT = [*_INLINE, "ul", "ol"]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("kop"), max_length=150)
    level = blocks.ChoiceBlock(label=_("niveau"), choices=[("2", _("kop")), ("3", _("tussenkop"))], default="2")

    class Meta:
        label = _("kop")
        icon = "title"
        template = "lms_modules/blocks/heading.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("citaat"))
    who = blocks.CharBlock(label=_("wie"), required=False, max_length=120)

    class Meta:
        label = _("citaat uit de praktijk")
        icon = "openquote"
        template = "lms_modules/blocks/quote.html"


class CalloutBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("titel"), max_length=120)
    text = blocks.RichTextBlock(label=_("tekst"), features=_TEXT)

    class Meta:
        label = _("let op")
        icon = "warning"
        template = "lms_modules/blocks/callout.html"


class AccordionBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("titel"), max_length=150)
    text = blocks.RichTextBlock(label=_("tekst"), features=_TEXT)

    class Meta:
        label = _("uitklaptekst")
        icon = "collapse-down"
        template = "lms_modules/blocks/accordion.html"


class ChecklistBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("titel"), max_length=150)
    items = blocks.ListBlock(blocks.CharBlock(label=_("punt"), max_length=250), label=_("punten"))

    class Meta:
        label = _("checklist")
        icon = "tick"
        template = "lms_modules/blocks/checklist.html"


class TurnBlock(blocks.StructBlock):
    who = blocks.CharBlock(label=_("wie"), max_length=80)
    text = blocks.TextBlock(label=_("wat zegt die"))
    own = blocks.BooleanBlock(label=_("dit ben jij"), required=False)

    class Meta:
        label = _("beurt")


class DialogueBlock(blocks.StructBlock):
    turns = blocks.ListBlock(TurnBlock(), label=_("beurten"))

    class Meta:
        label = _("gesprek")
        icon = "comment"
        template = "lms_modules/blocks/dialogue.html"


class ReadingBlocks(blocks.StreamBlock):
    """What a trainer can put on a reading page."""

    heading = HeadingBlock()
    paragraph = blocks.RichTextBlock(
        label=_("tekst"), icon="pilcrow", features=_TEXT, template="lms_modules/blocks/paragraph.html"
    )
    quote = QuoteBlock()
    dialogue = DialogueBlock()
    callout = CalloutBlock()
    accordion = AccordionBlock()
    checklist = ChecklistBlock()
    image = ImageBlock(label=_("afbeelding"), template="lms_modules/blocks/image.html")


class OptionBlock(blocks.StructBlock):
    """One answer of a choice question. Its id in the stream is what a given answer stores."""

    text = blocks.CharBlock(label=_("antwoord"), max_length=300)
    correct = blocks.BooleanBlock(label=_("goed"), required=False)
    feedback = blocks.CharBlock(label=_("uitleg bij dit antwoord"), required=False, max_length=500)

    class Meta:
        label = _("antwoord")
        icon = "radio-empty"
