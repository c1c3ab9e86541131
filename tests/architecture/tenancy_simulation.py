"""Who gets what at a practised conversation: it is the learner's own."""

from tests.architecture.rows import ELSEWHERE, NOT_FOUND, Row

_AT = {"registration": "learner.registration", "activity": "simulation"}
_OWN = {"allow": frozenset({"learner"}), "others": NOT_FOUND}
ROWS = [
    Row("lms_modules:activity", _AT, **_OWN, shows={"learner": {"learner.said"}}),
    Row(
        "lms_modules:activity",
        _AT,
        **_OWN,
        post={"gesprek": "1", "stand": "1", "antwoord": "vat"},
        then=ELSEWHERE,
    ),
    Row("lms_modules:activity", _AT, **_OWN, post={"gesprek": "1", "stand": "1", "actie": "terug"}, then=ELSEWHERE),
]
