"""What happens around the learners of the second module: signing off, a meeting, presentations, a survey, and what
trainers and coordinators keep.
"""

import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from lms.site.demo.learner import Learner
from modules import published
from modules.models import LocalInsert, LocalSlot, Reflection, Registration
from modules.rules.survey import SurveyQuestion
from modules.services import (
    accommodations,
    attendance,
    local_texts,
    moments,
    remarks,
    sharing,
    signoff,
    survey,
    workplace,
)
from modules.services import witness as witnesses

if TYPE_CHECKING:
    from lms.site.demo.practice import Practice

WORK, MEETING, PRESENTATION, SURVEY = (
    "laat-een-collega-meekijken",
    "oefenmiddag",
    "laat-zien-wat-je-leerde",
    "wat-vond-je-ervan",
)
_SATURDAY = 5
_DAY = datetime.timedelta(days=1)


def make(practice: "Practice") -> None:
    """Everything in which somebody else than the learner has a part."""
    for event in practice.data["work"]:
        _work(practice, event)
    _meeting(practice, practice.data["session"])
    for event in practice.data["presentations"]:
        _present(practice, event)
    _survey(practice, practice.data["survey"])
    for event in practice.data["local_texts"]:
        _local_text(practice, event)
    for event in practice.data["shared_reflections"]:
        _share(practice, event)
    for event in practice.data["extra_time"]:
        accommodations.grant_extra_time(
            person=practice.cast.people[event["who"]],
            extra_percent=event["percent"],
            reason=event["reason"],
            granted_by=practice.cast.people[event["by"]],
        )
    for event in practice.data["remarks"]:
        remarks.keep_remark(person=practice.cast.people[event["who"]], title=event["title"], text=event["text"])


def _work(practice: "Practice", event: dict[str, Any]) -> None:
    learner, step = practice.learner(event["who"]), practice.steps[WORK]
    items = workplace.items_of(step.pk, learner.run.module.content_version)
    reports = {
        items[each["item"] - 1].id: workplace.Report(_day(each["days_ago"]), each["remark"])
        for each in event["reports"]
    }
    for each in event["reports"]:
        practice.moment(learner, each["days_ago"])
    asked = event.get("asked_days_ago")
    workplace.keep_reports(
        **learner.whom,
        activity=step.pk,
        reports=reports,
        ask=asked is not None,
        now=practice.moment(learner, asked or 0) if asked is not None else None,
    )
    for number, each in enumerate(event["signed"], 1):
        signoff.sign_off(
            registration_id=learner.run.pk,
            activity=step.pk,
            judged=signoff.Judged(items[each["item"] - 1].id, each["state"], each["remark"], _day(each["days_ago"])),
            by=practice.cast.people[each["by"]],
            key=learner.key(step, number),
            now=_moment(each["days_ago"]),
        )
    if "witness" in event:
        _witness(learner, practice, event["witness"])


def _witness(learner: Learner, practice: "Practice", data: dict[str, Any]) -> None:
    """Somebody without an account confirmed everything that was asked."""
    step = practice.steps[WORK]
    key = learner.key(step, 99)
    link = witnesses.make_link(
        **learner.whom,
        activity=step.pk,
        name=data["name"],
        function=data["function"],
        key=key,
        now=_moment(data["days_ago"]),
    )
    confirmed = data["confirmed_days_ago"]
    judged = [signoff.Judged(item, "good", data["remark"], _day(data["days_ago"])) for item in link.items]
    token = witnesses.token_for(learner.run.uuid, key)
    witnesses.confirm(token=token, judged=judged, now=_moment(confirmed))


def _meeting(practice: "Practice", data: dict[str, Any]) -> None:
    step, day = practice.steps[MEETING], _workday(_day(data["days_ago"]), back=True)
    marks = [
        attendance.Mark(practice.learner(email).run.pk, state, step.minutes if state == "present" else None)
        for state in ("present", "excused", "absent")
        for email in data[state]
    ]
    for email in data["present"]:
        practice.moment(practice.learner(email), data["days_ago"])
    attendance.record_attendance(
        activity=step.pk,
        on_date=day,
        marks=marks,
        by=practice.cast.people[data["by"]],
        key=practice.learner(data["present"][0]).key(step),
        now=timezone.make_aware(datetime.datetime.combine(day, datetime.time(17))),
    )


def _present(practice: "Practice", event: dict[str, Any]) -> None:
    from lms.site.demo.practice import judge

    learner, step = practice.learner(event["who"]), practice.steps[PRESENTATION]
    day = _workday(_day(-event["in_days"]), back=event["in_days"] < 0)
    starts_at = timezone.make_aware(datetime.datetime.combine(day, datetime.time(event["hour"])))
    assessors = tuple(practice.cast.people[email] for email in event["assessors"])
    moment = moments.plan_moment(
        registration=learner.run,
        activity=step,
        appointment=moments.Appointment(starts_at, assessors, place=event["place"]),
        planned_by=assessors[0],
        key=learner.key(step),
    )
    if "review" in event:
        judge(practice, moment.piece, event["review"])


def _survey(practice: "Practice", data: dict[str, Any]) -> None:
    step = practice.steps[SURVEY]
    for email, given in zip(data["who"], data["answers"], strict=True):
        learner = practice.learner(email)
        form = published.content(step.pk, learner.run.module.content_version, "nl")
        answers = {
            asked.id: _survey_answer(asked, value)
            for asked, value in zip(form.questions, given, strict=True)
            if value != ""
        }
        survey.take_survey(
            **learner.whom, activity=step.pk, answers=answers, now=practice.moment(learner, len(email) % 6 + 1)
        )


def _survey_answer(asked: SurveyQuestion, value: str | int) -> str:
    return asked.options[int(value) - 1][0] if asked.kind == "choice" else str(value)


def _local_text(practice: "Practice", event: dict[str, Any]) -> None:
    """valid_days: from today; below zero is a text of which the time is over."""
    step = (practice.group.steps | practice.steps)[event["slug"]]
    days = event.get("valid_days")
    insert = local_texts.write_local_text(
        by=practice.cast.people[event["by"]],
        organisation=practice.cast.organisations[event["organisation"]],
        slot=LocalSlot.objects.get(activity=step, archived_at=None),
        text=event["text"],
        valid_until=None if days is None else _day(-days),
    )
    LocalInsert.objects.filter(pk=insert.pk).update(updated_at=_moment(event["written_days_ago"]))


def _share(practice: "Practice", event: dict[str, Any]) -> None:
    writer = practice.cast.people[event["who"]]
    run = Registration.objects.get(person=writer, module=practice.group.module, run=1)
    step = practice.group.steps[event["slug"]]
    if Reflection.objects.filter(registration=run, activity=step).exists():
        sharing.share_reflection(
            registration=run.uuid,
            user_id=writer.user_id,
            activity=step.pk,
            person=practice.cast.people[event["with"]].uuid,
            until=_day(-event["days"]),
        )


def _moment(days_ago: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days_ago, minutes=30)


def _day(days_ago: int) -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days=days_ago)


def _workday(day: datetime.date, *, back: bool) -> datetime.date:
    while day.weekday() >= _SATURDAY:
        day += -_DAY if back else _DAY
    return day
