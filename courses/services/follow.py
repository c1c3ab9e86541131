"""Programme and ProgrammeModule rows follow the programme's pages."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from courses.models import Enrolment, Programme, ProgrammeModule, ProgrammePage
from courses.tasks import fill_programme
from modules.models import Module
from modules.services.follow import follow_module, module_key


@transaction.atomic
def follow_programme(key: UUID) -> Programme | None:
    """Make the row as the live pages with this translation key say; None when there is no page and was no row.

    Idempotent. The page in the site's main language decides. Without a live page the programme is archived: its
    groups and what was learned in them stay. Learners who miss a run of a module get it in a task, after commit.
    """
    page = _source(key)
    if page is None:
        Programme.objects.filter(pk=key, archived_at=None).update(archived_at=timezone.now())
        return Programme.objects.filter(pk=key).first()
    programme, _ = Programme.objects.update_or_create(pk=key, defaults={"title": page.title, "archived_at": None})
    _follow_modules(programme, page)
    if Enrolment.objects.without_a_run(programme, timezone.localdate()).exists():
        transaction.on_commit(lambda: fill_programme.enqueue(str(key)))
    return programme


def follow_programmes_with(module: UUID) -> None:
    """After a module's page was published: programmes may have named it before it had a row, or while archived."""
    pages = ProgrammePage.objects.live().filter(programme_modules__module_page__translation_key=module)
    keys = set(pages.values_list("translation_key", flat=True))
    if keys and not Module.objects.filter(pk=module, archived_at=None).exists():
        follow_module(module)  # the signal that brought us here may not have reached the room below yet
    for key in sorted(keys):
        follow_programme(key)


def _source(key: UUID) -> ProgrammePage | None:
    # An alias has a translation key of its own and only repeats another page.
    pages = ProgrammePage.objects.live().filter(translation_key=key, alias_of=None)
    default = Locale.get_default().pk
    return min(pages, key=lambda page: (page.locale_id != default, page.locale_id, page.path), default=None)


def _follow_modules(programme: Programme, page: ProgrammePage) -> None:
    chosen = page.programme_modules.select_related("module_page__alias_of").order_by("sort_order", "pk")
    keys = list(dict.fromkeys(module_key(each.module_page) for each in chosen))
    known = set(Module.objects.filter(pk__in=keys).values_list("pk", flat=True))
    wanted = [key for key in keys if key in known]
    programme.programme_modules.exclude(module__in=wanted).delete()
    for position, key in enumerate(wanted):
        ProgrammeModule.objects.update_or_create(programme=programme, module_id=key, defaults={"position": position})
