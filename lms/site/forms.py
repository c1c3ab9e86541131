"""The log-in forms in the site's own words: no placeholders, errors that say what to do."""

from typing import Any

from allauth.account import forms as account_forms
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_PASSWORD_HELP = _("Minstens 10 tekens. Een zin van een paar woorden onthoud je makkelijk.")


def has_at_sign(value: str) -> None:
    """The mistake that most people make in an address gets its own sentence."""
    if "@" not in value:
        raise ValidationError(_("Er mist een @. Bijvoorbeeld: noor@waterdrecht.example"), code="no_at_sign")


def _email_field(autocomplete: str) -> forms.CharField:
    field = forms.EmailField(
        label=_("E-mailadres"),
        widget=forms.EmailInput(attrs={"autocomplete": autocomplete, "class": "ll-input--full"}),
        error_messages={"required": _("Vul je e-mailadres in.")},
    )
    # Instead of Django's own check and not beside it: one mistake, one sentence.
    field.validators = [has_at_sign, _is_email]
    return field


def _is_email(value: str) -> None:
    if "@" in value:
        forms.EmailField.default_validators[0](value)


def _dress_password(field: forms.Field, label: Any, required: Any, help_text: Any = "") -> None:
    field.label, field.help_text = label, help_text
    field.error_messages["required"] = required
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs["class"] = "ll-input--full"


class LoginForm(account_forms.LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = _email_field("username")
        _dress_password(self.fields["password"], _("Wachtwoord"), _("Vul je wachtwoord in."))

    def clean_login(self) -> str:
        return self.cleaned_data["login"].lower()


class ResetPasswordForm(account_forms.ResetPasswordForm):
    """Ask for a mail with a link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = _email_field("email")


class _NewPassword:
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        required = _("Vul je nieuwe wachtwoord in.")
        _dress_password(self.fields["password1"], _("Nieuw wachtwoord"), required, _PASSWORD_HELP)
        required = _("Vul je nieuwe wachtwoord nog een keer in.")
        _dress_password(self.fields["password2"], _("Nieuw wachtwoord, nog een keer"), required)


class ResetPasswordKeyForm(_NewPassword, account_forms.ResetPasswordKeyForm):
    """Choose a new password after the link in the mail."""


class ChangePasswordForm(_NewPassword, account_forms.ChangePasswordForm):
    """Choose a new password while logged in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        required = _("Vul je huidige wachtwoord in.")
        _dress_password(self.fields["oldpassword"], _("Huidig wachtwoord"), required)


class ReauthenticateForm(account_forms.ReauthenticateForm):
    """Your password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress_password(self.fields["password"], _("Wachtwoord"), _("Vul je wachtwoord in."))
