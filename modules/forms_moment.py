"""The form with which a trainer plans a presentation."""

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.models import Person
from modules.models import PlannedMoment
from modules.services.moments import Appointment


class MomentForm(forms.Form):
    """people: who may judge this learner. needed: how many the author asks for."""

    wanneer = forms.DateTimeField(
        label=gettext_lazy("Wanneer"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    plaats = forms.CharField(
        label=gettext_lazy("Plaats"), max_length=200, required=False, help_text=gettext_lazy("Of een link, hieronder.")
    )
    link = forms.URLField(label=gettext_lazy("Link voor online"), max_length=500, required=False, assume_scheme="https")
    eerste = forms.ChoiceField(label=gettext_lazy("Eerste beoordelaar"))
    tweede = forms.ChoiceField(label=gettext_lazy("Tweede beoordelaar"), required=False)

    def __init__(self, *args: Any, people: Sequence[Person], needed: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        choices = [("", _("Kies iemand")), *((key, person.name) for key, person in self.people.items())]
        self.fields["eerste"].choices = choices  # type: ignore[attr-defined]
        self.fields["tweede"].choices = choices  # type: ignore[attr-defined]
        if needed < 2:
            del self.fields["tweede"]
        else:
            self.fields["tweede"].required = True

    def clean_wanneer(self) -> datetime.datetime:
        moment: datetime.datetime = self.cleaned_data["wanneer"]
        if not datetime.timedelta(days=-60) < moment - timezone.now() < datetime.timedelta(days=730):
            raise ValidationError(_("Kies een dag tussen twee maanden terug en twee jaar vooruit."))
        return moment

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("eerste") and cleaned.get("eerste") == cleaned.get("tweede"):
            self.add_error("tweede", _("Kies iemand anders dan de eerste beoordelaar."))
        if not (cleaned.get("plaats") or cleaned.get("link")) and "link" not in self.errors:
            self.add_error("plaats", _("Vul een plaats in, of een link."))
        return cleaned

    def appointment(self) -> Appointment:
        """What was agreed; only after is_valid()."""
        chosen = [self.cleaned_data["eerste"], self.cleaned_data.get("tweede", "")]
        return Appointment(
            starts_at=self.cleaned_data["wanneer"],
            place=self.cleaned_data["plaats"],
            link=self.cleaned_data["link"],
            assessors=tuple(self.people[key] for key in chosen if key),
        )


def initial_of(moment: PlannedMoment | None) -> dict[str, Any]:
    """What the form shows of a moment that was planned before."""
    if moment is None:
        return {}
    return {
        "wanneer": timezone.localtime(moment.starts_at),
        "plaats": moment.place,
        "link": moment.link,
        "eerste": str(moment.first_assessor_id),
        "tweede": str(moment.second_assessor_id or ""),
    }
