"""Forms of the Wagtail admin for recordings: the file tells what it is, captions come as a file or as text."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import PROTECT
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.rich_text import get_text_for_indexing

from media.messages import captions_fault, file_fault
from media.rules.clock import clock, from_clock
from media.rules.completeness import missing
from media.rules.containers import NotPlayable, inspect
from media.rules.webvtt import LONGEST, InvalidWebVTT, normalise, parse

ACCEPT = "video/mp4,video/webm,audio/*,.mp4,.webm,.m4a,.mp3,.wav,.ogg,.weba"


def largest() -> int:
    """Bytes that a recording may have. LEERLIJN["RECORDING_MAX_MB"], 500 when left out."""
    return int(getattr(settings, "LEERLIJN", {}).get("RECORDING_MAX_MB", 500)) * 1024 * 1024


def is_used(recording: Any) -> bool:
    """Whether something protects the recording from being deleted: a page of a room above."""
    return any(
        relation.on_delete is PROTECT
        and relation.related_model._base_manager.filter(**{relation.field.name: recording}).exists()
        for relation in recording._meta.related_objects
    )


class RecordingForm(WagtailAdminModelForm):
    """Looks into the file: its kind and duration are facts, not fields."""

    length = forms.CharField(
        label=_("Duur"),
        required=False,
        help_text=_("Meestal lezen we de duur uit het bestand. Vul hem alleen in als we erom vragen, zoals 3:05."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].widget = forms.FileInput(attrs={"accept": ACCEPT})
            self.fields["file"].help_text = _("Video als mp4 of webm, geluid als mp3, m4a, wav of ogg.")
        if "collection" in self.fields and self.fields["collection"].queryset.count() < 2:
            del self.fields["collection"]  # nothing to choose: the model takes the root
        self._was_complete = bool(self.instance.pk) and not self.instance.missing
        if self.instance.pk:
            self._say_what_is_there()

    def _say_what_is_there(self) -> None:
        recording = self.instance
        self.initial["length"] = clock(recording.duration)
        if "file" in self.fields:
            facts = {"kind": recording.get_kind_display(), "size": filesizeformat(recording.size)}
            self.fields["file"].help_text = (
                _("Nu: %(kind)s, %(size)s. Kies alleen een bestand als je dit wilt vervangen.") % facts
            )

    def clean_file(self) -> Any:
        """Refuses what is too big or cannot be played, and keeps the facts of what can."""
        file = self.cleaned_data["file"]
        if not file or "file" not in self.changed_data:
            return file
        if file.size > largest():
            limit = filesizeformat(largest())
            raise ValidationError(_("Dit bestand is te groot. Het mag hoogstens %(limit)s zijn.") % {"limit": limit})
        try:
            facts = inspect(file, file.size)
        except NotPlayable as error:
            raise ValidationError(file_fault(error)) from None
        recording = self.instance
        recording.kind, recording.content_type = facts.kind, facts.content_type
        recording.extension, recording.size = facts.extension, file.size
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "file" in cleaned and {"file", "length"} & set(self.changed_data):
            self._take_duration(cleaned["file"], cleaned.get("length", ""))
        return cleaned

    def is_valid(self) -> bool:
        """Also looks at the captions, which are valid only after the fields above them."""
        if not super().is_valid():
            return False
        if self.instance.pk and self._was_complete and is_used(self.instance):
            for field in self._gaps():
                self.add_error(
                    field,
                    _("Deelnemers gebruiken deze opname. Ondertiteling en uitgeschreven tekst moeten er blijven."),
                )
        return not self.errors

    def _gaps(self) -> list[str | None]:
        """Fields that would leave the recording incomplete; captions have no field of their own."""
        rows = self.formsets["captions"].forms if "captions" in self.formsets else []
        captions = sum(1 for row in rows if row.cleaned_data and not row.cleaned_data.get("DELETE"))
        text = get_text_for_indexing(self.cleaned_data.get("transcript", ""))
        gaps = missing(kind=self.instance.kind, captions=captions, transcript=text)
        return ["transcript" if gap == "transcript" else None for gap in gaps]

    def _take_duration(self, file: Any, typed: str) -> None:
        """What the file says goes before what somebody typed."""
        seconds: float | None = inspect(file, file.size).seconds
        if seconds is None:
            try:
                seconds = from_clock(typed)
            except ValueError:
                self.add_error("length", _("Dit bestand zegt niet hoe lang het duurt. Vul de duur in, zoals 3:05."))
                return
        self.instance.duration = seconds

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is None and self.for_user is not None and self.for_user.is_authenticated:
            self.instance.uploaded_by = self.for_user
        return super().save(commit=commit)


class CaptionForm(WagtailAdminModelForm):
    """One language: a file, or text that is typed or corrected here."""

    upload = forms.FileField(
        label=_("Bestand met ondertiteling"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt,text/vtt"}),
        help_text=_("Een .vtt-bestand. Een .srt-bestand zetten we voor je om."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "text" in self.fields:
            self.fields["text"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        upload = cleaned.get("upload")
        if upload:
            self._take_file(cleaned, upload)
        elif not cleaned.get("text", "").strip():
            self.add_error("upload", _("Kies een bestand, of zet de ondertiteling in het veld hieronder."))
        return cleaned

    def _take_file(self, cleaned: dict[str, Any], upload: Any) -> None:
        try:
            text = normalise(upload.read(4 * LONGEST).decode())
            parse(text)
        except UnicodeDecodeError:
            self.add_error("upload", _("Dit is geen tekstbestand. Sla de ondertiteling op als .vtt met UTF-8."))
        except InvalidWebVTT as error:
            self.add_error("upload", captions_fault(error))
        else:
            cleaned["text"] = text
