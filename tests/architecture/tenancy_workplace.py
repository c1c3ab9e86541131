"""Who gets what at the addresses of workplace tasks and their witnesses."""

from django.utils import timezone

from tests.architecture.rows import ELSEWHERE, EVERYBODY, NOT_FOUND, Row, to
from tests.content_workplace import SUMMARISE

_GUIDES = frozenset({"trainer", "other_trainer", "coach", "team_leader"})
_SIGNERS = frozenset({"trainer", "coach"})
_NOT_MINE = {"allow": _SIGNERS, "outcomes": dict.fromkeys(["other_trainer", "team_leader"], NOT_FOUND)}
_TASK = {"registration": "learner.practice", "activity": "workplace"}
_JUDGED = {"onderdeel": SUMMARISE, "oordeel": "good", "datum": str(timezone.localdate())}
_LINK = {"token": "learner.token"}
# The learner cannot be the own witness, and hears so.
_WITNESS = {"allow": EVERYBODY - {"learner"}, "outcomes": {"learner": "403"}}
ROWS = [
    Row(
        "lms_modules:activity",
        _TASK,
        allow=frozenset({"learner"}),
        others=NOT_FOUND,
        shows=to(["learner"], "learner.practice"),
    ),
    Row(
        "lms_modules:activity",
        _TASK,
        allow=frozenset({"learner"}),
        others=NOT_FOUND,
        post={"gedaan": SUMMARISE, f"datum-{SUMMARISE}": _JUDGED["datum"], f"opmerking-{SUMMARISE}": "Anders."},
        then=ELSEWHERE,
    ),
    Row("lms_modules:signing", allow=_GUIDES, shows=to(_SIGNERS, "learner.name", "other_learner.name")),
    Row(
        "lms_modules:signing",
        query={"alle": "=1"},
        allow=_GUIDES,
        shows=to(_SIGNERS, "learner.name", "other_learner.name"),
    ),
    # The oldest task of somebody else is offered as the next one.
    Row(
        "lms_modules:sign",
        _TASK,
        **_NOT_MINE,
        shows=to(_SIGNERS, "learner.name", "learner.practice", "other_learner.name"),
    ),
    Row("lms_modules:sign", _TASK, **_NOT_MINE, post=_JUDGED, then=ELSEWHERE),
    Row(
        "lms_modules:sign",
        {"registration": "learner.registration", "activity": "workplace"},
        allow=frozenset(),
        outcomes=dict.fromkeys(_GUIDES, NOT_FOUND),
    ),
    Row("lms_modules:witness", _LINK, **_WITNESS, shows=to(EVERYBODY - {"learner"}, "learner.name")),
    Row("lms_modules:witness", {"token": "=verzonnen"}, allow=EVERYBODY, then="410"),
    Row("lms_modules:witness", _LINK, **_WITNESS, post={f"oordeel-{SUMMARISE}": "good"}, then=ELSEWHERE),
    Row("lms_modules:witness_thanks", allow=EVERYBODY),
]
