"""How the reference site uses allauth."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: a municipality invites its own people. Texts say what to do next."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Dit account staat uit. Bel of mail ons als dat niet klopt."),
        "email_password_mismatch": _(
            "Je e-mailadres of wachtwoord klopt niet. Probeer het nog een keer, of kies een nieuw wachtwoord."
        ),
        "enter_current_password": _("Dit is niet je huidige wachtwoord. Probeer het nog een keer."),
        "incorrect_password": _("Dit wachtwoord klopt niet. Probeer het nog een keer."),
        "invalid_password_reset": _("Deze link werkt niet meer. Vraag een nieuwe aan."),
        "too_many_login_attempts": _(
            "Met dit e-mailadres is te vaak geprobeerd in te loggen. Wacht 5 minuten en probeer het dan opnieuw."
        ),
        "rate_limited": _("Dat ging te snel achter elkaar. Wacht een minuut en probeer het opnieuw."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        """Without the host name in brackets that allauth puts before it."""
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Every mail knows the name of the site and where help is."""
        super().send_mail(template_prefix, email, {"site": settings.LEERLIJN, **context})

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to where the link to the form stands."""
        return reverse("lms:profile")
