"""What a new password must be."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """Django's own check; its texts are English in Dutch and say 'u'."""

    def get_error_message(self) -> str:
        return _("Dit wachtwoord is te kort. Neem er minstens %(length)d tekens voor.") % {"length": self.min_length}

    def get_help_text(self) -> str:
        return _("Minstens %(length)d tekens. Een zin van een paar woorden onthoud je makkelijk.") % {
            "length": self.min_length
        }
