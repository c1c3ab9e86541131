"""Who gets what at the addresses of meetings and their attendance."""

from django.utils import timezone

from tests.architecture.rows import ELSEWHERE, NOBODY, NOT_FOUND, Row, to

_GUIDES = frozenset({"trainer", "other_trainer", "coach", "team_leader"})
_TRAINER = frozenset({"trainer"})
_NOT_MINE = {"allow": _TRAINER, "outcomes": dict.fromkeys(_GUIDES - _TRAINER, NOT_FOUND)}
_LIST = {"activity": "session"}
ROWS = [
    Row(
        "lms_modules:activity",
        {"registration": "learner.practice", "activity": "session"},
        allow=frozenset({"learner"}),
        others=NOT_FOUND,
    ),
    Row("lms_modules:meetings", allow=_GUIDES),
    Row("lms_modules:attendance", _LIST, **_NOT_MINE, shows=to(_TRAINER, "learner.name", "other_learner.name")),
    # Nobody gets another group by asking for it.
    Row(
        "lms_modules:attendance",
        _LIST,
        query={"groep": "other_cohort"},
        allow=NOBODY,
        outcomes=dict.fromkeys(_GUIDES, NOT_FOUND),
    ),
    Row(
        "lms_modules:attendance",
        _LIST,
        **_NOT_MINE,
        post={"datum": str(timezone.localdate()), "actie": "iedereen", "minuten": "60"},
        then=ELSEWHERE,
    ),
]
