"""When a rubric is published, the modules that use it get another version; revisions that reviews use stay."""

from typing import Any

from django.db.models import F
from django.db.models.deletion import ProtectedError
from django.db.models.signals import pre_delete
from django.utils.translation import gettext as _
from wagtail import signals
from wagtail.models import Revision

from modules.models import Module, Review, Rubric
from modules.services.rubrics import steps_with


def connect() -> None:
    """Called by AppConfig.ready()."""
    signals.published.connect(rubric_changed, sender=Rubric, dispatch_uid="lms_modules.rubric_published")
    signals.unpublished.connect(rubric_changed, sender=Rubric, dispatch_uid="lms_modules.rubric_unpublished")
    pre_delete.connect(keep_used_revision, sender=Revision, dispatch_uid="lms_modules.rubric_revision")


def rubric_changed(sender: Any, instance: Rubric, **kwargs: Any) -> None:
    """Published content of activities holds the rubric: raise the version of every module that uses it."""
    steps = {page.translation_key for page in steps_with(instance)}
    Module.objects.filter(activities__in=steps).update(content_version=F("content_version") + 1)


def keep_used_revision(sender: Any, instance: Revision, **kwargs: Any) -> None:
    """A review says with which version it was made; that version is not cleaned up (manage.py purge_revisions)."""
    used = Review.objects.filter(rubric_revision=instance.pk)
    if used.exists() and issubclass(instance.content_type.model_class() or object, Rubric):
        raise ProtectedError(_("Er is met deze versie beoordeeld."), set(used[:1]))
