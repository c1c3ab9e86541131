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
from modules.models import Reflection, ReflectionPage
from modules.services.reflections import save_draft, write_reflection

LIMIT = 20_000  # characters


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
        context = {"prompt": visit.published.content, "text": written.text if written else "", "written": written}
        return context | sharing_context(visit, written)

    def submit(self, visit: Visit, form: QueryDict, key: UUID) -> Submitted:
        if form.get("actie") in ACTIONS:
            return submit_sharing(visit, form)
        prompt: Prompt = visit.published.content
        text = form.get("tekst", "").strip()
        if len(text) > LIMIT:
            return Submitted(errors={"tekst": _("Je tekst is te lang. Maak hem korter dan 20.000 tekens.")})
        whom = {"registration": visit.registration, "user_id": visit.user_id, "activity": visit.activity}
        if form.get("actie") == "bewaren":
            save_draft(**whom, text=text)
            return Submitted(to="?bewaard=1", message=_("Bewaard. Je kunt later verder schrijven."))
        missing = prompt.min_words - len(text.split())
        if missing > 0:
            # Kept all the same: what somebody wrote is never lost.
            save_draft(**whom, text=text)
            message = ngettext(
                "Schrijf nog %(count)s woord. Wat je schreef, is bewaard.",
                "Schrijf nog %(count)s woorden. Wat je schreef, is bewaard.",
                missing,
            )
            return Submitted(errors={"tekst": message % {"count": missing}})
        write_reflection(**whom, text=text, key=key)
        return Submitted(
            message=_("‘%(title)s’ is klaar. Alleen jij kunt lezen wat je schreef.") % {"title": visit.published.title}
        )

    def preview_context(self, content: Prompt, done: bool) -> dict[str, Any]:
        text = _("Dit schreef een deelnemer.") if done else ""
        return {"prompt": content, "text": text, "written": None}


kind = Reflecting()
