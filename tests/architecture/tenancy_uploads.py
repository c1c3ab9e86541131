"""Who gets what at the addresses of uploads and private files."""

from tests.architecture.rows import NOBODY, NOT_ALLOWED, NOT_FOUND, OK, SIGNED_IN, Row, to

_UNKNOWN = "401"  # a script is told in words; a redirect to a page would be no help to it
_OWNER = {"allow": frozenset({"learner"}), "others": NOT_FOUND, "anonymous": _UNKNOWN}
ROWS = [
    Row("lms_media:uploads", allow=SIGNED_IN, then=NOT_ALLOWED, anonymous=_UNKNOWN),
    # Without the header of the protocol nothing begins.
    Row("lms_media:uploads", allow=SIGNED_IN, then="412", anonymous=_UNKNOWN, post={}, changes=False),
    Row("lms_media:upload", {"file": "learner.upload"}, **_OWNER, then=OK, shows=to(["learner"], "learner.file")),
    Row("lms_media:upload", {"file": "learner.file"}, **_OWNER, then=OK, shows=to(["learner"], "learner.file")),
    # What is on its way exists for nobody, its owner neither; what is in, for the owner and who guides the group.
    Row("lms_media:file", {"file": "learner.upload"}, allow=NOBODY, others=NOT_FOUND),
    Row(
        "lms_media:file",
        {"file": "learner.file"},
        allow=frozenset({"learner", "trainer", "coach", "assessor"}),
        others=NOT_FOUND,
        shows=to(["learner", "trainer", "coach", "assessor"], "learner.file"),
    ),
]
