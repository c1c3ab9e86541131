"""Wagtail's signals about the pages that programmes are made of."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published, page_unpublished

from courses.models import ProgrammePage, ProgrammePageModule
from courses.services.follow import follow_programme, follow_programmes_with
from modules.models import ModulePage


def connect() -> None:
    """Called by AppConfig.ready()."""
    for signal in (page_published, page_unpublished, post_delete):
        signal.connect(_programme_changed, sender=ProgrammePage, dispatch_uid="lms_courses_follow")
    page_published.connect(_module_published, sender=ModulePage, dispatch_uid="lms_courses_follow")
    # A page can be live from its first save without being published, when a program makes it; its modules come later.
    post_save.connect(_programme_made, sender=ProgrammePage, dispatch_uid="lms_courses_follow")
    post_save.connect(_module_chosen, sender=ProgrammePageModule, dispatch_uid="lms_courses_follow")


def _programme_changed(sender: Any, instance: ProgrammePage, **kwargs: Any) -> None:
    follow_programme(instance.translation_key)


def _module_published(sender: Any, instance: ModulePage, **kwargs: Any) -> None:
    follow_programmes_with(instance.translation_key)


def _programme_made(sender: Any, instance: ProgrammePage, created: bool, raw: bool, **kwargs: Any) -> None:
    if created and instance.live and not raw:
        follow_programme(instance.translation_key)


def _module_chosen(sender: Any, instance: ProgrammePageModule, created: bool, raw: bool, **kwargs: Any) -> None:
    if created and not raw:
        _programme_made(ProgrammePage, instance.page, created, raw)
