"""Building blocks of a module's completion rule: each part is a demand, together they are one sentence."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def kind_choices() -> list[tuple[str, Any]]:
    """All installed kinds of activities, and 'every step'."""
    from modules.kinds import registry  # kinds need the models, the models need this block

    kinds = [(kind.name, capfirst(str(kind.plural or kind.label))) for kind in registry.kinds()]
    return [("", _("alle soorten stappen")), *sorted(kinds, key=lambda pair: pair[1])]


class PartBlock(blocks.StructBlock):
    """One demand. need empty is 'all that are obligatory'."""

    kind = blocks.ChoiceBlock(label=_("Welke stappen"), choices=kind_choices, required=False)
    need = blocks.IntegerBlock(
        label=_("Hoeveel"), required=False, min_value=1, max_value=99, help_text=_("Laat leeg voor: allemaal.")
    )
    min_score = blocks.IntegerBlock(
        label=_("Minstens dit percentage"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=_("Alleen voor toetsen."),
    )

    class Meta:
        label = _("Eis")
        icon = "tasks"


class RuleBlock(blocks.StreamBlock):
    """The demands of one module; the same kind only once."""

    part = PartBlock()

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        kinds = [part.value["kind"] for part in cleaned]
        twice = {index for index, kind in enumerate(kinds) if kind in kinds[:index]}
        if twice:
            error = ValidationError(_("Deze soort staat er al. Zet elke soort één keer in de regel."))
            raise blocks.StreamBlockValidationError(block_errors={index: error for index in twice})
        return cleaned
