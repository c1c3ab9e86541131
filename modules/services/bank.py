"""Questions from a file into the bank: what would be added, and adding it in one transaction."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.fields import StreamField
from wagtail.permissions import policy_registry

from modules.models import Question
from modules.question_kinds import registry
from modules.question_kinds.registry import UnknownQuestionKind
from modules.rules.exchange import Found, Note, Parsed, shorten, signature
from modules.rules.question import QuestionSpec
from modules.services.questions import add_question

_CHUNK = 400  # texts per statement
_MOST_TAG = 100  # characters


@dataclass(frozen=True)
class Planned:
    """A file against the bank. new: questions to add, with where they stand. notes: of the file and of the check."""

    format: str
    new: tuple[tuple[Found, Question], ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Imported:
    """What was added. published: how many of them are live."""

    questions: tuple[Question, ...]
    published: int
    notes: tuple[Note, ...]


def plan_import(parsed: Parsed, *, user: Any) -> Planned:
    """Check every question and compare it with the bank. Writes nothing."""
    known = _known(parsed.found)
    new, notes, seen = [], list(parsed.notes), set()
    for found in parsed.found:
        mine = signature(found.spec)
        problem: tuple[str, str] | None = None
        question: Question | None = None
        if mine in seen:
            problem = ("double_here", "")
        elif mine in known:
            problem = ("double", "")
        else:
            question, problem = _built(found.spec, user)
        seen.add(mine)
        if problem or question is None:
            code, what = problem or ("kind", "")
            notes.append(Note(found.where, shorten(found.spec.text), code, shorten(what, 200), is_lost=True))
        else:
            new.append((found, question))
    return Planned(parsed.format, tuple(new), tuple(notes))


@transaction.atomic
def import_questions(parsed: Parsed, *, user: Any, tags: Sequence[str] = (), publish: bool = False) -> Imported:
    """Add all questions of a file that are new and valid: all of them, or none when something breaks.

    tags: for every question, besides those of the file. publish: when the user may, else they stay drafts.
    """
    # One import at a time: two that compare with the bank at the same moment would both find it without the questions.
    ContentType.objects.select_for_update().get(pk=ContentType.objects.get_for_model(Question).pk)
    plan = plan_import(parsed, user=user)
    added, published = [], 0
    for found, question in plan.new:
        question.tags.add(*(tag[:_MOST_TAG] for tag in dict.fromkeys([*found.spec.tags, *tags])))
        live = publish and _may(user, question, "publish")
        added.append(add_question(question, user=user, publish=live))
        published += live
    return Imported(tuple(added), published, plan.notes)


def may_import(user: Any) -> bool:
    """Whether the user may add a question of any kind."""
    return any(
        policy_registry.get_by_type(kind.model).user_has_permission(user, "add") for kind in registry.all_kinds()
    )


def _may(user: Any, question: Question, action: str) -> bool:
    return bool(policy_registry.get_by_type(type(question)).user_has_permission(user, action))


def _built(spec: QuestionSpec, user: Any) -> tuple[Question | None, tuple[str, str] | None]:
    try:
        question = registry.get(spec.kind).build(spec)
    except UnknownQuestionKind:
        return None, ("kind", spec.kind)
    if not _may(user, question, "add"):
        return None, ("may_not", "")
    try:
        question.full_clean()
        for field in question._meta.get_fields():
            if isinstance(field, StreamField):
                field.stream_block.clean(getattr(question, field.name))
    except ValidationError as error:
        return None, ("invalid", next(_messages(error), ""))
    return question, None


def _messages(error: Any) -> Iterator[str]:
    """The sentences of an error, also of one in a block of a stream."""
    nested = getattr(error, "block_errors", None)
    if nested is not None:
        for each in nested.values() if isinstance(nested, dict) else nested:
            if each is not None:
                yield from _messages(each)
        blocks = getattr(error, "non_block_errors", None)
        yield from (str(message) for each in (blocks or []) for message in getattr(each, "messages", [each]))
        return
    yield from (str(message) for message in error.messages)


def _known(found: Sequence[Found]) -> set[Any]:
    """Signatures of the questions in the bank that have the text of one of these."""
    texts: dict[str, set[str]] = defaultdict(set)
    for each in found:
        texts[each.spec.kind].add(each.spec.text)
    known = set()
    for kind, wanted in texts.items():
        try:
            model: Any = registry.get(kind).model
        except UnknownQuestionKind:
            continue
        listed = sorted(wanted)
        for start in range(0, len(listed), _CHUNK):
            rows = model.objects.filter(text__in=listed[start : start + _CHUNK])
            known |= {signature(registry.spec_of(row)) for row in rows}
    return known
