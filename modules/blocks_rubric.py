"""Building blocks of a rubric: criteria, each with levels from low to high."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# What a new criterion begins with; an author changes the words.
LEVELS = (_("Nog niet"), _("Deels"), _("Goed"), _("Sterk"))


class LevelBlock(blocks.StructBlock):
    label = blocks.CharBlock(
        label=_("Niveau"), max_length=40, help_text=_("Bijvoorbeeld: Nog niet, Deels, Goed, Sterk.")
    )
    points = blocks.IntegerBlock(label=_("Punten"), min_value=0, max_value=100)
    description = blocks.TextBlock(label=_("Wat je dan ziet of hoort"), required=False)

    class Meta:
        label = _("Niveau")
        icon = "order"
        label_format = "{label}"


class CriterionBlock(blocks.StructBlock):
    """One thing to look at. Its id in the stream is what scores refer to."""

    name = blocks.CharBlock(label=_("Criterium"), max_length=120)
    description = blocks.TextBlock(label=_("Waar het om gaat"), required=False)
    levels = blocks.ListBlock(LevelBlock(), label=_("Niveaus, van laag naar hoog"), min_num=2, max_num=5)

    def get_default(self) -> Any:
        """A new criterion has levels, so that an author only has to name it."""
        levels = [{"label": str(label), "points": points, "description": ""} for points, label in enumerate(LEVELS)]
        return self.normalize({"name": "", "description": "", "levels": levels})

    class Meta:
        label = _("Criterium")
        icon = "tasks"
        label_format = "{name}"
