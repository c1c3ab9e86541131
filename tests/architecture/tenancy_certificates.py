"""Who gets what at the addresses of certificates."""

from tests.architecture.rows import ELSEWHERE, EVERYBODY, NOBODY, NOT_ALLOWED, NOT_FOUND, Row, to

_SHARED = {"shows": to(EVERYBODY, "learner.name", "learner.code")}
_HOLDER = {"allow": frozenset({"learner"}), "others": NOT_FOUND}
ROWS = [
    Row("lms_certificates:verify", allow=EVERYBODY),
    # The code of a certificate that its holder shared shows it to everybody; any other code shows only what was typed.
    Row(
        "lms_certificates:verify",
        query={"code": "learner.code"},
        allow=EVERYBODY,
        then=ELSEWHERE,
        shows=to(EVERYBODY, "learner.code"),
    ),
    Row("lms_certificates:verify_code", {"code": "learner.code"}, allow=EVERYBODY, **_SHARED),
    Row(
        "lms_certificates:verify_code",
        {"code": "other_learner.code"},
        allow=EVERYBODY,
        shows=to(EVERYBODY, "other_learner.code"),
    ),
    Row("lms_certificates:verify_code", {"code": "=2222"}, allow=EVERYBODY),
    Row("lms_certificates:mine"),
    Row(
        "lms_certificates:certificate",
        {"award": "learner.award"},
        **_HOLDER,
        shows=to(["learner"], "learner.code", "learner.score"),
    ),
    Row(
        "lms_certificates:certificate_print",
        {"award": "learner.award"},
        **_HOLDER,
        shows=to(["learner"], "learner.code"),
    ),
    Row("lms_certificates:share", {"award": "learner.award"}, then=NOT_ALLOWED, anonymous=NOT_ALLOWED),
    Row("lms_certificates:share", {"award": "learner.award"}, **_HOLDER | {"then": ELSEWHERE}, post={"share": "no"}),
    Row(
        "lms_certificates:share",
        {"award": "other_learner.award"},
        allow=frozenset({"other_learner"}),
        others=NOT_FOUND,
        post={"share": "yes"},
        then=ELSEWHERE,
    ),
    Row(
        "lms_certificates:revoke",
        {"award": "other_learner.award"},
        allow=frozenset({"programme_coordinator"}),
        others=NOT_FOUND,
        shows=to(["programme_coordinator"], "other_learner.name"),
    ),
    Row("lms_certificates:revoke", {"award": "colleague.award"}, allow=NOBODY, others=NOT_FOUND),
    Row(
        "lms_certificates:revoke",
        {"award": "other_learner.award"},
        allow=frozenset({"programme_coordinator"}),
        others=NOT_FOUND,
        post={"kind": "other", "reason": "Proef."},
        then=ELSEWHERE,
    ),
]
