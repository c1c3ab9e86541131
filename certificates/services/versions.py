"""Versions of an achievement: the text of one with awards stays; a change is a new version."""

from django.db import transaction
from django.db.models import Max

from certificates.models import Achievement
from modules.models import Module


@transaction.atomic
def keep(achievement: Achievement) -> Achievement:
    """Save an achievement. A new one gets the next version number of its module; an active one is the only one.

    Raises ValidationError when the text of a version with awards would change.
    """
    Module.objects.select_for_update().get(pk=achievement.module_id)
    others = Achievement.objects.filter(module=achievement.module_id)
    if achievement.pk is None:
        achievement.version = (others.aggregate(last=Max("version"))["last"] or 0) + 1
    if achievement.is_active:
        others.exclude(pk=achievement.pk).active().update(is_active=False)
    achievement.save()
    return achievement
