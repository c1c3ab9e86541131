"""The filter above the board."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.rules.pace import Word
from courses.sql import NOT_BEGUN, Narrowed, OrganisationCount

PACES = [
    ("", _("Alles")),
    (Word.BEHIND.value, _("Loopt achter")),
    (Word.ON_TRACK.value, _("Op schema")),
    (Word.DONE.value, _("Klaar")),
    (NOT_BEGUN, _("Nog niet begonnen")),
]


class OnOffer(forms.ChoiceField):
    """One of the choices, or nothing: an old link with a value that is gone shows everybody instead of an error."""

    def clean(self, value: str) -> str:
        return value if value and self.valid_value(value) else ""


class BoardFilter(forms.Form):
    """Name, municipality and pace."""

    naam = forms.CharField(
        label=_("Naam"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    gemeente = OnOffer(label=_("Gemeente"), required=False)
    tempo = OnOffer(label=_("Tempo"), required=False, choices=PACES)

    def offer(self, organisations: Sequence[OrganisationCount]) -> None:
        """Offer the municipalities that the user may see; with fewer than two there is nothing to choose."""
        if len(organisations) < 2:
            del self.fields["gemeente"]
            return
        names = [(each.slug, each.name) for each in organisations]
        field = self.fields["gemeente"]
        assert isinstance(field, OnOffer)  # noqa: S101  (said to the type checker)
        field.choices = [("", _("Alle")), *names]

    def narrowed(self) -> Narrowed:
        """What to filter on, from the fields that are valid."""
        self.full_clean()
        values = self.cleaned_data
        return Narrowed(values.get("naam", ""), values.get("gemeente", ""), values.get("tempo", ""))
