"""The form of a quiz page in the admin."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm


class QuizForm(WagtailAdminPageForm):
    """A quiz asks something: questions of its own, or a draw from the bank. A draft may still be empty."""

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if valid and not self.is_deferred_validation and not self._asks_something():
            self.add_error(None, _("Kies minstens één vraag, of trek vragen met een trefwoord."))
            return False
        return bool(valid)

    def _asks_something(self) -> bool:
        sets: dict[str, Any] = self.formsets
        return any(
            form.cleaned_data and not form.cleaned_data.get("DELETE")
            for name in ("quiz_questions", "draws")
            if name in sets
            for form in sets[name].forms
        )
