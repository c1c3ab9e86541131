"""Building blocks of a workplace task. The id of an item in the stream is what a sign-off stores."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class WorkItemBlock(blocks.StructBlock):
    """One thing to do at work."""

    text = blocks.CharBlock(label=_("Wat doe je"), max_length=300, help_text=_("Eén ding. Begin met een werkwoord."))
    how = blocks.TextBlock(
        label=_("Zo zie je dat het goed is"),
        max_length=600,
        help_text=_("Wat ziet of hoort iemand die meekijkt? De coach en de getuige lezen dit ook."),
    )
    required = blocks.BooleanBlock(label=_("Verplicht"), required=False, default=True)

    class Meta:
        label = _("Onderdeel")
        icon = "tick"
        label_format = "{text}"
