"""What can be kept of things that others saw: a presentation, a task that was signed off, being at a meeting."""

from uuid import UUID

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from modules import published
from modules.evidence import assessment_of, day_of, key_of
from modules.feedback import DECIDED
from modules.models import Activity, Attendance, Completion, Judgement, Piece, PlannedMoment, Registration, SignOff
from modules.rules.evidence import Assessment, Draft, FrozenLine, FrozenReview


def presentation_drafts(piece: Piece) -> list[Draft]:
    """A presentation that was judged: what had to be shown, where, and who judged it."""
    if piece.state not in DECIDED:
        return []
    moment = PlannedMoment.objects.filter(piece=piece).first()
    assessment = assessment_of(piece)
    return [
        Draft(
            "observation",
            key_of(piece),
            piece.activity.title,
            day_of(moment.starts_at if moment else piece.handed_in_at),
            text=piece.text or _task(piece),
            place=moment.place if moment else "",
            who=_names(review.reviewer for review in assessment.reviews),
            assessment=assessment,
        )
    ]


def signed_drafts(registration: Registration, activity: Activity) -> list[Draft]:
    """A workplace task of which everything that must be was signed off; nothing before that."""
    done = Completion.objects.filter(registration=registration, activity=activity).first()
    if done is None:
        return []
    last = {each.item: each for each in SignOff.objects.filter(registration=registration, activity=activity)}
    signed = [each for each in last.values() if each.state == Judgement.GOOD]
    if not signed:
        return []
    by_name: dict[str, list[SignOff]] = {}
    for each in signed:
        by_name.setdefault(each.signed_name, []).append(each)
    reviews = tuple(_signature(name, rows) for name, rows in by_name.items())
    day = max(each.done_on for each in signed)
    return [
        Draft(
            "observation",
            f"signed:{registration.pk}/{activity.pk}",
            activity.title,
            day,
            text="\n".join(f"- {each.text}" for each in signed),
            place=_("Op het werk"),
            who=_names(by_name),
            assessment=Assessment("good", day_of(done.created_at), reviews),
        )
    ]


def attendance_drafts(registration: Registration, activity: Activity) -> list[Draft]:
    """One for each day on which somebody was there, as the trainer recorded it."""
    rows = Attendance.objects.filter(
        registration=registration, activity=activity, state=Attendance.State.PRESENT
    ).select_related("recorded_by")
    return [
        Draft(
            "attendance",
            f"attendance:{row.pk}",
            activity.title,
            row.on_date,
            minutes=row.minutes,
            assessment=Assessment(
                "good",
                day_of(row.recorded_at),
                (FrozenReview(reviewer=row.recorded_by.name, given_at=day_of(row.recorded_at)),),
            ),
        )
        for row in rows.order_by("on_date")
    ]


def _signature(name: str, rows: list[SignOff]) -> FrozenReview:
    word = str(_("goed"))
    return FrozenReview(
        reviewer=name,
        given_at=day_of(max(row.signed_at for row in rows)),
        lines=tuple(FrozenLine(row.text, word, row.remark) for row in rows),
    )


def _names(names: object) -> str:
    return ", ".join(dict.fromkeys(names))  # type: ignore[call-overload]


def _task(piece: Piece) -> str:
    """What had to be prepared, as plain text; '' when the page is gone."""
    activity: UUID = piece.activity_id
    try:
        html: str = published.content(
            activity, piece.registration.module.content_version, settings.LANGUAGE_CODE
        ).task_html
    except published.NotPublished:
        return ""
    return strip_tags(html.replace("</p>", "\n\n").replace("</li>", "\n")).strip()
