"""Achievement: what a certificate says that somebody did. A version does not change after its first award."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from certificates.rules.wording import reserved_word
from lms.models import Organisation
from modules.models import Module


class AchievementQuerySet(models.QuerySet["Achievement"]):
    def active(self) -> "AchievementQuerySet":
        """Versions that are issued now; at most one per module."""
        return self.filter(is_active=True)


class Achievement(models.Model):
    """One version of something that can be earned by completing a module."""

    FROZEN = ("name", "description", "criteria", "issuer_id", "module_id", "version", "valid_months")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("naam"), max_length=200)
    description = models.TextField(_("omschrijving"), blank=True)
    criteria = models.TextField(
        _("wat iemand ervoor deed"),
        help_text=_(
            "Dit staat op het certificaat en op de controlepagina. Schrijf het zonder ‘je’, bijvoorbeeld: "
            "Deed zes activiteiten over luisteren en doorvragen en haalde de toets."
        ),
    )
    issuer = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="achievements", verbose_name=_("uitgever")
    )
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="achievements", verbose_name=_("module"))
    version = models.PositiveSmallIntegerField(_("versie"), default=1)
    valid_months = models.PositiveSmallIntegerField(
        _("geldig (maanden)"), null=True, blank=True, help_text=_("Leeg: zonder einddatum.")
    )
    is_active = models.BooleanField(_("wordt uitgegeven"), default=True)

    objects = AchievementQuerySet.as_manager()

    class Meta:
        ordering = ["name", "-version"]
        verbose_name = _("certificaatsoort")
        verbose_name_plural = _("certificaatsoorten")
        constraints = [
            models.UniqueConstraint(fields=["module", "version"], name="lms_achievement_version"),
            models.UniqueConstraint(fields=["module"], condition=Q(is_active=True), name="lms_achievement_active_once"),
            models.CheckConstraint(
                condition=Q(valid_months=None) | Q(valid_months__gte=1), name="lms_achievement_valid_months"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.version})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse to change what awards already rest on: make a new version instead. Raises ValidationError."""
        with transaction.atomic():
            if self.pk is not None:
                # The same lock as issuing takes: an award is made from the text before this change, or after it.
                before = type(self).objects.select_for_update().filter(pk=self.pk).values(*self.FROZEN).first()
                changed = before is not None and any(getattr(self, name) != before[name] for name in self.FROZEN)
                if changed and self.is_frozen:
                    raise ValidationError(
                        _("Er zijn al certificaten uitgegeven op deze versie. Maak een nieuwe versie.")
                    )
            super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse names that only a recognised school may give."""
        if word := reserved_word(self.name):
            message = _("‘%(word)s’ mag alleen een erkende school op een bewijs zetten. Kies een andere naam.")
            raise ValidationError({"name": ValidationError(message, params={"word": word})})

    @property
    def is_frozen(self) -> bool:
        """Whether awards rest on this version, so that its text cannot change any more."""
        return self.pk is not None and self.awards.exists()
