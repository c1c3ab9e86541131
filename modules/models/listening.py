"""The listening question: a fragment of sound, a feeling to name, and a sentence that acknowledges it."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from modules.blocks import OptionBlock
from modules.blocks_questions import EmotionBlock
from modules.models.questions import Question
from modules.rules.audio import MOST_BYTES, audio_suffix


def audio_path(instance: models.Model, filename: str) -> str:
    """A path that cannot be guessed and does not give the answer away; the suffix follows from the content."""
    return f"luisteren/{uuid4().hex}{_suffix(instance.audio) or '.bin'}"  # type: ignore[attr-defined]


def check_audio(file: FieldFile) -> None:
    """Raises ValidationError for what is no sound, or too big. A file that was stored before is left alone."""
    if getattr(file, "_committed", True):
        return
    if _suffix(file) is None:
        raise ValidationError(_("Dit bestand is geen geluid dat we kennen. Kies een wav-, mp3-, ogg- of m4a-bestand."))
    if file.size > MOST_BYTES:
        raise ValidationError(_("Dit bestand is te groot. Een fragment mag 20 MB zijn."))


def _suffix(file: FieldFile) -> str | None:
    content = file.file
    content.seek(0)
    head = content.read(32)
    content.seek(0)
    return audio_suffix(head)


class ListeningQuestion(Question):
    """Name the feeling in a fragment, choose the sentence that acknowledges it, and write one's own."""

    audio = models.FileField(
        _("fragment"),
        upload_to=audio_path,
        validators=[check_audio],
        help_text=_("Stem of muziek: wav, mp3, ogg of m4a, hoogstens 20 MB."),
    )
    transcript = models.TextField(
        _("uitgeschreven tekst"),
        help_text=_(
            "Wat er gezegd wordt en hoe het klinkt: (praat snel, hoge stem). Ook voor wie het fragment niet kan horen."
        ),
    )
    emotions = StreamField([("option", EmotionBlock())], verbose_name=_("gevoelens"), min_num=2, max_num=8)
    replies = StreamField(
        [("option", OptionBlock())],
        verbose_name=_("zinnen om uit te kiezen"),
        min_num=2,
        max_num=6,
        help_text=_("Eén zin erkent het gevoel. Die is goed."),
    )
    prompt = models.CharField(
        _("opdracht voor de eigen zin"), max_length=200, blank=True, default="", help_text=_("Mag leeg blijven.")
    )
    example = models.TextField(
        _("voorbeeld van een goede zin"), blank=True, help_text=_("Deelnemers zien dit nadat ze antwoordden.")
    )
    judged = models.BooleanField(
        _("een trainer kijkt de eigen zin na"),
        default=False,
        help_text=_("Dan telt de eigen zin voor een derde mee, en wacht de uitslag op de trainer."),
    )

    kind = "listening"
    panels = [
        *Question.base_panels,
        MultiFieldPanel([FieldPanel("audio"), FieldPanel("transcript")], heading=_("Het fragment")),
        FieldPanel("emotions"),
        FieldPanel("replies"),
        MultiFieldPanel([FieldPanel("prompt"), FieldPanel("example"), FieldPanel("judged")], heading=_("Eigen zin")),
        *Question.end_panels,
    ]

    class Meta:
        verbose_name = _("luistervraag")
        verbose_name_plural = _("luistervragen")

    def clean(self) -> None:
        super().clean()
        messages = {
            "emotions": _("Kies precies één gevoel dat goed is."),
            "replies": _("Kies precies één zin die goed is."),
        }
        wrong = {}
        for name, message in messages.items():
            options = getattr(self, name)
            if options and sum(1 for option in options if option.value["correct"]) != 1:
                wrong[name] = message
        if wrong:
            raise ValidationError(wrong)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """A revision holds the name of the file, so the file of a draft is stored before the revision is made."""
        file: Any = self.audio
        if file and not file._committed:
            file.save(file.name, file.file, save=False)
        return super().save_revision(*args, **kwargs)
