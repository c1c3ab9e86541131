"""The group of authors: pages, questions, rubrics, words, kinds of certificates and files; nothing with people in it.

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
from modules.viewsets import question_kinds

NAME = "Auteurs"
_PAGES = ("add_page", "change_page", "publish_page")
_FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
_ON_BANK = ("add", "change", "delete", "publish")
_ON_WORDS = ("add", "change", "delete")
READING_ALONG = "Meelezen door een tweede trainer"


def make(cast: Cast, index: Page) -> None:
    """Make the group with its permissions on the catalogue, and put authors and trainers in it."""
    group = group_of_authors(index)
    for person in (*cast.with_role(Role.AUTHOR), *cast.with_role(Role.TRAINER)):
        group.user_set.add(person.user_id)


def group_of_authors(index: Page) -> Group:
    """The group, made when it is not there yet: whoever is in it writes everything below this page."""
    group, is_new = Group.objects.get_or_create(name=NAME)
    if is_new:
        bank = ["rubric", "question", *(model._meta.model_name for model in question_kinds())]
        codenames = ["access_admin", *(f"{verb}_{model}" for verb in _ON_BANK for model in bank)]
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
    return group


def _reading_along(group: Group, index: Page) -> None:
    """Draft, read by a second trainer, published: whoever sends a page in cannot approve it."""
    task = SecondReaderTask.objects.create(name=READING_ALONG)
    task.groups.add(group)
    workflow = Workflow.objects.create(name=READING_ALONG)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.get_or_create(page=index, defaults={"workflow": workflow})
