"""What people did in the second module: the events of content/oefenplaats_records.toml, in the order of time.

Each event is made by the service behind the screen, with a moment in the past.
"""

import datetime
import io
from collections import defaultdict
from typing import Any

from django.utils import timezone

from lms.site.demo import content_files, documents, guidance, rubrics
from lms.site.demo.cohort import Group
from lms.site.demo.learner import MINUTE, Learner
from lms.site.demo.people import Cast
from media.models import PrivateFile
from modules.models import Activity, Piece, Registration
from modules.rubrics import spec_of
from modules.services import attempts, pieces, reviews
from modules.services.piece_files import take_in

READ, QUIZ, ASSIGNMENT = "gewone-woorden", "proef-de-vragen", "een-gesprek-van-jezelf"
_HOUR = 60 * MINUTE


class Practice:
    """The second module while its records are being made. active: when each learner did something."""

    def __init__(self, cast: Cast, group: Group) -> None:
        self.cast, self.group, self.steps = cast, group, group.practice_steps
        self.data = content_files.practice_records()
        self.active: dict[int, list[datetime.datetime]] = defaultdict(list)

    def learner(self, email: str) -> Learner:
        """The run of somebody; content may have been published since the last time."""
        person = self.cast.people[email]
        run = Registration.objects.select_related("module").get(person=person, module=self.group.practice, run=1)
        return Learner(run, person, list(self.cast.people).index(email))

    def moment(self, learner: Learner, days: int) -> datetime.datetime:
        """So many days ago, kept as a moment on which the learner did something."""
        found = days_ago(days)
        self.active[learner.run.pk].append(found)
        return found


def days_ago(days: int) -> datetime.datetime:
    """A moment so many days before now, and a little earlier."""
    return timezone.now() - datetime.timedelta(days=days) - 40 * MINUTE


def make(cast: Cast, group: Group) -> None:
    """Make all records of the second module, unless somebody has done something in it already."""
    if Registration.objects.filter(module=group.practice).exclude(last_activity_at=None).exists():
        return
    practice = Practice(cast, group)
    for event in practice.data["answers"]:
        _read_and_answer(practice, event)
    for event in practice.data["handed_in"]:
        _hand_in(practice, event)
    guidance.make(practice)
    for run, moments in practice.active.items():
        Registration.objects.filter(pk=run).update(started_at=min(moments) - _HOUR, last_activity_at=max(moments))


def _read_and_answer(practice: Practice, event: dict[str, Any]) -> None:
    learner = practice.learner(event["who"])
    moment = practice.moment(learner, event["days_ago"])
    text, quiz = practice.steps[READ], practice.steps[QUIZ]
    attempts.finish(**learner.whom, activity=text.pk, key=learner.key(text), now=moment - 30 * MINUTE)
    learner.answer(quiz, moment, words=event["open"])
    if "review" in event:
        judge(practice, Piece.objects.get(registration=learner.run, activity=quiz), event["review"])


def _hand_in(practice: Practice, event: dict[str, Any]) -> None:
    learner, step = practice.learner(event["who"]), practice.steps[ASSIGNMENT]
    moment = practice.moment(learner, event["days_ago"])
    if "file" in event:
        _send(learner, step, event["file"], moment)
    before = Piece.objects.filter(registration=learner.run, activity=step).exclude(state=Piece.State.DRAFT).count()
    piece = pieces.hand_in(
        **learner.whom, activity=step.pk, key=learner.key(step, before + 1), text=event["text"], now=moment
    ).piece
    Piece.objects.filter(pk=piece.pk).update(created_at=moment - _HOUR)
    if "review" in event:
        judge(practice, piece, event["review"])


def _send(learner: Learner, step: Activity, data: dict[str, Any], moment: datetime.datetime) -> None:
    content = documents.pdf(data["lines"])
    file = take_in(
        person=learner.run.person,
        registration=learner.run.uuid,
        activity=step.pk,
        name=data["name"],
        upload=io.BytesIO(content),
        size=len(content),
    )
    PrivateFile.objects.filter(pk=file.pk).update(created_at=moment - _HOUR, completed_at=moment - _HOUR)


def judge(practice: Practice, piece: Piece, data: dict[str, Any]) -> None:
    """Give the review of an event. levels: of the criteria of the activity's rubric, in order."""
    title = next((each.get("rubric") for each in _activities() if practice.steps[each["slug"]] == piece.activity), None)
    rubric = spec_of(rubrics.rubric(title)) if title else None
    levels = data.get("levels", [])
    words = reviews.Words(
        decision=data["decision"],
        text=data["text"],
        reason=data.get("reason", ""),
        scores={each.id: level for each, level in zip(rubric.criteria, levels, strict=True)} if rubric else {},
        rubric=rubric,
    )
    reviewer = practice.cast.people[data["by"]]
    reviews.give_review(reviewer=reviewer, piece=piece, words=words, now=days_ago(data["days_ago"]))


def _activities() -> list[dict[str, Any]]:
    return content_files.practice()["module"]["activities"]
