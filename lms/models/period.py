"""Rows that hold from a date to a date."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def in_force(on: datetime.date | None = None, prefix: str = "") -> Q:
    """Condition: valid_from <= day and (no valid_until, or day <= valid_until); `on` defaults to today."""
    day = on or timezone.localdate()
    return Q(**{f"{prefix}valid_from__lte": day}) & (
        Q(**{f"{prefix}valid_until": None}) | Q(**{f"{prefix}valid_until__gte": day})
    )


class Period(models.Model):
    """First and last day (both count) on which the row holds; no last day means: until further notice."""

    valid_from = models.DateField(_("geldig vanaf"), default=timezone.localdate)
    valid_until = models.DateField(_("geldig tot en met"), null=True, blank=True)

    class Meta:
        abstract = True


def period_check(name: str) -> models.CheckConstraint:
    """The database's own guard that a period does not end before it begins."""
    return models.CheckConstraint(condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name=name)
