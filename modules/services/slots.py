"""Keep the slots for local inserts in step with the published pages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from modules.models import Activity, LocalSlot, ReadingPage
from modules.models.local import HERE
from modules.passages import passages_of
from modules.rules.gate import Passage
from modules.rules.glossary import without_marks
from modules.rules.markup import read_markup


@dataclass(frozen=True)
class _Place:
    key: str
    title: str
    question: str
    fallback: str
    around: str


@transaction.atomic
def follow_slots(modules: Iterable[UUID]) -> None:
    """Read the live reading pages of these modules and write their slots; what is gone is archived, never deleted.

    The source language decides, as for everything that records hang on. May be called as often as you like.
    """
    steps = Activity.objects.filter(module_id__in=list(modules), kind="reading", archived_at=None)
    keys = list(steps.values_list("pk", flat=True))
    pages = ReadingPage.objects.live().filter(translation_key__in=keys).select_related("locale")
    default = Locale.get_default().pk
    deciding: dict[UUID, ReadingPage] = {}
    for page in sorted(pages, key=lambda each: (each.locale_id != default, each.locale_id, each.path)):
        deciding.setdefault(page.translation_key, page)
    rows = [
        LocalSlot(
            activity_id=key,
            key=place.key,
            position=number,
            title=place.title,
            question=place.question,
            fallback=place.fallback,
            around=place.around,
            archived_at=None,
        )
        for key, page in deciding.items()
        for number, place in enumerate(_places(page))
    ]
    fields = ["position", "title", "question", "fallback", "around", "archived_at"]
    if rows:
        LocalSlot.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["activity", "key"], update_fields=fields
        )
    there = {(row.activity_id, row.key) for row in rows}
    known = LocalSlot.objects.filter(activity_id__in=keys, archived_at=None)
    gone = [slot.pk for slot in known if (slot.activity_id, slot.key) not in there]
    if gone:
        LocalSlot.objects.filter(pk__in=gone).update(archived_at=timezone.now())


def _places(page: ReadingPage) -> list[_Place]:
    slots = [block for block in page.body if block.block_type == "local" and block.id]
    if not slots:
        return []
    passages = passages_of(page)
    return [
        _Place(
            key=str(block.id),
            title=block.value["title"],
            question=block.value["question"],
            fallback=block.value["fallback"].source,
            around=around(passages, [str(each.id) for each in page.body], str(block.id)),
        )
        for block in slots
    ]


def around(passages: list[Passage], order: list[str], key: str) -> str:
    """The text of the section that a block is in, a paragraph a line, with HERE in the place of the block itself.

    A section runs from one heading of level 2 to the next. order: ids of the blocks of the page.
    """
    here = order.index(key)
    starts = {each.block for each in passages if each.kind == "heading" and each.level == 2}
    first = next((place for place in range(here, -1, -1) if order[place] in starts), 0)
    after = next((place for place in range(here + 1, len(order)) if order[place] in starts), len(order))
    texts = [
        text
        for block in order[first:after]
        for text in ([HERE] if block == key else [_plain(each) for each in passages if each.block == block])
    ]
    return "\n".join(text for text in texts if text)


def _plain(passage: Passage) -> str:
    passage = replace(passage, text=without_marks(passage.text))
    if passage.kind == "html":
        return read_markup(passage.text).text
    lines = [passage.text, *(" | ".join(row) for row in passage.rows)]
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())
