"""Assignment: text and files that a trainer looks at, version after version until it is good."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.html import clean_html
from lms.models import Person
from media.purposes import Limits
from media.refusals import Refused, message_for
from media.rules.file_types import AUDIO, DOCUMENT, IMAGE, VIDEO
from modules.kinds.assignment_screens import preview_screen, screen
from modules.kinds.base import ActivityKind, Submitted, Visit
from modules.models import AssignmentPage, Piece
from modules.rubrics import spec_of
from modules.rules.gate import Problem
from modules.rules.hand_in import Asked, missing
from modules.services.piece_files import take_away, take_in
from modules.services.pieces import NothingOpen, hand_in, save_draft, withdraw

LIMIT = 50_000  # characters
MEGABYTE = 1024 * 1024


class Assigning(ActivityKind[Asked]):
    """Done when the trainer finds a version good, or on handing in when nobody has to look at it."""

    name = "assignment"
    label = gettext_lazy("Opdracht")
    plural = gettext_lazy("opdrachten")
    icon = "upload"
    template = "lms_modules/activity/assignment.html"
    piece_template = "lms_modules/components/assignment_piece.html"
    asked_template = "lms_modules/components/assignment_asked.html"
    result_headings = (gettext_lazy("Versie"), gettext_lazy("Stand"))

    def publish(self, page: AssignmentPage) -> Asked:
        asked = {DOCUMENT: page.asks_documents, IMAGE: page.asks_documents, AUDIO: page.asks_audio}
        groups = frozenset(group for group, is_asked in (asked | {VIDEO: page.asks_video}).items() if is_asked)
        return Asked(
            task_html=clean_html(page.task),
            checklist=tuple(line.strip(" -*\t") for line in page.checklist.splitlines() if line.strip(" -*\t")),
            example_html=clean_html(page.example),
            text=page.asks_text,
            min_words=page.min_words if page.asks_text else 0,
            groups=groups,
            files_needed=min(page.files_needed, page.max_files) if groups else 0,
            max_files=page.max_files,
            max_bytes=page.max_megabytes * MEGABYTE,
            graded=page.graded,
            rubric=spec_of(page.rubric) if page.graded else None,
        )

    def context(self, visit: Visit) -> dict[str, Any]:
        return screen(visit, self.rule(visit.published.content))

    def submit(self, visit: Visit, form: QueryDict, key: UUID) -> Submitted:
        whom = {"registration": visit.registration, "user_id": visit.user_id, "activity": visit.activity}
        action = form.get("actie", "")
        if action == "terugtrekken":
            return self._withdraw(whom)
        text = form.get("tekst", "").strip() if visit.published.content.text else ""
        if len(text) > LIMIT:
            return Submitted(errors={"tekst": _("Je tekst is te lang. Maak hem korter dan 50.000 tekens.")})
        try:
            return self._take_in(visit, whom, action, text, key, form)
        except NothingOpen:
            if form.get("script"):
                return Submitted(data={"saved": False})
            if self._is_known(visit, key):  # the other click of a double one was just a moment faster
                return Submitted(to="?ingeleverd=1")
            return Submitted(errors={"tekst": _("Je hebt deze opdracht al ingeleverd. Er is niets veranderd.")})

    def _take_in(
        self, visit: Visit, whom: dict[str, Any], action: str, text: str, key: UUID, form: QueryDict
    ) -> Submitted:
        if action == "bewaren" and form.get("script"):
            save_draft(**whom, text=text)
            return Submitted(data={"saved": True})
        if self._is_known(visit, key):
            return Submitted(to="?ingeleverd=1")
        # Kept before anything is said about it: what somebody wrote or sent is never lost.
        draft = save_draft(**whom, text=text)
        refusal = self._files_of_form(visit)
        if refusal:
            return Submitted(errors={"bestanden": refusal})
        if action.startswith("weg:"):
            return self._take_away(whom, action.removeprefix("weg:"))
        if action == "bestand":
            return Submitted(to="?bestand=1#bestanden", message=_("Het bestand is binnen.") if visit.files else "")
        if action == "bewaren":
            return Submitted(to="?bewaard=1", message=_("Bewaard. Je kunt later verder gaan."))
        asked: Asked = visit.published.content
        errors = missing(asked, words=len(text.split()), files=draft.piece_files.count())
        if errors:
            return Submitted(errors={name: _sentence(name, asked) for name in errors})
        hand_in(**whom, key=key, text=text, graded=asked.graded)
        if not asked.graded:
            return Submitted(message=_("‘%(title)s’ is klaar.") % {"title": visit.published.title})
        return Submitted(to="?ingeleverd=1", message=_("Ingeleverd."))

    def preview_context(self, content: Asked, done: bool) -> dict[str, Any]:
        return preview_screen(content, done, self.rule(content))

    def rule(self, content: Asked) -> str:
        if not content.graded:
            return _("Klaar als je je werk inlevert.")
        return _("Klaar als je trainer je werk goed vindt.")

    def problems(self, page: AssignmentPage) -> list[Problem]:
        found = []
        asks_files = page.asks_documents or page.asks_audio or page.asks_video
        if not (page.asks_text or asks_files):
            found.append(Problem("asks_text", _("Kies wat de deelnemer inlevert: tekst, documenten, geluid of video.")))
        if page.files_needed > page.max_files:
            found.append(Problem("files_needed", _("Je vraagt meer bestanden dan er bij kunnen.")))
        if page.files_needed and not asks_files:
            found.append(Problem("files_needed", _("Je vraagt om bestanden. Kies ook welke soort.")))
        if page.graded and page.rubric and not page.rubric.live:
            found.append(Problem("rubric", _("Publiceer eerst het beoordelingskader dat je hier gebruikt.")))
        return found

    def file_limits(self, content: Asked) -> Limits | None:
        return Limits(content.groups, content.max_bytes, content.max_files) if content.groups else None

    def result_cells(self, activity: UUID, registration_ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        pieces = Piece.objects.filter(activity=activity, registration__in=registration_ids, answer=None)
        shown = pieces.exclude(state__in=[Piece.State.DRAFT, Piece.State.WITHDRAWN]).order_by("number", "pk")
        # The last version of each learner stays.
        return {piece.registration_id: (str(piece.number), str(piece.get_state_display())) for piece in shown}

    def _is_known(self, visit: Visit, key: UUID) -> bool:
        return Piece.objects.filter(registration=visit.registration_id, key=key).exists()

    def _withdraw(self, whom: dict[str, Any]) -> Submitted:
        if withdraw(**whom) is None:
            return Submitted(to="?", message=_("Er was niets om terug te trekken."))
        return Submitted(to="?", message=_("Teruggetrokken. Je kunt je werk weer wijzigen."))

    def _take_away(self, whom: dict[str, Any], file: str) -> Submitted:
        try:
            gone = take_away(**whom, file=UUID(file))
        except ValueError:
            gone = False
        return Submitted(to="?#bestanden", message=_("Het bestand is weggehaald.") if gone else "")

    def _files_of_form(self, visit: Visit) -> str:
        """Take in what a browser without JavaScript sent; what the learner must know, or ''."""
        for upload in visit.files.getlist("bestand"):
            person = Person.objects.get(pk=visit.person_id)
            whose = {"person": person, "registration": visit.registration, "activity": visit.activity}
            try:
                take_in(**whose, name=upload.name or "", upload=upload, size=upload.size or 0)
            except Refused as refused:
                limits = self.file_limits(visit.published.content)
                return f"{upload.name}. {message_for(refused.code, limits, upload.name or '')}"
        return ""


def _sentence(name: str, asked: Asked) -> str:
    if name == "bestanden":
        return _("Voeg nog een bestand toe. Er horen er %(count)s bij. Wat je deed, is bewaard.") % {
            "count": max(asked.files_needed, 1)
        }
    if asked.min_words:
        return _("Schrijf minstens %(count)s woorden. Wat je schreef, is bewaard.") % {"count": asked.min_words}
    return _("Schrijf je antwoord. Daarna kun je inleveren.")


kind = Assigning()
