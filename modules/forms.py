"""Forms for authors."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from modules.models import Question
from modules.services.questions import add_question, choice_kinds, choice_question

MARK = "*"
_FEWEST, _MOST, _LONGEST = 2, 8, 300  # as the options of a question: ChoiceQuestion.options, OptionBlock.text


class NewQuestion(forms.Form):
    """A whole choice question in the chooser of a quiz, without leaving the quiz."""

    kind = forms.ChoiceField(label=_("Soort vraag"), widget=forms.RadioSelect)
    text = forms.CharField(label=_("Vraag"), max_length=400)
    answers = forms.CharField(
        label=_("Antwoorden"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Eén antwoord per regel. Zet een sterretje (*) voor een goed antwoord."),
    )
    explanation = forms.CharField(
        label=_("Uitleg na het antwoord"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(name, capfirst(str(model._meta.verbose_name))) for name, model in choice_kinds().items()]
        kind = cast(forms.ChoiceField, self.fields["kind"])
        kind.choices, kind.initial = kinds, kinds[0][0]

    def clean_answers(self) -> list[tuple[str, bool]]:
        """From lines to (text, right or not)."""
        lines = [line.strip() for line in self.cleaned_data["answers"].splitlines() if line.strip(f" \t{MARK}")]
        answers = [(line.removeprefix(MARK).strip(), line.startswith(MARK)) for line in lines]
        if not _FEWEST <= len(answers) <= _MOST:
            raise ValidationError(_("Schrijf minstens 2 en hoogstens 8 antwoorden, elk op een eigen regel."))
        if any(len(text) > _LONGEST for text, _right in answers):
            raise ValidationError(_("Een antwoord is te lang. Gebruik hoogstens 300 tekens."))
        return answers

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if {"kind", "text", "answers"} <= cleaned.keys():
            self.question = choice_question(
                cleaned["kind"], cleaned["text"], cleaned["answers"], cleaned.get("explanation", "")
            )
            try:
                self.question.clean()
            except ValidationError as error:
                for message in error.messages:
                    self.add_error("answers", message)
        return cleaned

    def save(self, *, user: Any, publish: bool) -> Question:
        """Put the question in the bank."""
        return add_question(self.question, user=user, publish=publish)
