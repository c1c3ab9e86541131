"""Forms around files with questions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from modules.question_kinds import registry

MOST_UPLOADED = 20_000_000  # bytes; pictures in a package count, and are not kept
_FORMATS = [("gift", _("GIFT (Moodle en andere)")), ("qti", _("QTI 3 (zip)"))]


class UploadQuestions(forms.Form):
    """Choose a file; the format is found out."""

    file = forms.FileField(
        label=_("Bestand"), help_text=_("GIFT (.txt, .gift) of QTI 2.1, 2.2 of 3 (.xml of .zip). Hoogstens 20 MB.")
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_UPLOADED:
            raise forms.ValidationError(_("Dit bestand is te groot. Splits het in kleinere bestanden."))
        return file


class ConfirmImport(forms.Form):
    """The same file again, after its report was read."""

    name = forms.CharField(max_length=100, widget=forms.HiddenInput)
    content = forms.CharField(widget=forms.HiddenInput)
    tags = forms.CharField(
        label=_("Trefwoorden"),
        required=False,
        max_length=200,
        help_text=_("Voor alle vragen. Zet een komma tussen trefwoorden."),
    )
    publish = forms.BooleanField(
        label=_("Publiceer de vragen meteen"), required=False, help_text=_("Anders zijn het concepten.")
    )

    def clean_tags(self) -> list[str]:
        return [tag.strip() for tag in self.cleaned_data["tags"].split(",") if tag.strip()]


class ExportQuestions(forms.Form):
    """Which questions, and in which format."""

    soort = forms.ChoiceField(label=_("Soort"), required=False)
    trefwoord = forms.ModelChoiceField(
        Tag.objects.none(), label=_("Trefwoord"), required=False, empty_label=_("Alle"), to_field_name="slug"
    )
    q = forms.CharField(label=_("Woorden in de vraag"), required=False, max_length=100)
    formaat = forms.ChoiceField(label=_("Formaat"), choices=_FORMATS, initial="gift")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.name, str(kind.model._meta.verbose_name).capitalize()) for kind in registry.all_kinds()]
        self.fields["soort"].choices = [("", _("Alle")), *kinds]  # type: ignore[attr-defined]
        used = Tag.objects.filter(lms_question_tags__isnull=False).distinct().order_by("name")
        self.fields["trefwoord"].queryset = used  # type: ignore[attr-defined]
