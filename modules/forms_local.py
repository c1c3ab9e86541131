"""The form in which a municipality writes its own text."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.form_look import LeerlijnRenderer

LONGEST = 4000  # characters


class LocalTextForm(forms.Form):
    """seen: the central text that the writer had in view, as a fingerprint."""

    default_renderer = LeerlijnRenderer

    text = forms.CharField(
        label=_("Jouw tekst"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10, "class": "ll-input--full"}),
        help_text=_(
            "Een lege regel begint een nieuwe alinea. Begin een regel met - voor een opsomming. "
            "Een webadres wordt vanzelf een link."
        ),
    )
    valid_until = forms.DateField(
        label=_("Geldig tot en met"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Voor bedragen en tijden die veranderen. Daarna zien deelnemers je tekst niet meer."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, fingerprint: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fingerprint = fingerprint
        self.fields["seen"].initial = fingerprint

    def clean_valid_until(self) -> datetime.date | None:
        day: datetime.date | None = self.cleaned_data["valid_until"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(gettext("Deze dag is al voorbij. Kies een dag die nog komt."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("seen") != self.fingerprint:
            # The page that is shown again has the new text in view.
            self.data = {**{name: self.data.get(name) for name in self.data}, "seen": self.fingerprint}
            raise forms.ValidationError(
                gettext("De tekst eromheen is net veranderd. Lees hem nog een keer en bewaar daarna opnieuw.")
            )
        return cleaned
