"""Who gets what at the addresses of surveys and of shared reflections."""

from tests.architecture.rows import ELSEWHERE, NOBODY, NOT_FOUND, Row, to

_GUIDES = frozenset({"trainer", "other_trainer", "coach", "team_leader"})
_TRAINER, _COACH = frozenset({"trainer"}), frozenset({"coach"})
_REGIE = frozenset({"coordinator_a", "coordinator_b", "programme_coordinator"})
_BOSS = frozenset({"programme_coordinator"})
_MINE = {"activity": "survey", "group": "cohort"}
_OTHERS = {"activity": "survey", "group": "other_cohort"}
_IN_GUIDANCE = {"allow": _TRAINER, "outcomes": dict.fromkeys(_GUIDES - _TRAINER, NOT_FOUND)}
_IN_REGIE = {"allow": _BOSS, "outcomes": dict.fromkeys(_REGIE - _BOSS, NOT_FOUND)}
_TEXT = "group.opinion"
_SURVEYS = [
    Row(
        "lms_modules:activity",
        {"registration": "learner.practice", "activity": "survey"},
        allow=frozenset({"learner"}),
        others=NOT_FOUND,
    ),
    Row("lms_modules:surveys", allow=_GUIDES),
    Row("lms_modules:surveys_regie", allow=_REGIE),
    Row("lms_modules:survey", _MINE, **_IN_GUIDANCE, shows=to(_TRAINER, _TEXT)),
    Row("lms_modules:survey_csv", _MINE, **_IN_GUIDANCE, shows=to(_TRAINER, _TEXT)),
    Row("lms_modules:survey_regie", _MINE, **_IN_REGIE, shows=to(_BOSS, _TEXT)),
    Row("lms_modules:survey_csv_regie", _MINE, **_IN_REGIE, shows=to(_BOSS, _TEXT)),
    Row("lms_modules:survey", _OTHERS, allow=NOBODY, outcomes=dict.fromkeys(_GUIDES, NOT_FOUND)),
    Row("lms_modules:survey_regie", _OTHERS, allow=NOBODY, outcomes=dict.fromkeys(_REGIE, NOT_FOUND)),
]
# The learner shared it with the coach by name: the trainer of the same group and the team leader see nothing.
_SHARED = [
    Row("lms_modules:shared", allow=_GUIDES, shows=to(_COACH, "learner.name")),
    Row(
        "lms_modules:shared_reflection",
        {"share": "learner.share"},
        allow=_COACH,
        outcomes=dict.fromkeys(_GUIDES - _COACH, NOT_FOUND),
        shows=to(_COACH, "learner.name", "learner.reflection"),
    ),
    Row(
        "lms_modules:activity",
        {"registration": "learner.registration", "activity": "reflection"},
        allow=frozenset({"learner"}),
        others=NOT_FOUND,
        post={"actie": "stoppen", "deling": "learner.share"},
        then=ELSEWHERE,
        changes=False,  # the table sends the word, not the key: what is stopped here is tried in test_sharing.py
    ),
]
ROWS = [*_SURVEYS, *_SHARED]
