"""Who gets what on the trainer's desk, at presentations and at results."""

from tests.architecture.rows import ELSEWHERE, NOT_FOUND, OK, Row, to

_GUIDES = frozenset({"trainer", "other_trainer", "coach", "team_leader"})
_DESKS = _GUIDES | {"assessor", "examination_board"}
# Whoever judges in the first group; the others have a desk too, and find nothing there.
_REVIEWERS = frozenset({"trainer", "coach", "assessor"})
_NOTHING = dict.fromkeys(sorted(_DESKS - _REVIEWERS), NOT_FOUND)
_TRAINER = {"allow": frozenset({"trainer"}), "outcomes": dict.fromkeys(sorted(_GUIDES - {"trainer"}), NOT_FOUND)}
_ALL = ("learner.name", "other_learner.name", "mover.name")
_SCORES = ("learner.score", "other_learner.score", "mover.score")
_PLAN = {"registration": "learner.registration", "activity": "presentation"}

ROWS = [
    Row(
        "lms_modules:desk",
        allow=_REVIEWERS,
        then=ELSEWHERE,
        outcomes=dict.fromkeys(sorted(_DESKS - _REVIEWERS), OK),
    ),
    Row("lms_modules:desk_queue", allow=_DESKS, shows=to(_REVIEWERS, "learner.name")),
    Row("lms_modules:desk_queue", query={"groep": "other_cohort"}, allow=_DESKS),
    Row(
        "lms_modules:desk_piece",
        {"piece": "learner.piece"},
        allow=_REVIEWERS,
        outcomes=_NOTHING,
        shows=to(_REVIEWERS, "learner.name", "learner.piece")
        | {"trainer": {"learner.name", "learner.piece", "learner.draft"}},
    ),
    Row(
        "lms_modules:desk_piece",
        {"piece": "learner.piece"},
        allow=_REVIEWERS,
        outcomes=_NOTHING,
        post={"actie": "concept", "fb": "Een begin."},
        then=ELSEWHERE,
    ),
    Row(
        "lms_modules:desk_piece",
        {"piece": "learner.piece"},
        allow=_REVIEWERS,
        outcomes=_NOTHING,
        post={"actie": "geven", "fb": "Mooi.", "besluit": "goed"},
        then=ELSEWHERE,
    ),
    Row("lms_modules:remarks", allow=_DESKS),
    Row("lms_modules:remarks", allow=_DESKS, post={"naam": "Kort", "tekst": "Korter mag."}, then=ELSEWHERE),
    Row("lms_modules:moments", allow=_GUIDES, shows=to(["trainer"], *_ALL)),
    Row("lms_modules:moment", _PLAN, **_TRAINER, shows=to(["trainer"], "learner.name")),
    Row("lms_modules:moment", _PLAN, **_TRAINER, post={"actie": "afzeggen"}, then=ELSEWHERE),
    Row("lms_modules:results", allow=_GUIDES),
    Row("lms_modules:results_of", {"activity": "quiz"}, **_TRAINER, shows=to(["trainer"], *_ALL, *_SCORES)),
    # Of a reflection nobody sees more than that it was written.
    Row("lms_modules:results_of", {"activity": "reflection"}, **_TRAINER, shows=to(["trainer"], *_ALL)),
    # A group of somebody else is no filter.
    Row(
        "lms_modules:results_of",
        {"activity": "quiz"},
        query={"groep": "other_cohort"},
        **_TRAINER,
        shows=to(["trainer"], *_ALL, *_SCORES),
    ),
    Row("lms_modules:results_export", {"activity": "quiz"}, **_TRAINER, shows=to(["trainer"], *_ALL, *_SCORES)),
    Row("lms_modules:results_export", {"activity": "reflection"}, **_TRAINER, shows=to(["trainer"], *_ALL)),
]
