"""What a learner keeps of a workplace task: what was done, and asking a coach to sign off."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from modules import published, sql
from modules.models import ItemReport, Judgement
from modules.rules.workplace import WorkItem
from modules.services.attempts import RunNotFound


@dataclass(frozen=True)
class Report:
    """What the learner typed for one item."""

    done_on: datetime.date
    remark: str = ""


def items_of(activity: UUID, content_version: int) -> tuple[WorkItem, ...]:
    """The items of the published task in the language of the site; ids are the same in every language."""
    items: tuple[WorkItem, ...] = published.content(activity, content_version, settings.LANGUAGE_CODE).items
    return items


@transaction.atomic
def keep_reports(
    *,
    registration: UUID,
    user_id: Any,
    activity: UUID,
    reports: Mapping[str, Report],
    ask: bool = False,
    now: datetime.datetime | None = None,
) -> list[str]:
    """Keep what was done per item, and ask a coach to sign off when `ask`. Returns the ids of the items asked about.

    An item that is good already is left as it is; an item that was unticked goes. Sending the same twice leaves the
    same rows, and the moment of the first question. Raises RunNotFound.
    """
    run = sql.lock_run(registration, user_id, activity)
    if run is None or run.kind != "workplace":
        raise RunNotFound
    moment = now or timezone.now()
    mine = ItemReport.objects.filter(registration_id=run.registration_id, activity_id=run.activity_id)
    before = {each.item: each for each in mine}  # safe to read first: the run is locked
    asked = []
    for item in items_of(run.activity_id, run.content_version):
        row, report = before.get(item.id), reports.get(item.id)
        if row is not None and row.judged == Judgement.GOOD:
            continue
        if report is None:
            if row is not None and row.judged:
                mine.filter(pk=row.pk).update(asked_at=None)
            elif row is not None:
                mine.filter(pk=row.pk).delete()
            continue
        asked_at = (row.asked_at if row else None) or (moment if ask else None)
        ItemReport.objects.update_or_create(
            registration_id=run.registration_id,
            activity_id=run.activity_id,
            item=item.id,
            defaults={"done_on": report.done_on, "remark": report.remark, "asked_at": asked_at},
        )
        if asked_at:
            asked.append(item.id)
    return asked
