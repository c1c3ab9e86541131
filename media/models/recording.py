"""Audio and video for learning, with what makes it usable for everybody: captions, transcript, chapters."""

import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import CollectionMember, Orderable
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from media.forms import RecordingForm
from media.messages import captions_fault, chapters_fault
from media.panels import CaptionsPanel
from media.rules import chapters as chapter_rules
from media.rules import completeness, webvtt
from media.rules.clock import clock
from media.storage import private_storage

LANGUAGES = [
    ("nl", _("Nederlands")),
    ("en", _("Engels")),
    ("de", _("Duits")),
    ("fr", _("Frans")),
    ("fy", _("Fries")),
    ("pl", _("Pools")),
    ("tr", _("Turks")),
    ("ar", _("Arabisch")),
    ("uk", _("Oekraïens")),
    ("es", _("Spaans")),
]


def place_of(instance: "Recording", filename: str) -> str:
    """Where the file is kept. Nothing of the name that somebody gave it."""
    return f"opnamen/{uuid.uuid4().hex}{instance.extension}"


class Recording(CollectionMember, index.Indexed, ClusterableModel):
    """A video or audio file. Not personal data: what learners record themselves is a private file."""

    class Kind(models.TextChoices):
        AUDIO = "audio", _("audio")
        VIDEO = "video", _("video")

    title = models.CharField(_("titel"), max_length=200)
    file = models.FileField(_("bestand"), storage=private_storage, upload_to=place_of, max_length=200)
    # Read from the file itself, by media.forms.
    kind = models.CharField(_("soort"), max_length=10, choices=Kind.choices, editable=False)
    content_type = models.CharField(max_length=60, editable=False)
    extension = models.CharField(max_length=8, editable=False)
    size = models.PositiveBigIntegerField(editable=False, default=0)  # bytes
    duration = models.FloatField(_("duur"), editable=False)  # seconds
    language = models.CharField(_("gesproken taal"), max_length=10, choices=LANGUAGES, default="nl")
    poster = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("beeld vooraf"),
        help_text=_("Dit zie je voordat de video speelt. Mag leeg blijven."),
    )
    transcript = RichTextField(
        _("uitgeschreven tekst"),
        blank=True,
        features=["bold", "italic", "ul", "h3"],
        help_text=_("Alles wat je hoort, en bij video ook wat je moet zien om het te volgen."),
    )
    chapters = models.TextField(
        _("hoofdstukken"),
        blank=True,
        help_text=_("Op elke regel een tijd en een titel, zoals: 1:20 De vraag achter de vraag."),
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    base_form_class = RecordingForm
    search_fields = [
        *CollectionMember.search_fields,
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.FilterField("kind"),
    ]
    panels = [
        FieldPanel("title"),
        MultiFieldPanel(
            [FieldPanel("file"), FieldPanel("length"), FieldPanel("language"), FieldPanel("collection")],
            heading=_("De opname"),
        ),
        CaptionsPanel("captions", heading=_("Ondertiteling"), label=_("taal")),
        FieldPanel("transcript"),
        FieldPanel("chapters"),
        FieldPanel("poster"),
    ]

    class Meta:
        ordering = ["title"]
        verbose_name = _("opname")
        verbose_name_plural = _("opnamen")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        try:
            chapter_rules.parse(self.chapters, self.duration)
        except chapter_rules.InvalidChapters as error:
            raise ValidationError({"chapters": chapters_fault(error)}) from None

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """With its captions in one transaction: nobody keeps a new version that still has the old captions."""
        super().save(*args, **kwargs)

    @property
    def is_video(self) -> bool:
        return self.kind == self.Kind.VIDEO

    @property
    def filename(self) -> str:
        """For whoever saves the file."""
        return f"{slugify(self.title) or 'opname'}{self.extension}"

    @property
    def clock(self) -> str:
        """The duration as '3:05'."""
        return clock(self.duration)

    @cached_property
    def missing(self) -> list[str]:
        """What is needed before learners may get it: 'captions', 'transcript'."""
        return completeness.missing(
            kind=self.kind, captions=len(self.captions.all()), transcript=get_text_for_indexing(self.transcript)
        )


class CaptionTrack(Orderable):
    """The captions of a recording in one language, as checked WebVTT."""

    recording = ParentalKey(Recording, on_delete=models.CASCADE, related_name="captions")
    language = models.CharField(_("taal"), max_length=10, choices=LANGUAGES, default="nl")
    text = models.TextField(
        _("ondertiteling (WebVTT)"), help_text=_("Je kunt hier ook zelf tijden en teksten verbeteren.")
    )

    panels = [FieldPanel("language"), FieldPanel("upload"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("ondertiteling")
        verbose_name_plural = _("ondertitelingen")
        constraints = [models.UniqueConstraint(fields=["recording", "language"], name="lms_caption_language")]

    def __str__(self) -> str:
        return self.get_language_display()

    def clean(self) -> None:
        super().clean()
        if not self.text.strip():
            return  # the form says so
        self.text = webvtt.normalise(self.text)
        try:
            webvtt.parse(self.text)
        except webvtt.InvalidWebVTT as error:
            raise ValidationError({"text": captions_fault(error)}) from None

    @property
    def kind(self) -> str:
        """Captions are in the language that is spoken, subtitles in another."""
        return "captions" if self.language == self.recording.language else "subtitles"
