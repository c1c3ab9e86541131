"""Who gets what at the addresses of the portfolio: the owner, and nobody else."""

from tests.architecture.rows import ELSEWHERE, NOT_ALLOWED, NOT_FOUND, SIGNED_IN, UNPROCESSABLE, Row, to

_OWNER = {"allow": frozenset({"learner"}), "others": NOT_FOUND}
_ITEM = {"evidence": "learner.evidence"}
_STEP = {"registration": "learner.registration", "activity": "reading"}
_PROOF = {"titel": "Diploma", "uitgever": "School", "datum": "2020-06-30", "toelichting": ""}
ROWS = [
    Row(
        "lms_modules:portfolio",
        shows=to(["learner"], "learner.kept") | to(["other_learner"], "other_learner.kept"),
    ),
    Row("lms_modules:portfolio_add"),
    Row("lms_modules:portfolio_add", post=_PROOF, then=ELSEWHERE),
    Row("lms_modules:portfolio_add", post={}, allow=SIGNED_IN, then=UNPROCESSABLE, changes=False),
    Row(
        "lms_modules:portfolio_item",
        _ITEM,
        **_OWNER,
        shows=to(["learner"], "learner.kept", "learner.note", "learner.proof"),
    ),
    Row("lms_modules:portfolio_item", _ITEM, **_OWNER, post={"toelichting": "Anders."}, then=ELSEWHERE),
    Row("lms_modules:portfolio_remove", _ITEM, **_OWNER, shows=to(["learner"], "learner.kept")),
    Row("lms_modules:portfolio_remove", _ITEM, **_OWNER, post={}, then=ELSEWHERE),
    Row("lms_modules:portfolio_keep", _STEP, then=NOT_ALLOWED),
    Row("lms_modules:portfolio_keep", _STEP, **_OWNER, post={}, then=ELSEWHERE),
    # Whoever guides the group reads the work where it was handed in, not what somebody keeps.
    Row("lms_media:file", {"file": "learner.proof"}, **_OWNER, shows=to(["learner"], "learner.proof")),
]
