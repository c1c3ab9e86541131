"""The list of words that learners may not know."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from modules.rules.glossary import Term, key_of


class GlossaryTerm(index.Indexed, models.Model):
    """A word with its explanation. Authors mark it as [[word]] in a text; a change is seen at once in all texts."""

    name = models.CharField(_("woord"), max_length=80)
    # Decides which word a mark means; spaces and capitals do not count.
    key = models.CharField(max_length=80, unique=True, editable=False)
    explanation = models.CharField(
        _("uitleg"), max_length=300, help_text=_("Eén of twee korte zinnen, in gewone woorden.")
    )

    panels = [FieldPanel("name"), FieldPanel("explanation")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("explanation"),
    ]

    class Meta:
        ordering = ["key"]
        verbose_name = _("woord met uitleg")
        verbose_name_plural = _("woordenlijst")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = key_of(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self.name = " ".join(self.name.split())
        if set(self.name) & set("[]|<>"):
            raise ValidationError({"name": _("Gebruik geen haakjes of streepjes in het woord.")})
        twins = GlossaryTerm.objects.filter(key=key_of(self.name)).exclude(pk=self.pk)
        if twins.exists():
            raise ValidationError({"name": _("Dit woord staat al in de lijst.")})

    @property
    def term(self) -> Term:
        """As the texts use it."""
        return Term(self.name, self.explanation)
