"""Blocks of a reading page with rules of their own: tables, attachments and the text of a municipality."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

TEXT_FEATURES = ["bold", "italic", "link", "ul", "ol"]


class TableBlock(blocks.StructBlock):
    """A table typed or pasted as text: the first line is its header. Works by keyboard and on a telephone."""

    caption = blocks.CharBlock(label=_("Wat staat er in de tabel"), max_length=150)
    cells = blocks.TextBlock(
        label=_("Tabel"),
        rows=6,
        help_text=_(
            "Plak een tabel uit Word of Excel. Of typ zelf: één regel per rij, met | tussen de cellen. "
            "De eerste rij zijn de koppen."
        ),
    )
    names = blocks.BooleanBlock(
        label=_("De eerste kolom noemt de rij"), required=False, default=True, help_text=_("Zoals een dag of een naam.")
    )

    class Meta:
        label = _("Tabel")
        icon = "table"
        template = "lms_modules/blocks/table.html"


class AttachmentBlock(blocks.StructBlock):
    """A document to open or keep. Never the only thing on a page: the gate sees to that."""

    document = DocumentChooserBlock(label=_("Bestand"))
    title = blocks.CharBlock(
        label=_("Naam"), required=False, max_length=150, help_text=_("Laat leeg voor de naam van het bestand.")
    )

    class Meta:
        label = _("Bijlage")
        icon = "doc-full"
        template = "lms_modules/blocks/attachment.html"


class LocalBlock(blocks.StructBlock):
    """A slot that each municipality fills with its own text. Its id in the stream is what a text hangs on."""

    title = blocks.CharBlock(label=_("Waarover"), max_length=120, help_text=_("Zoals: Openingstijden van jouw balie."))
    question = blocks.TextBlock(
        label=_("Wat moet een gemeente hier schrijven?"),
        rows=3,
        max_length=400,
        help_text=_("Deelnemers zien dit niet."),
    )
    fallback = blocks.RichTextBlock(
        label=_("Tekst voor wie er geen eigen tekst is"),
        features=TEXT_FEATURES,
        help_text=_("Deelnemers van een gemeente die nog niets schreef, lezen dit."),
    )

    class Meta:
        label = _("Tekst van de gemeente")
        icon = "site"
        template = "lms_modules/blocks/local.html"
