"""The author's form for an achievement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from certificates.models import Achievement
from certificates.services.versions import keep
from modules.models import Module


class AchievementForm(WagtailAdminModelForm):
    """Keeps the version number and the one active version right; closed fields when awards rest on the text."""

    # What a certificate says; `is_active` stays open, so that a kind can be stopped.
    TEXT = ("name", "description", "criteria", "issuer", "module", "valid_months")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_active"].help_text = _("Per module is er één. Zet je deze aan, dan gaat de vorige uit.")
        module = self.fields["module"]
        if isinstance(module, forms.ModelChoiceField) and self.instance.pk is None:
            module.queryset = Module.objects.filter(archived_at=None)
        # A version number belongs to a module: moving to another module is a new kind of certificate.
        module.disabled = self.instance.pk is not None
        if self.instance.is_frozen:
            for name in self.TEXT:
                self.fields[name].disabled = True

    def _get_validation_exclusions(self) -> set[str]:
        # `keep` switches the other version off; before that, the constraint would refuse this one.
        return super()._get_validation_exclusions() | {"is_active"}

    def save(self, commit: bool = True) -> Achievement:
        """Save through the service."""
        achievement: Achievement = super().save(commit=False)
        return keep(achievement) if commit else achievement
