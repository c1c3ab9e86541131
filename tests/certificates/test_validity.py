"""When a certificate holds."""

import datetime

import pytest

from certificates.rules.validity import Status, Term, last_day, status_on
from certificates.rules.wording import reserved_word

DAY = datetime.date(2026, 11, 23)
ONE = datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("term", "status"),
    [
        (None, Status.UNKNOWN),
        (Term(), Status.VALID),
        (Term(valid_until=DAY), Status.VALID),
        (Term(valid_until=DAY - ONE), Status.EXPIRED),
        (Term(revoked_on=DAY), Status.REVOKED),
        (Term(revoked_on=DAY + ONE), Status.VALID),
        (Term(valid_until=DAY - ONE, revoked_on=DAY), Status.REVOKED),
    ],
)
def test_the_last_day_counts_and_withdrawn_goes_before_expired(term, status):
    assert status_on(DAY, term) == status


@pytest.mark.parametrize(
    ("awarded", "months", "expected"),
    [
        ("2026-11-03", 12, "2027-11-03"),
        ("2026-11-03", None, None),
        ("2026-01-31", 1, "2026-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-12-31", 24, "2028-12-31"),
    ],
)
def test_a_term_ends_on_the_same_day_of_a_later_month(awarded, months, expected):
    end = last_day(datetime.date.fromisoformat(awarded), months)
    assert (end and end.isoformat()) == expected


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Waardevol klantcontact", ""),
        ("Certificaat Gesprekken 2026", ""),
        ("Mbo-certificaat klantcontact", "Mbo-certificaat"),
        ("MBO verklaring", "MBO verklaring"),
        ("Diploma klantcontact", "Diploma"),
        ("Het mbo-diploma", "diploma"),
    ],
)
def test_names_that_only_a_school_may_give_are_recognised(name, word):
    assert reserved_word(name) == word
