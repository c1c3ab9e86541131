"""Forms of the Wagtail admin for people and memberships. People are named by address: a list of all would not do."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from lms.models import Membership, Organisation, Person
from lms.models.person import sort_name_of
from lms.services.audit import record_change
from lms.services.people import ensure_person


class ByAddressField(forms.ModelChoiceField):
    """One person, by e-mail address."""

    widget = forms.EmailInput

    def to_python(self, value: Any) -> Person | None:
        if value in self.empty_values:
            return None
        found = list(Person.objects.filter(email__iexact=str(value).strip())[:2])
        if not found:
            raise ValidationError(_("Er is geen persoon met dit e-mailadres."), code="invalid_choice")
        if len(found) > 1:
            raise ValidationError(_("Er is meer dan één persoon met dit e-mailadres."), code="invalid_choice")
        return found[0]

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return Person.objects.filter(pk=value).values_list("email", flat=True).first()
        return value


class AuditedForm(WagtailAdminModelForm):
    """Writes a line in the audit log with every save."""

    def save(self, commit: bool = True) -> Model:
        made = self.instance.pk is None
        saved = super().save(commit=commit)
        record_change(
            actor=ensure_person(self.for_user),
            action=f"{saved._meta.model_name}.{'made' if made else 'changed'}",
            obj=saved,
            organisation=self.organisation_of(saved),
            data={"fields": sorted(self.changed_data)},
        )
        return saved

    def organisation_of(self, saved: Any) -> Organisation | None:
        """On whose behalf the change is."""
        return None


class PersonForm(AuditedForm):
    """Name, address and log-in."""

    login = forms.CharField(
        label=_("Inlognaam"),
        required=False,
        help_text=_("Waarmee deze persoon inlogt, meestal het e-mailadres. Leeg: deze persoon kan niet inloggen."),
    )

    class Meta:
        model = Person
        fields = ["name", "email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.user is not None:
            self.initial["login"] = self.instance.user.get_username()

    def clean_login(self) -> str:
        login = self.cleaned_data["login"].strip()
        users = get_user_model()._default_manager
        try:
            user = users.get_by_natural_key(login) if login else None
        except users.model.DoesNotExist:
            raise ValidationError(
                _("Er is geen account met deze inlognaam. Maak dat eerst onder Gebruikers.")
            ) from None
        if user is not None and Person.objects.filter(user=user).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Dit account hoort al bij een andere persoon."))
        self.instance.user = user
        return login

    def save(self, commit: bool = True) -> Model:
        self.instance.sort_name = sort_name_of(self.instance.name)
        return super().save(commit=commit)


class MembershipForm(AuditedForm):
    """A role in an organisation."""

    person = ByAddressField(queryset=Person.objects.all(), label=_("E-mailadres van de persoon"))

    class Meta:
        model = Membership
        fields = ["person", "organisation", "team", "role", "valid_from", "valid_until"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        team, organisation = cleaned.get("team"), cleaned.get("organisation")
        if team and organisation and team.organisation_id != organisation.pk:
            self.add_error("team", _("Dit team hoort bij een andere organisatie."))
        # The database guards it too; its message is a name that only a programmer knows.
        twins = Membership.objects.filter(
            person=cleaned.get("person"), organisation=organisation, role=cleaned.get("role"), valid_until=None
        )
        if not cleaned.get("valid_until") and twins.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Deze persoon heeft deze rol al in deze organisatie."))
        return cleaned

    def organisation_of(self, saved: Any) -> Organisation | None:
        return saved.organisation

    def save(self, commit: bool = True) -> Model:
        if self.instance.granted_by is None:
            self.instance.granted_by = ensure_person(self.for_user)
        return super().save(commit=commit)
