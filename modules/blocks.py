"""Building blocks of a reading page. Each has a template in lms_modules/blocks/."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from modules.blocks_reading import AttachmentBlock, LocalBlock, TableBlock

_INLINE = ["bold", "italic", "link"]
_TEXT = [*_INLINE, "ul", "ol"]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Kop"), max_length=150)
    level = blocks.ChoiceBlock(label=_("Niveau"), choices=[("2", _("kop")), ("3", _("tussenkop"))], default="2")

    class Meta:
        label = _("Kop")
        icon = "title"
        template = "lms_modules/blocks/heading.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Citaat"))
    who = blocks.CharBlock(label=_("Wie"), required=False, max_length=120)

    class Meta:
        label = _("Citaat uit de praktijk")
        icon = "openquote"
        template = "lms_modules/blocks/quote.html"


class CalloutBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Titel"), max_length=120)
    text = blocks.RichTextBlock(label=_("Tekst"), features=_TEXT)

    class Meta:
        label = _("Let op")
        icon = "warning"
        template = "lms_modules/blocks/callout.html"


class AccordionBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Titel"), max_length=150)
    text = blocks.RichTextBlock(label=_("Tekst"), features=_TEXT)

    class Meta:
        label = _("Uitklaptekst")
        icon = "collapse-down"
        template = "lms_modules/blocks/accordion.html"


class ChecklistBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Titel"), max_length=150)
    items = blocks.ListBlock(blocks.CharBlock(label=_("Punt"), max_length=250), label=_("Punten"))

    class Meta:
        label = _("Checklist")
        icon = "tick"
        template = "lms_modules/blocks/checklist.html"


class TurnBlock(blocks.StructBlock):
    who = blocks.CharBlock(label=_("Wie"), max_length=80)
    text = blocks.TextBlock(label=_("Wat zegt die"))
    own = blocks.BooleanBlock(label=_("Dit ben jij"), required=False)

    class Meta:
        label = _("Beurt")


class DialogueBlock(blocks.StructBlock):
    turns = blocks.ListBlock(TurnBlock(), label=_("Beurten"))

    class Meta:
        label = _("Gesprek")
        icon = "comment"
        template = "lms_modules/blocks/dialogue.html"


class ReadingBlocks(blocks.StreamBlock):
    """What a trainer can put on a reading page."""

    heading = HeadingBlock()
    paragraph = blocks.RichTextBlock(
        label=_("Tekst"), icon="pilcrow", features=_TEXT, template="lms_modules/blocks/paragraph.html"
    )
    quote = QuoteBlock()
    dialogue = DialogueBlock()
    callout = CalloutBlock()
    accordion = AccordionBlock()
    checklist = ChecklistBlock()
    image = ImageBlock(label=_("Afbeelding"), template="lms_modules/blocks/image.html")
    table = TableBlock()
    attachment = AttachmentBlock()
    local = LocalBlock()


class OptionBlock(blocks.StructBlock):
    """One answer of a choice question. Its id in the stream is what a given answer stores."""

    text = blocks.CharBlock(label=_("Antwoord"), max_length=300)
    correct = blocks.BooleanBlock(label=_("Goed"), required=False)
    feedback = blocks.CharBlock(label=_("Uitleg bij dit antwoord"), required=False, max_length=500)

    class Meta:
        label = _("Antwoord")
        icon = "radio-empty"
        label_format = "{text}"
