"""Whom a change of something published is for, when people are in the middle of it."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from modules.panels import BusyPanel


class ChangeFor(models.TextChoices):
    ALL = "all", _("voor iedereen, ook voor wie nu bezig is")
    NEW = "new", _("voor wie nog niet begonnen is; wie bezig is, houdt de oude vragen")


class Changeable(models.Model):
    """Published content that a try is made with. The author says with each publication whom the change is for."""

    change_for = models.CharField(
        _("deze verandering geldt"), max_length=5, choices=ChangeFor.choices, default=ChangeFor.ALL
    )

    change_panel = MultiFieldPanel([BusyPanel(), FieldPanel("change_for")], heading=_("Als er mensen bezig zijn"))

    class Meta:
        abstract = True

    def activities_asking(self) -> list[Any]:
        """Keys of the activities whose tries this content is part of."""
        raise NotImplementedError

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision; first write down what those in the middle were asked, when the author wants that."""
        from modules.services.versions import keep_for_those_busy  # services need the models first

        with transaction.atomic():
            if revision.content.get("change_for") == ChangeFor.NEW:
                keep_for_those_busy(self.activities_asking())
            return super().publish(revision, *args, **kwargs)  # type: ignore[misc]  (a mixin of what can be published)
