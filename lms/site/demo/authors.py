"""The group of authors: pages, questions, words, kinds of certificates and files; nothing with people in it.

What one of them writes, another can be asked to read: the workflow that comes with the demo.
"""

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from lms.site.demo.people import Cast
from lms.tenancy import Role
from modules.models import SecondReaderTask

NAME = "Auteurs"
_PAGES = ("add_page", "change_page", "publish_page")
_FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
_KINDS = (
    "singlechoice",
    "multiplechoice",
    "truefalse",
    "order",
    "match",
    "fill",
    "number",
    "words",
    "open",
    "listening",
)
_QUESTIONS = ("question", *(f"{kind}question" for kind in _KINDS))
_ON_QUESTIONS = ("add", "change", "delete", "publish")
_ON_WORDS = ("add", "change", "delete")
READING_ALONG = "Meelezen door een tweede trainer"


def make(cast: Cast, index: Page) -> None:
    """Make the group with its permissions on the catalogue, and put authors and trainers in it."""
    group, is_new = Group.objects.get_or_create(name=NAME)
    if is_new:
        codenames = ["access_admin", *(f"{verb}_{model}" for verb in _ON_QUESTIONS for model in _QUESTIONS)]
        codenames += [f"{verb}_glossaryterm" for verb in _ON_WORDS]
        codenames += ["add_achievement", "change_achievement", "view_achievement"]
        codenames += ["add_recording", "change_recording", "view_recording"]
        apps = ["wagtailadmin", "lms_modules", "lms_certificates", "lms_media"]
        group.permissions.set(Permission.objects.filter(codename__in=codenames, content_type__app_label__in=apps))
        for permission in Permission.objects.filter(codename__in=_PAGES, content_type__app_label="wagtailcore"):
            GroupPagePermission.objects.create(group=group, page_id=index.pk, permission=permission)
        root = Collection.get_first_root_node()
        for permission in Permission.objects.filter(codename__in=_FILES):
            GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)
        _reading_along(group, index)
    for person in (*cast.with_role(Role.AUTHOR), *cast.with_role(Role.TRAINER)):
        group.user_set.add(person.user_id)


def _reading_along(group: Group, index: Page) -> None:
    """Draft, read by a second trainer, published: whoever sends a page in cannot approve it."""
    task = SecondReaderTask.objects.create(name=READING_ALONG)
    task.groups.add(group)
    workflow = Workflow.objects.create(name=READING_ALONG)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.get_or_create(page=index, defaults={"workflow": workflow})
