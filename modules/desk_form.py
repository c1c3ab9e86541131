"""From what the desk's form sends to the words of a review."""

from dataclasses import replace
from typing import Any

from django.http import QueryDict

from modules.desk import OnDesk
from modules.models import CannedRemark
from modules.rubrics import spec_at
from modules.rules.rubric import RubricSpec
from modules.services.reviews import Words

LONGEST = 20_000  # characters; more is cut off
_DECISIONS = {"goed": "good", "opnieuw": "again"}


def words_of(form: QueryDict, rubric: RubricSpec | None) -> Words:
    """What was filled in; levels that the rubric does not have are left out. c-<criterion>: level from 0."""
    given = {each.id: form.get(f"c-{each.id}", "") for each in rubric.criteria} if rubric else {}
    scores = {key: int(level) for key, level in given.items() if level.isdecimal() and len(level) < 3}
    return Words(
        decision=_DECISIONS.get(form.get("besluit", ""), ""),
        text=form.get("fb", "").replace("\r\n", "\n")[:LONGEST],
        reason=form.get("reden", "").replace("\r\n", "\n")[:LONGEST],
        scores=rubric.usable(scores) if rubric else {},
        rubric=rubric,
    )


def rubric_on_screen(form: QueryDict, found: OnDesk) -> RubricSpec | None:
    """The version that was filled in: the author may have published another one since the page was opened."""
    sent = form.get("kader", "")
    version = spec_at(int(sent)) if sent.isdecimal() and len(sent) < 18 else None
    return version if version and found.rubric and version.id == found.rubric.id else found.rubric


def add_remark(words: Words, key: str, user: Any) -> Words:
    """With one of the own sentences at the end of the feedback, for a browser without scripts."""
    if not key.isdecimal() or len(key) > 18:
        return words
    remark = CannedRemark.objects.visible_to(user, "remark.use").filter(pk=int(key)).first()
    if remark is None:
        return words
    return replace(words, text=f"{words.text.rstrip()}\n{remark.text}".strip())
