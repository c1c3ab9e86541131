"""Keep the rows Module and Activity in step with the pages.

The source language decides: of the live pages with one translation key the default locale's, else the first live one.
A row is archived when its last language goes and comes back with the next publication; it is never deleted.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Locale, Page

from modules.models import Activity, ActivityPage, Module, ModulePage, QuizDraw, QuizQuestion, VideoPage
from modules.services.recount import recount


def module_key(page: Page) -> UUID:
    """Key of the module that a module page shows: its own, or that of the page it is an alias of."""
    while page.alias_of_id:
        page = page.alias_of
    key: UUID = page.translation_key
    return key


def modules_around(page: Page) -> set[UUID]:
    """Keys of the modules whose rows may depend on this module page or activity page."""
    return {module_key(page)} if isinstance(page, ModulePage) else modules_of_step(page.translation_key)


def modules_of_step(key: UUID) -> set[UUID]:
    """Keys of the modules that have the step now, or have a page of it in some language."""
    pages = ActivityPage.objects.filter(translation_key=key)
    parents = ModulePage.objects.filter(path__in=[_parent_path(page) for page in pages])
    rows = Activity.objects.filter(pk=key).values_list("module_id", flat=True)
    return {*(module_key(parent) for parent in parents), *rows}


def follow_module(key: UUID) -> Module | None:
    """Read a module's live pages whole and write its rows, counts and version.

    key: the module page's `translation_key`. Returns the row; None while no language was ever live. May be called
    at any time and as often as you like: each call raises the version and changes nothing else without a reason.
    """
    return next(iter(follow_modules([key])), None)


@transaction.atomic
def follow_modules(keys: Iterable[UUID]) -> list[Module]:
    """Follow several modules at once; needed when a step goes from one to the other. Returns their rows."""
    # Locks in one order, so that two who move steps do not deadlock.
    modules = [module for key in sorted(set(keys)) if (module := _lock(key))]
    before = {module.pk: _shape(module.pk) for module in modules}
    for module in modules:
        _follow(module)
    for module in modules:
        if _shape(module.pk) != before[module.pk]:
            recount(module)
    return modules


def follow_deleted(key: UUID) -> None:
    """After a page with this translation key was deleted: archive what no language shows any more."""
    follow_modules({*modules_of_step(key), *Module.objects.filter(pk=key).values_list("pk", flat=True)})


def follow_question(question_id: int) -> int:
    """Raise the version of every module with a quiz that asks the question. Returns how many.

    A quiz that draws by tag may ask it from now on, or no longer: the tags may have changed with this publication.
    """
    placed = QuizQuestion.objects.filter(question_id=question_id).values("page__translation_key")
    drawing = QuizDraw.objects.values("page__translation_key")
    return _raise(Q(activities__in=placed) | Q(activities__in=drawing))


def follow_recording(recording_id: int) -> int:
    """Raise the version of every module that shows the recording: its captions or text changed. Returns how many."""
    showing = VideoPage.objects.filter(recording_id=recording_id).values("translation_key")
    return _raise(Q(activities__in=showing))


def _raise(which: Q) -> int:
    with transaction.atomic():
        wanted = set(Module.objects.filter(which).order_by("pk").values_list("pk", flat=True))
        keys = list(Module.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk"))
        return Module.objects.filter(pk__in=[each.pk for each in keys]).update(content_version=F("content_version") + 1)


def _lock(key: UUID) -> Module | None:
    """The row under a lock, made when a first language is live. Pages are read after it: the last writer sees all."""
    rows = Module.objects.select_for_update(no_key=True)
    module = rows.filter(pk=key).first()
    if module is None and ModulePage.objects.live().filter(translation_key=key).exists():
        Module.objects.bulk_create([Module(pk=key)], ignore_conflicts=True)
        module = rows.get(pk=key)
    return module


def _follow(module: Module) -> None:
    pages = _in_source_order(ModulePage.objects.live().filter(translation_key=module.pk))
    if not pages:
        # Frozen as it was: what learners did keeps counting, and publishing again brings everything back.
        _write(module, archived_at=Coalesce(F("archived_at"), timezone.now()))
        return
    source, steps = pages[0], _steps(pages)
    _write_activities(module, steps)
    _write(
        module,
        title=source.title,
        lead=source.lead,
        open_to_all=source.open_to_all,
        rule=(rule := [dict(part.value) for part in source.rule]),
        has_rule=bool(rule),
        in_order=source.in_order,
        origin=source.origin,
        minutes=sum(step.minutes for step in steps),
        activity_count=len(steps),
        required_count=sum(step.required for step in steps),
        archived_at=None,
    )


def _write(module: Module, **values: object) -> None:
    Module.objects.filter(pk=module.pk).update(content_version=F("content_version") + 1, **values)
    module.refresh_from_db()


def _write_activities(module: Module, steps: list[ActivityPage]) -> None:
    rows = [
        Activity(
            pk=step.translation_key,
            module=module,
            kind=step.specific_class.kind,
            title=step.title,
            chapter=step.chapter,
            position=position,
            required=step.required,
            weight=step.weight,
            minutes=step.minutes,
            waits=step.waits,
            opens_after_days=step.opens_after_days,
            origin=step.origin,
            archived_at=None,
        )
        for position, step in enumerate(steps)
    ]
    fields = [field.name for field in Activity._meta.concrete_fields if not field.primary_key]
    Activity.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=fields)
    gone = Activity.objects.filter(module=module, archived_at=None).exclude(pk__in=[row.pk for row in rows])
    gone.update(archived_at=timezone.now())


def _shape(key: UUID) -> tuple[Any, set[tuple[UUID, bool]]]:
    """What counters and completion depend on: the rule, the live activities and whether each is required."""
    rule = Module.objects.filter(pk=key).values_list("rule", flat=True).first()
    return rule, set(Activity.objects.filter(module_id=key, archived_at=None).values_list("pk", "required"))


def _steps(pages: list[ModulePage]) -> list[ActivityPage]:
    """The page that decides for each step, in order: the source language's tree first."""
    below = Q()
    for page in pages:
        below |= Q(path__startswith=page.path, depth=page.depth + 1)
    own = [page for page in ActivityPage.objects.live().filter(below) if page.specific_class]
    # Somebody moved a step to another module in one language only: there it belongs when that language decides.
    elsewhere = ActivityPage.objects.live().filter(translation_key__in=[page.translation_key for page in own])
    elsewhere = [page for page in elsewhere.exclude(pk__in=[page.pk for page in own]) if _under_live_module(page)]
    deciding: dict[UUID, ActivityPage] = {}
    for page in _in_source_order([*own, *elsewhere]):
        deciding.setdefault(page.translation_key, page)
    return [page for page in deciding.values() if page in own]


def _under_live_module(page: ActivityPage) -> bool:
    return ModulePage.objects.live().filter(path=_parent_path(page)).exists()


def _parent_path(page: Page) -> str:
    return page.path[: -page.steplen]


def _in_source_order(pages: Iterable[Page]) -> list:
    """Default language first, then the other languages; within a language the order of the tree."""
    default = Locale.get_default().pk
    return sorted(pages, key=lambda page: (page.locale_id != default, page.locale_id, page.path))
