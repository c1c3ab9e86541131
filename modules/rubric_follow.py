"""When a rubric is published, the modules that use it get another version; revisions that reviews use stay."""

from typing import Any

from django.apps import apps
from django.db.models import F
from django.db.models.deletion import ProtectedError
from django.db.models.signals import pre_delete
from django.utils.translation import gettext as _
from wagtail import signals
from wagtail.models import Revision

from modules.models import ActivityPage, Module, Review, Rubric


def connect() -> None:
    """Called by AppConfig.ready()."""
    signals.published.connect(rubric_changed, sender=Rubric, dispatch_uid="lms_modules.rubric_published")
    signals.unpublished.connect(rubric_changed, sender=Rubric, dispatch_uid="lms_modules.rubric_unpublished")
    pre_delete.connect(keep_used_revision, sender=Revision, dispatch_uid="lms_modules.rubric_revision")


def rubric_changed(sender: Any, instance: Rubric, **kwargs: Any) -> None:
    """Published content of activities holds the rubric: raise the version of every module that uses it."""
    Module.objects.filter(activities__in=activities_with(instance)).update(content_version=F("content_version") + 1)


def activities_with(rubric: Rubric) -> set[Any]:
    """Keys of the activities whose pages use the rubric, over all kinds that have one."""
    found: set[Any] = set()
    for model in apps.get_models():
        if issubclass(model, ActivityPage) and any(field.name == "rubric" for field in model._meta.local_fields):
            found.update(model.objects.filter(rubric=rubric).values_list("translation_key", flat=True))
    return found


def keep_used_revision(sender: Any, instance: Revision, **kwargs: Any) -> None:
    """A review says with which version it was made; that version is not cleaned up (manage.py purge_revisions)."""
    used = Review.objects.filter(rubric_revision=instance.pk)
    if used.exists() and issubclass(instance.content_type.model_class() or object, Rubric):
        raise ProtectedError(_("Er is met deze versie beoordeeld."), set(used[:1]))
