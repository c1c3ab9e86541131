"""Assignment: the learner hands in text and files; a trainer judges them, or handing in is enough."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from lms.tenancy import TenantQuerySet
from media.models import PrivateFile
from modules.models.pages import ActivityPage
from modules.models.pieces import Piece, Rubric

_TEXT = ["bold", "italic", "ul", "ol", "link"]


class AssignmentPage(ActivityPage):
    """What to do and what may be handed in. Completed when a trainer says it is good, or on handing in."""

    task = RichTextField(_("opdracht"), features=_TEXT, help_text=_("Schrijf met ‘je’. Zeg wat er klaar moet zijn."))
    checklist = models.TextField(
        _("waar je op let"), blank=True, help_text=_("Eén punt per regel. De deelnemer leest dit voor het inleveren.")
    )
    example = RichTextField(
        _("voorbeeld"), blank=True, features=_TEXT, help_text=_("Zo kan het eruitzien. De deelnemer klapt het open.")
    )
    asks_text = models.BooleanField(_("tekst"), default=True, help_text=_("De deelnemer typt een antwoord."))
    min_words = models.PositiveSmallIntegerField(_("minstens zoveel woorden"), default=0)
    asks_documents = models.BooleanField(_("documenten en foto’s"), default=False)
    asks_audio = models.BooleanField(_("geluid"), default=False)
    asks_video = models.BooleanField(_("video"), default=False)
    files_needed = models.PositiveSmallIntegerField(
        _("minstens zoveel bestanden"), default=0, validators=[MaxValueValidator(10)]
    )
    max_files = models.PositiveSmallIntegerField(
        _("hoogstens zoveel bestanden"), default=3, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    max_megabytes = models.PositiveSmallIntegerField(
        _("grootte van een bestand in MB"),
        default=50,
        validators=[MinValueValidator(1), MaxValueValidator(500)],
        help_text=_("Een document is vaak 1 MB. Een video van vijf minuten is vaak 300 MB."),
    )
    graded = models.BooleanField(
        _("een trainer kijkt het na"), default=True, help_text=_("Zet uit als inleveren genoeg is.")
    )
    rubric = models.ForeignKey(
        Rubric,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("beoordelingskader"),
        help_text=_("De deelnemer ziet het van tevoren."),
    )

    kind = "assignment"
    is_creatable = True
    page_description = _("De deelnemer levert tekst of bestanden in. Een trainer kijkt het na.")
    content_panels = [
        *ActivityPage.intro_panels,
        FieldPanel("task"),
        FieldPanel("checklist"),
        FieldPanel("example"),
        MultiFieldPanel(
            [
                FieldPanel("asks_text"),
                FieldPanel("min_words"),
                FieldPanel("asks_documents"),
                FieldPanel("asks_audio"),
                FieldPanel("asks_video"),
                FieldPanel("files_needed"),
                FieldPanel("max_files"),
                FieldPanel("max_megabytes"),
            ],
            heading=_("Wat de deelnemer inlevert"),
        ),
        MultiFieldPanel([FieldPanel("graded"), FieldPanel("rubric")], heading=_("Feedback")),
        ActivityPage.step_panel,
    ]

    class Meta:
        verbose_name = _("opdracht")
        verbose_name_plural = _("opdrachten")


class PieceFile(models.Model):
    """A file of a piece. A later version may hold the same file; the file itself stays as long as one does."""

    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, related_name="piece_files")
    file = models.ForeignKey(PrivateFile, on_delete=models.PROTECT, related_name="piece_files")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TenantQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["id"]
        verbose_name = _("bestand bij een inzending")
        verbose_name_plural = _("bestanden bij inzendingen")
        constraints = [models.UniqueConstraint(fields=["piece", "file"], name="lms_piece_file_once")]

    def __str__(self) -> str:
        return f"PieceFile {self.pk}"
