"""Workplace task: a checklist for at work, done when somebody who watched signed it off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lms.html import clean_html
from modules.evidence_facts import signed_drafts
from modules.kinds.base import ActivityKind, Submitted, Visit
from modules.kinds.workplace_form import parse_reports, parse_witness
from modules.kinds.workplace_screens import preview_screen, screen
from modules.models import Activity, ItemReport, Judgement, Registration, WorkplacePage
from modules.rules.evidence import Draft
from modules.rules.workplace import WorkItem
from modules.services.witness import TooManyLinks, make_link, withdraw_link
from modules.services.workplace import keep_reports


@dataclass(frozen=True)
class WorkTask:
    """What is asked. html: the instruction as safe HTML."""

    html: str
    items: tuple[WorkItem, ...]
    witness_allowed: bool


class Workplace(ActivityKind[WorkTask]):
    """Items that the learner does at work and a coach, trainer or witness confirms."""

    name = "workplace"
    label = gettext_lazy("Praktijkopdracht")
    plural = gettext_lazy("praktijkopdrachten")
    icon = "praktijk"
    template = "lms_modules/activity/workplace.html"
    result_headings = (gettext_lazy("Afgetekend"), gettext_lazy("Wacht op aftekenen"))

    def publish(self, page: WorkplacePage) -> WorkTask:
        return WorkTask(
            html=clean_html(page.instruction),
            items=tuple(
                WorkItem(
                    id=block.id or str(number),  # an item that was never saved has no id: the preview of a new page
                    text=block.value["text"],
                    how=block.value["how"],
                    required=block.value["required"],
                )
                for number, block in enumerate(page.items)
            ),
            witness_allowed=page.witness_allowed,
        )

    def rule(self, content: WorkTask) -> str:
        number = sum(item.required for item in content.items) or len(content.items)
        who = _("je coach, je trainer of een getuige") if content.witness_allowed else _("je coach of je trainer")
        sentence = ngettext(
            "Klaar als %(who)s het onderdeel goed vindt.",
            "Klaar als %(who)s %(number)s onderdelen goed vindt.",
            number,
        )
        return sentence % {"who": who, "number": number}

    def context(self, visit: Visit) -> dict[str, Any]:
        return screen(visit) | {"rule": self.rule(visit.published.content)}

    def submit(self, visit: Visit, form: QueryDict, key: UUID) -> Submitted:
        task: WorkTask = visit.published.content
        whom: dict[str, Any] = {
            "registration": visit.registration,
            "user_id": visit.user_id,
            "activity": visit.activity,
        }
        action = form.get("actie", "")
        if action == "intrekken":
            withdraw_link(**whom, link=_int(form.get("link", "")))
            return Submitted(to="?bewaard=1", message=_("De link werkt niet meer."))
        reports, errors = parse_reports(form, task.items)
        if errors:
            return Submitted(errors=errors)
        asked = keep_reports(**whom, reports=reports, ask=action == "vragen")
        if action == "vragen":
            return _asked(asked)
        if action == "getuige" and task.witness_allowed:
            return self._witness(visit, form, key, whom)
        return Submitted(to="?bewaard=1", message=_("Bewaard. Je kunt later verder."))

    def _witness(self, visit: Visit, form: QueryDict, key: UUID, whom: dict[str, Any]) -> Submitted:
        open_reports = ItemReport.objects.filter(registration_id=visit.registration_id, activity_id=visit.activity)
        if not open_reports.exclude(judged=Judgement.GOOD).exists():
            return Submitted(errors={"onderdelen": _("Vink eerst aan wat je hebt gedaan. Maak dan de link.")})
        witness, errors = parse_witness(form)
        if errors:
            return Submitted(errors=errors)
        try:
            make_link(**whom, name=witness["naam"], function=witness["functie"], key=key)
        except TooManyLinks:
            message = _("Er staan al 5 links open. Trek er eerst een in, of wacht op een bevestiging.")
            return Submitted(errors={"naam": message})
        return Submitted(to=f"?link={key}#link", message=_("De link voor je getuige is klaar."))

    def preview_context(self, content: WorkTask, done: bool) -> dict[str, Any]:
        return preview_screen(content, done) | {"rule": self.rule(content)}

    def result_cells(self, activity: UUID, registration_ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        rows = (
            ItemReport.objects.filter(activity_id=activity, registration_id__in=registration_ids)
            .values("registration_id")
            .annotate(good=Count("pk", filter=Q(judged=Judgement.GOOD)), waiting=Count("asked_at"))
        )
        return {row["registration_id"]: (str(row["good"]), str(row["waiting"])) for row in rows}

    def evidence_of(self, registration: Registration, activity: Activity) -> list[Draft]:
        return signed_drafts(registration, activity)


def _asked(items: list[str]) -> Submitted:
    if not items:
        return Submitted(errors={"onderdelen": _("Vink eerst aan wat je hebt gedaan. Vraag dan om aftekenen.")})
    message = ngettext(
        "Gevraagd. Je coach of trainer kijkt naar %(number)s onderdeel.",
        "Gevraagd. Je coach of trainer kijkt naar %(number)s onderdelen.",
        len(items),
    )
    return Submitted(to="?bewaard=1", message=message % {"number": len(items)})


def _int(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0


kind = Workplace()
