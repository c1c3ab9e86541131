"""Who gets in where a coordinator gives extra time in quizzes."""

from tests.architecture.rows import ELSEWHERE, NOT_FOUND, Row, to

_COORDINATORS = frozenset({"coordinator_a", "coordinator_b"})
_LEARNER = {"person": "learner.uuid"}
_OF_A = {"allow": frozenset({"coordinator_a"}), "outcomes": {"coordinator_b": NOT_FOUND}}
_LISTED = {"coordinator_a": {"learner.name"}, "coordinator_b": {"other_learner.name"}}

ROWS = [
    Row("lms_modules:extra_times", allow=_COORDINATORS, shows=_LISTED),
    Row(
        "lms_modules:extra_times",
        query={"zoek": "=Roos"},
        allow=_COORDINATORS,
        shows=_LISTED | {"coordinator_a": {"learner.name", "learner.email"}},
    ),
    Row(
        "lms_modules:extra_time",
        _LEARNER,
        **_OF_A,
        shows=to(["coordinator_a"], "learner.name", "learner.extra_time"),
    ),
    Row(
        "lms_modules:extra_time",
        _LEARNER,
        **_OF_A,
        post={"hoeveel": "50", "reden": "Afgesproken op 3 maart."},
        then=ELSEWHERE,
    ),
    Row("lms_modules:extra_time_end", _LEARNER, **_OF_A, shows=to(["coordinator_a"], "learner.name")),
    Row("lms_modules:extra_time_end", _LEARNER, **_OF_A, post={}, then=ELSEWHERE),
]
