"""Help for who writes: how a page reads, how long it takes, and what would keep it from being published."""

from dataclasses import dataclass
from typing import Any

from modules.gate import Finding, findings_for
from modules.kinds import registry
from modules.passages import passages_of
from modules.rules.gate import Passage
from modules.rules.glossary import without_marks
from modules.rules.markup import read_markup
from modules.rules.readability import Advice, advise


@dataclass(frozen=True)
class WritingHelp:
    """What the editor shows beside a page. minutes: an estimate, None when there is nothing to go by."""

    advice: Advice
    findings: list[Finding]
    minutes: int | None


def help_for(page: Any) -> WritingHelp:
    """Look at a version of a page (specific; may be unsaved)."""
    kind = getattr(page, "kind", "")
    return WritingHelp(
        advice=advise(text_of(passages_of(page))),
        findings=findings_for(page),
        minutes=registry.get(kind).study_minutes(page) if kind else None,
    )


def text_of(passages: list[Passage]) -> str:
    """What the author says in passages, a paragraph a line; words of others and headings do not count."""
    own = (each for each in passages if each.kind in ("html", "text"))
    texts = (read_markup(each.text).text if each.kind == "html" else each.text for each in own)
    return without_marks("\n".join(texts))
