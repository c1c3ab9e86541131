"""Where Wagtail says that pages or questions changed, the rows that learners' records hang on follow."""

from typing import Any

from django.apps import apps
from django.db.models.signals import post_delete, post_save
from wagtail import signals

from media.models import CaptionTrack, Recording
from modules.models.glossary import GlossaryTerm
from modules.models.pages import ActivityPage, BasePage, ModulePage
from modules.models.questions import Question
from modules.services.follow import (
    follow_deleted,
    follow_modules,
    follow_question,
    follow_recording,
    module_key,
    modules_around,
    modules_of_step,
)
from modules.services.glossary import follow_glossary
from modules.services.slots import follow_slots


def connect() -> None:
    """Called by AppConfig.ready()."""
    signals.page_published.connect(page_changed, dispatch_uid="lms_modules.page_published")
    signals.page_unpublished.connect(page_changed, dispatch_uid="lms_modules.page_unpublished")
    signals.post_page_move.connect(page_moved, dispatch_uid="lms_modules.post_page_move")
    signals.published.connect(question_changed, dispatch_uid="lms_modules.question_published")
    signals.unpublished.connect(question_changed, dispatch_uid="lms_modules.question_unpublished")
    for signal in (post_save, post_delete):
        signal.connect(glossary_changed, sender=GlossaryTerm, dispatch_uid=f"lms_modules.glossary.{id(signal)}")
    for model in (Recording, CaptionTrack):
        post_save.connect(recording_changed, sender=model, dispatch_uid=f"lms_modules.changed.{model._meta.label}")
    # Of the base page only: its row goes last, when those of the subclasses are gone for the whole subtree.
    post_delete.connect(page_deleted, sender=BasePage, dispatch_uid="lms_modules.page_deleted")
    # A page can be live from its first save without being published: an alias, or one made by a program.
    for model in apps.get_models():
        if issubclass(model, (ModulePage, ActivityPage)):
            post_save.connect(page_created, sender=model, dispatch_uid=f"lms_modules.created.{model._meta.label}")


def page_changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Published or unpublished; an alias too."""
    if issubclass(sender, (ModulePage, ActivityPage)):
        modules = modules_around(instance)
        follow_modules(modules)
        follow_slots(modules)


def page_created(sender: Any, instance: Any, created: bool, raw: bool, **kwargs: Any) -> None:
    """Saved for the first time. Fixtures (raw) are left alone: the rest of the tree may not be there yet."""
    if created and instance.live and not raw:
        page_changed(sender, instance)


def page_moved(sender: Any, instance: Any, parent_page_before: Any, **kwargs: Any) -> None:
    """Moved or put in another order. Both modules are read whole: the places of all siblings changed."""
    if issubclass(sender, ActivityPage):
        left = ModulePage.objects.filter(pk=parent_page_before.pk)
        follow_modules({*(module_key(page) for page in left), *modules_of_step(instance.translation_key)})


def page_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Deleted, alone or with an ancestor of any class; in the same transaction."""
    follow_deleted(instance.translation_key)


def question_changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Published or unpublished; Wagtail sends these signals for pages too."""
    if issubclass(sender, Question):
        follow_question(instance.pk)


def glossary_changed(sender: Any, **kwargs: Any) -> None:
    """A word was added, explained otherwise or removed."""
    follow_glossary()


def recording_changed(sender: Any, instance: Any, created: bool, raw: bool, **kwargs: Any) -> None:
    """A recording is live as soon as it is saved; it commits together with its captions."""
    if not raw:
        follow_recording(instance.recording_id if sender is CaptionTrack else instance.pk)
