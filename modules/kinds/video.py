"""Video and audio: done when enough was really played, or when the text was read."""

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core import signing
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.html import clean_html
from media.recordings import Playable, links, playable
from media.rules.clock import clock
from modules.kinds.base import ActivityKind, Submitted, Visit
from modules.models import VideoPage, Watched
from modules.rules import played
from modules.rules.gate import Problem
from modules.services.watching import read_instead, report_played

_SALT = "modules.video.opened"
_OLDEST_MARK = 14 * 24 * 3600  # seconds: a telephone may be offline for a holiday


@dataclass(frozen=True)
class Watching:
    """What learners get. needed: percent. text_after: safe HTML. recording: None only in an unfinished preview."""

    recording: Playable | None
    needed: int
    text_after: str


class Video(ActivityKind[Watching]):
    """A recording with captions, chapters and its text."""

    name = "video"
    label = gettext_lazy("Video of audio")
    icon = "luister"
    template = "lms_modules/activity/video.html"
    result_headings = (gettext_lazy("Afgespeeld"),)

    def publish(self, page: VideoPage) -> Watching:
        return Watching(
            recording=playable(page.recording) if page.recording else None,
            needed=page.needed,
            text_after=clean_html(page.text_after),
        )

    def context(self, visit: Visit) -> dict[str, Any]:
        row = Watched.objects.filter(registration_id=visit.registration_id, activity_id=visit.activity).first()
        mark = signing.dumps([str(visit.registration), str(visit.activity), timezone.now().timestamp()], salt=_SALT)
        return self._screen(visit.published.content, visit.user_id, row, visit.query) | {"mark": mark}

    def submit(self, visit: Visit, form: QueryDict, key: UUID) -> Submitted:
        whom: dict[str, Any] = {
            "registration": visit.registration,
            "user_id": visit.user_id,
            "activity": visit.activity,
            "language": visit.language,
        }
        if form.get("actie") != "voortgang":
            read_instead(**whom, key=key)
            return Submitted(message=_("‘%(title)s’ is klaar.") % {"title": visit.published.title})
        try:
            opened = self._opened_at(form.get("merk", ""), visit)
            ranges, position = json.loads(form.get("stukken", "")), float(form.get("plek", ""))
            progress = report_played(**whom, ranges=ranges, position=position, opened_at=opened)
        except (signing.BadSignature, ValueError, OverflowError, RecursionError):
            return Submitted(data={"geteld": False})
        return Submitted(data={"geteld": True, "procent": progress.percentage, "klaar": progress.done})

    def preview_context(self, content: Watching, done: bool) -> dict[str, Any]:
        return self._screen(content, None, None, QueryDict())

    def rule(self, content: Watching) -> str:
        return _("Klaar als je %(needed)s procent hebt afgespeeld, of als je de tekst hebt gelezen.") % {
            "needed": content.needed
        }

    def problems(self, page: VideoPage) -> list[Problem]:
        if page.recording is None:
            return [Problem("recording", _("Kies een opname. Zonder opname is er niets te zien of te horen."))]
        texts = {
            "captions": _(
                "Deze video heeft nog geen ondertiteling. Open de opname en voeg een bestand met ondertiteling toe. "
                "Zonder ondertiteling kan iemand die niet goed hoort de video niet volgen."
            ),
            "transcript": _(
                "Deze opname heeft nog geen uitgeschreven tekst. Open de opname en schrijf op wat je hoort en ziet. "
                "Zo kan iedereen de inhoud ook lezen."
            ),
        }
        return [Problem("recording", texts[gap]) for gap in page.recording.missing]

    def study_minutes(self, page: VideoPage) -> int | None:
        return max(1, round(page.recording.duration / 60)) if page.recording else None

    def result_cells(self, activity: UUID, registration_ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        rows = Watched.objects.filter(activity_id=activity, registration_id__in=registration_ids)
        return {row.registration_id: (self._cell(row),) for row in rows}

    def _cell(self, row: Watched) -> str:
        percentage = f"{played.percentage(row.ranges, row.duration)}%"
        return _("%(percentage)s, tekst gelezen") % {"percentage": percentage} if row.route == "read" else percentage

    def _screen(self, content: Watching, user_id: Any, row: Watched | None, query: QueryDict) -> dict[str, Any]:
        recording = content.recording
        if recording is None:
            return {"content": content}
        found = links(recording, user_id)
        start = self._start(query.get("vanaf", ""), recording, row)
        return {
            "content": content,
            "recording": recording,
            "source": f"{found.file}#t={start}" if start else found.file,
            "tracks": [(track, found.captions[track.id]) for track in recording.tracks],
            "chapters": [(chapter, clock(chapter.start)) for chapter in recording.chapters],
            "length": clock(recording.duration),
            "resumed": clock(start) if start and "vanaf" not in query else "",
            "percentage": played.percentage(row.ranges, row.duration) if row else 0,
        }

    def _start(self, asked: str, recording: Playable, row: Watched | None) -> int:
        """Second to start at: the chapter that was asked for, else where the learner was; the very end is the start."""
        if asked.isdecimal() and len(asked) < 6:
            return min(int(asked), int(recording.duration))
        position = int(row.position) if row else 0
        return position if position < recording.duration - 3 else 0

    def _opened_at(self, mark: str, visit: Visit) -> datetime.datetime:
        """When the server sent this page to this learner. Raises BadSignature."""
        registration, activity, moment = signing.loads(mark, salt=_SALT, max_age=_OLDEST_MARK)
        if (registration, activity) != (str(visit.registration), str(visit.activity)):
            raise signing.BadSignature
        return datetime.datetime.fromtimestamp(moment, tz=datetime.UTC)


kind = Video()
