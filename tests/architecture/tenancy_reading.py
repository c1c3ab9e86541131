"""Who gets in where municipalities write their own texts in the lessons."""

from hashlib import sha256

from tests.architecture.rows import ELSEWHERE, NOBODY, NOT_FOUND, Row, to
from tests.architecture.world_reading import AROUND

_WRITERS_A = frozenset({"coordinator_a", "author"})
_OF_A = {"organisation": "=aaldrecht"}
_SLOT = {**_OF_A, "slot": "local.slot"}
_STRANGER = {"coordinator_b": NOT_FOUND}
_SEEN = sha256(AROUND.encode()).hexdigest()[:16]

ROWS = [
    Row("lms_modules:local_texts", allow=_WRITERS_A | {"coordinator_b"}),
    Row("lms_modules:local_texts_of", _OF_A, allow=_WRITERS_A, outcomes=_STRANGER),
    Row("lms_modules:local_text", _SLOT, allow=_WRITERS_A, outcomes=_STRANGER, shows=to(_WRITERS_A, "local.text")),
    Row(
        "lms_modules:local_text",
        _SLOT,
        allow=_WRITERS_A,
        outcomes=_STRANGER,
        post={"text": "Nu iets anders.", "seen": _SEEN},
        then=ELSEWHERE,
    ),
    Row(
        "lms_modules:local_text",
        {**_OF_A, "slot": "=0"},
        allow=NOBODY,
        outcomes=dict.fromkeys(_WRITERS_A | {"coordinator_b"}, NOT_FOUND),
    ),
]
