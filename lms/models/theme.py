"""A municipality's own look: a set of design tokens, nothing else."""

import hashlib
import json

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.rules import theme_tokens


class Theme(models.Model):
    """Tokens that override the base theme. It cannot be switched on while a text or status lacks contrast."""

    name = models.CharField(_("naam"), max_length=120, unique=True)
    light = models.JSONField(_("kleuren en maten, licht"), default=dict, blank=True)
    dark = models.JSONField(_("kleuren en maten, donker"), default=dict, blank=True)
    is_active = models.BooleanField(_("in gebruik"), default=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("huisstijl")
        verbose_name_plural = _("huisstijlen")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse unknown tokens always, and low contrast when the theme is switched on."""
        problems = theme_tokens.check_tokens(self.light, self.dark)
        if self.is_active and not problems:
            problems = theme_tokens.contrast_problems(self.light, self.dark)
        if problems:
            raise ValidationError([str(problem) for problem in problems])

    @property
    def version(self) -> str:
        """Hash of the tokens: the address of the stylesheet changes when they do."""
        tokens = json.dumps([self.light, self.dark], sort_keys=True)
        return hashlib.sha256(tokens.encode()).hexdigest()[:12]
