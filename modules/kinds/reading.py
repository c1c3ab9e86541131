"""Reading: done when the learner says so."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.html import clean_html
from modules.kinds.base import ActivityKind, Submitted, Visit
from modules.models import GlossaryTerm, LocalInsert, ReadingPage
from modules.passages import passages_of
from modules.rules.gate import Problem
from modules.rules.glossary import Term, key_of, names_in, weave
from modules.rules.plain_text import html_of
from modules.rules.study_time import minutes_for
from modules.services.attempts import finish


@dataclass(frozen=True)
class Part:
    """A piece of the page: finished HTML, or (slot is set) a place for the text of a municipality, with its fallback.

    is_own: the text of the learner's municipality stands there.
    """

    html: SafeString
    slot: str = ""
    title: str = ""
    is_own: bool = False


@dataclass(frozen=True)
class ReadingText:
    """The page as everybody reads it. words: the terms that are explained on it."""

    parts: tuple[Part, ...]
    words: tuple[Term, ...] = ()

    @property
    def slots(self) -> list[str]:
        return [part.slot for part in self.parts if part.slot]


class Reading(ActivityKind[ReadingText]):
    """A page to read; its content is finished HTML."""

    name = "reading"
    label = gettext_lazy("Lezen")
    plural = gettext_lazy("leespagina's")
    icon = "lezen"
    template = "lms_modules/activity/reading.html"

    def publish(self, page: ReadingPage) -> ReadingText:
        rendered = [(child, str(child.render())) for child in page.body]
        names = [key_of(name) for _child, html in rendered for name in names_in(html)]
        found = GlossaryTerm.objects.filter(key__in=names) if names else []
        terms = {word.key: word.term for word in found}
        parts: list[Part] = []
        words: dict[str, Term] = {}
        buttons = 1
        for child, html in rendered:
            woven = weave(html, terms, buttons) if names else None
            if woven:
                buttons += woven.html.count("popovertarget=")
                words |= {key_of(term.name): term for term in woven.used}
            inner = mark_safe(woven.html if woven else html)  # noqa: S308  (blocks clean; weave copies and escapes)
            if child.block_type == "local":
                parts.append(Part(inner, slot=str(child.id or ""), title=child.value["title"]))
            else:
                parts.append(Part(format_html('<div class="block-{}">{}</div>', child.block_type, inner)))
        return ReadingText(tuple(parts), tuple(sorted(words.values(), key=lambda term: key_of(term.name))))

    def context(self, visit: Visit) -> dict[str, Any]:
        text: ReadingText = visit.published.content
        own = self._own_texts(visit, text.slots)
        shown = [replace(part, html=own[part.slot], is_own=True) if part.slot in own else part for part in text.parts]
        return {"parts": shown, "words": text.words}

    def _own_texts(self, visit: Visit, slots: list[str]) -> dict[str, SafeString]:
        """Slot -> the text of the learner's municipality: one statement, none without slots or municipality."""
        if not slots or visit.organisation_id is None:
            return {}
        inserts = LocalInsert.objects.in_force().filter(
            slot__activity_id=visit.activity, slot__key__in=slots, organisation_id=visit.organisation_id
        )
        return {key: clean_html(html_of(text)) for key, text in inserts.values_list("slot__key", "text")}

    def submit(self, visit: Visit, form: QueryDict, key: UUID) -> Submitted:
        finished = finish(registration=visit.registration, user_id=visit.user_id, activity=visit.activity, key=key)
        message = _("‘%(title)s’ is klaar.") % {"title": visit.published.title}
        return Submitted(message=message, replay=finished.replay)

    def preview_context(self, content: ReadingText, done: bool) -> dict[str, Any]:
        return {"parts": content.parts, "words": content.words, "is_preview": True}

    def rule(self, content: ReadingText) -> str:
        return _("Klaar als je zegt dat je het hebt gelezen.")

    def problems(self, page: ReadingPage) -> list[Problem]:
        """An empty page, and words that are marked and not explained."""
        if not len(page.body):
            return [Problem("body", _("Deze stap is nog leeg. Voeg een blok met tekst toe."))]
        read = [each for each in passages_of(page) if each.kind != "heading"]
        marked = dict.fromkeys((each.field, name, each.block) for each in read for name in names_in(each.text))
        keys = [key_of(name) for _field, name, _block in marked]
        known = set(GlossaryTerm.objects.filter(key__in=keys).values_list("key", flat=True)) if keys else set()
        message = _("‘%(word)s’ staat niet in de woordenlijst. Voeg het woord toe of haal de haakjes weg.")
        return [
            Problem(field, message % {"word": name}, block)
            for field, name, block in marked
            if key_of(name) not in known
        ]

    def study_minutes(self, page: ReadingPage) -> int | None:
        return minutes_for(passages_of(page))


kind = Reading()
