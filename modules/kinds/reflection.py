"""Reflection: private writing. The worked example of docs/new-activity-kind.md."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lms.html import clean_html
from modules.kinds.base import ActivityKind, Submitted, Visit
from modules.kinds.reflection_sharing import ACTIONS, sharing_context, submit_sharing
from modules.models import Reflection, ReflectionPage, ReflectionText
from modules.services.reflections import save_draft, settle, write_reflection

LIMIT = 20_000  # characters
CHOICES = {"gebruik": "swap", "samen": "join", "weg": "drop"}  # about a text of another device


@dataclass(frozen=True)
class Prompt:
    """What is asked. html: the prompt as safe HTML."""

    html: str
    hint: str
    min_words: int


class Reflecting(ActivityKind[Prompt]):
    """Writing for the own eyes; done when the text has enough words."""

    name = "reflection"
    label = gettext_lazy("Reflectie, alleen jij ziet dit")
    plural = gettext_lazy("reflecties")
    icon = "reflectie"
    template = "lms_modules/activity/reflection.html"
    private = True

    def publish(self, page: ReflectionPage) -> Prompt:
        return Prompt(html=clean_html(page.prompt), hint=page.hint, min_words=page.min_words)

    def context(self, visit: Visit) -> dict[str, Any]:
        written = Reflection.objects.filter(registration_id=visit.registration_id, activity_id=visit.activity).first()
        context = {
            "prompt": visit.published.content,
            "text": written.text if written else "",
            "written": written,
            "beside": _texts_beside(visit),
        }
        return context | sharing_context(visit, written)

    def submit(self, visit: Visit, form: QueryDict, key: UUID) -> Submitted:
        if form.get("actie") in ACTIONS:
            return submit_sharing(visit, form)
        prompt: Prompt = visit.published.content
        text = form.get("tekst", "").strip()
        if len(text) > LIMIT:
            return Submitted(errors={"tekst": _("Je tekst is te lang. Maak hem korter dan 20.000 tekens.")})
        whom: dict[str, Any] = {
            "registration": visit.registration,
            "user_id": visit.user_id,
            "activity": visit.activity,
        }
        action = form.get("actie", "")
        if action in CHOICES and (which := _uuid_or_none(form.get("welke", ""))):
            settle(**whom, which=which, how=CHOICES[action], key=key)
            return Submitted(to="?bewaard=1", message=_("Bewaard. Dit is nu je tekst."))
        whom |= {"text": text, "key": key, "based_on": _uuid_or_none(form.get("basis", ""))}
        if action == "bewaren":
            kept = save_draft(**whom)
            message = _("Bewaard. Je kunt later verder schrijven.")
            return Submitted(to="?bewaard=1", message="" if kept.beside else message, replay=kept.replay)
        missing = prompt.min_words - len(text.split())
        if missing > 0:
            # Kept all the same: what somebody wrote is never lost.
            save_draft(**whom)
            message = ngettext(
                "Schrijf nog %(count)s woord. Wat je schreef, is bewaard.",
                "Schrijf nog %(count)s woorden. Wat je schreef, is bewaard.",
                missing,
            )
            return Submitted(errors={"tekst": message % {"count": missing}}, spent=True)
        written = write_reflection(**whom)
        if written.beside:  # the screen asks which text it should be
            return Submitted(to="?bewaard=1", replay=written.replay)
        return Submitted(
            message=_("‘%(title)s’ is klaar. Alleen jij kunt lezen wat je schreef.") % {"title": visit.published.title},
            replay=written.replay,
        )

    def preview_context(self, content: Prompt, done: bool) -> dict[str, Any]:
        text = _("Dit schreef een deelnemer.") if done else ""
        return {"prompt": content, "text": text, "written": None, "beside": []}


def _texts_beside(visit: Visit) -> list[ReflectionText]:
    """Texts of another device that wait for the writer's choice."""
    own = ReflectionText.objects.filter(registration_id=visit.registration_id, activity_id=visit.activity)
    return list(own.filter(beside=True))


def _uuid_or_none(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


kind = Reflecting()
