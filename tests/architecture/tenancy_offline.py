"""Who gets what at the addresses that keep nothing about anybody: the outbox's page, the worker, reading comfort."""

from tests.architecture.rows import ELSEWHERE, EVERYBODY, NOT_FOUND, Row

ROWS = [
    # The worker is the same for everybody, also for who was just logged out; it must be able to renew itself.
    Row("lms_modules:service_worker", allow=EVERYBODY),
    Row("lms_modules:no_connection", allow=EVERYBODY),
    Row("lms_modules:connection", allow=EVERYBODY),
    Row("lms_modules:waiting"),
    Row("lms:comfort", allow=EVERYBODY),
    Row("lms:comfort", post={"size": "groot", "terug": "/leren/"}, allow=EVERYBODY, then=ELSEWHERE, changes=False),
    # A choice about a text beside another one is for its writer.
    Row(
        "lms_modules:activity",
        {"registration": "learner.registration", "activity": "reflection"},
        allow=frozenset({"learner"}),
        others=NOT_FOUND,
        post={"actie": "weg", "welke": "00000000-0000-4000-8000-000000000000"},
        then=ELSEWHERE,
        changes=False,
    ),
]
