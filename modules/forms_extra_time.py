"""The form with which a coordinator gives somebody extra time."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from modules.models import Accommodation

OFTEN = (25, 50, 100)  # percent
OTHER = "anders"


class ExtraTimeForm(forms.Form):
    """How much, and on what it was agreed. `percent` after is_valid(): 1 to 200."""

    hoeveel = forms.ChoiceField(
        label=_("Hoeveel extra tijd"),
        widget=forms.RadioSelect,
        help_text=_("Met 25 procent wordt een toets van 40 minuten een toets van 50 minuten."),
    )
    anders = forms.IntegerField(
        label=_("Ander percentage"),
        required=False,
        min_value=1,
        max_value=200,
        help_text=_("Alleen als je hierboven ‘Anders’ kiest. Een getal van 1 tot en met 200."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    reden = forms.CharField(
        label=_("Reden"),
        max_length=200,
        error_messages={"required": _("Schrijf kort op wat is afgesproken.")},
        help_text=_(
            "Schrijf geen ziekte of diagnose op. Wel wat is afgesproken, bijvoorbeeld: ‘afgesproken op 3 maart’. "
            "De persoon zelf en de coördinatoren van de gemeente kunnen dit lezen."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        often = [(str(each), gettext("%(percent)s procent") % {"percent": each}) for each in OFTEN]
        self.fields["hoeveel"].choices = [*often, (OTHER, gettext("Anders"))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("hoeveel") == OTHER and cleaned.get("anders") is None and "anders" not in self.errors:
            self.add_error("anders", gettext("Vul in hoeveel procent extra tijd het wordt."))
        return cleaned

    @property
    def percent(self) -> int:
        """What was chosen; only after is_valid()."""
        chosen = self.cleaned_data["hoeveel"]
        return self.cleaned_data["anders"] if chosen == OTHER else int(chosen)


def initial_of(now: Accommodation | None) -> dict[str, Any]:
    """What the form shows of the extra time that somebody has; the reason is always a new one."""
    if now is None:
        return {"hoeveel": str(OFTEN[0])}
    if now.extra_percent in OFTEN:
        return {"hoeveel": str(now.extra_percent)}
    return {"hoeveel": OTHER, "anders": now.extra_percent}
