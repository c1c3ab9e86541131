"""Forms of the portfolio."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

NOTE_LIMIT = 5_000  # characters


class NoteForm(forms.Form):
    """The owner's own words with a piece of evidence."""

    toelichting = forms.CharField(
        label=gettext_lazy("Jouw toelichting"),
        required=False,
        max_length=NOTE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4, "class": "ll-input--full"}),
        help_text=gettext_lazy("Wat leerde je hiervan? Waar is dit een bewijs van?"),
    )


class ExternalForm(NoteForm):
    """Proof from elsewhere. The file is a field of its own: lms_media/components/upload.html."""

    titel = forms.CharField(
        label=gettext_lazy("Wat is het?"),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "ll-input--full"}),
        help_text=gettext_lazy("Bijvoorbeeld: Diploma mbo 3 Klantcontact."),
        error_messages={"required": gettext_lazy("Schrijf wat het is.")},
    )
    uitgever = forms.CharField(
        label=gettext_lazy("Van wie kreeg je het?"),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "ll-input--full"}),
        help_text=gettext_lazy("De school, de opleider of de werkgever."),
        error_messages={"required": gettext_lazy("Schrijf van wie je het kreeg.")},
    )
    datum = forms.DateField(
        label=gettext_lazy("Wanneer kreeg je het?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Kies de dag waarop je het kreeg."),
            "invalid": gettext_lazy("Deze datum klopt niet. Kies een dag, een maand en een jaar."),
        },
    )

    field_order = ["titel", "uitgever", "datum", "toelichting"]

    def clean_datum(self) -> object:
        day = self.cleaned_data["datum"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Deze dag komt nog. Kies de dag waarop je het kreeg."))
        return day
