"""Somebody who watches or hears a recording, for tests."""

import datetime
from typing import Any

from django.utils import timezone

from modules.models import Watched
from modules.services.watching import report_played
from tests.content import published_module
from tests.factories import RegistrationFactory

NOON = timezone.make_aware(datetime.datetime(2026, 3, 2, 12))


def later(seconds: float) -> datetime.datetime:
    return NOON + datetime.timedelta(seconds=seconds)


class Learner:
    """Somebody at a step with a recording."""

    def __init__(self, page: Any) -> None:
        self.module = published_module([page])
        self.run = RegistrationFactory(module=self.module.module)
        self.step = self.module.activities[0]
        self.whom = {
            "registration": self.run.uuid,
            "user_id": self.run.person.user_id,
            "activity": self.step.pk,
        }
        self.url = f"/leren/{self.run.uuid}/{self.step.pk}/"

    def report(self, *ranges: list[float], at: float, position: float = 0, opened: float = 0) -> Any:
        return report_played(
            **self.whom, ranges=list(ranges), position=position, opened_at=later(opened), now=later(at)
        )

    @property
    def watched(self) -> Watched:
        return Watched.objects.get(registration=self.run, activity=self.step)

    @property
    def is_done(self) -> bool:
        return self.run.completions.filter(activity=self.step).exists()
