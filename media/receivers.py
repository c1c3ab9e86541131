"""A file goes when its recording goes, or gets another file; after the commit, so that an undo loses nothing."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_init, post_save

from media.models import Recording


def connect() -> None:
    """Called by AppConfig.ready()."""
    post_init.connect(_remember, sender=Recording, dispatch_uid="lms_media.remember")
    post_save.connect(_replaced, sender=Recording, dispatch_uid="lms_media.replaced")
    post_delete.connect(_deleted, sender=Recording, dispatch_uid="lms_media.deleted")


def _remember(sender: Any, instance: Recording, **kwargs: Any) -> None:
    instance._stored_name = str(instance.__dict__.get("file") or "")  # type: ignore[attr-defined]


def _replaced(sender: Any, instance: Recording, **kwargs: Any) -> None:
    before = instance._stored_name  # type: ignore[attr-defined]
    if before and before != instance.file.name:
        transaction.on_commit(partial(instance.file.storage.delete, before))
    instance._stored_name = instance.file.name  # type: ignore[attr-defined]


def _deleted(sender: Any, instance: Recording, **kwargs: Any) -> None:
    if instance.file:
        transaction.on_commit(partial(instance.file.storage.delete, instance.file.name))
