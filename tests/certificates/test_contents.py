"""The bytes of a certificate."""

import dataclasses
import datetime
import hashlib
import json

import pytest

from certificates.models import Award, DamagedSnapshot
from certificates.rules.contents import Contents, UnreadableContents
from certificates.services.revoke import revoke
from certificates.services.share import share, unshare
from certificates.services.snapshot import contents_for
from tests.certificates import awards
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def test_the_bytes_hold_all_that_a_certificate_says():
    kind = awards.achievement(name="Gesprekken", description="Over bellen", criteria="Deed alles.", valid_months=12)
    award = awards.issued(kind, run=2)
    quiz, reading = award.registration.module.activities.order_by("kind")

    assert json.loads(bytes(award.snapshot)) == {
        "schema": "leerlijn-award/1",
        "award": str(award.uuid),
        "code": award.code,
        "holder": {"name": award.person.name},
        "achievement": {
            "uuid": str(kind.uuid),
            "name": "Gesprekken",
            "description": "Over bellen",
            "criteria": "Deed alles.",
            "version": 1,
        },
        "issuer": {"name": "Gemeente Waterdrecht", "kind": "municipality", "cbs_code": ""},
        "module": {"id": str(kind.module_id), "title": kind.module.title, "content_version": 7},
        "awarded_on": "2026-11-03",
        "valid_until": "2027-11-03",
        "issued_at": award.issued_at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "evidence": {
            "registration": str(award.registration.uuid),
            "activities": [
                {
                    "id": str(reading.pk),
                    "kind": "reading",
                    "title": "Hoor je het gevoel?",
                    "completed_on": "2026-11-03",
                    "content_version": 7,
                    "score_percent": None,
                },
                {
                    "id": str(quiz.pk),
                    "kind": "quiz",
                    "title": "Eindtoets",
                    "completed_on": "2026-11-03",
                    "content_version": 7,
                    "score_percent": 88,
                },
            ],
        },
    }


def test_the_bytes_are_canonical_and_their_digest_is_kept():
    award = awards.issued(awards.achievement(name="Café ‘Ö’"))
    data = bytes(award.snapshot)
    assert data == json.dumps(json.loads(data), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert award.digest == hashlib.sha256(data).hexdigest()
    assert "Café ‘Ö’".encode() in data


def test_reading_and_writing_gives_the_same_bytes():
    data = bytes(awards.issued().snapshot)
    assert Contents.from_bytes(data).to_bytes() == data


def test_the_same_rows_give_the_same_bytes():
    award = awards.issued()
    again = contents_for(
        registration=award.registration,
        achievement=award.achievement,
        award=award.uuid,
        code=award.code,
        issued_at=award.issued_at,
    )
    assert again.to_bytes() == bytes(award.snapshot)
    assert dataclasses.replace(again, code="X" * 20).to_bytes() != bytes(award.snapshot)


def test_a_day_is_a_day_in_the_time_zone_of_the_site():
    half_past_midnight = datetime.datetime(2026, 11, 3, 23, 30, tzinfo=datetime.UTC)
    award = awards.issued(awards.achievement(), at=half_past_midnight)
    assert award.contents.awarded_on == datetime.date(2026, 11, 4)


def test_nothing_that_happens_later_changes_the_bytes():
    award = awards.issued()
    before = bytes(award.snapshot)
    awards.rename(award.person, "Andere Naam")
    award.achievement.issuer.name = "Andere Gemeente"
    award.achievement.issuer.save()
    awards.merge(award.achievement.issuer, OrganisationFactory())
    award.registration.module.title = "Andere titel"
    award.registration.module.save()
    award.registration.module.activities.update(title="Iets anders")
    share(award=award, actor=award.person)
    unshare(award=award, actor=award.person)
    revoke(award=award, reason="Verkeerde module.", actor=None)
    assert bytes(Award.objects.get(pk=award.pk).snapshot) == before


def test_changed_bytes_are_never_read_as_a_certificate():
    award = awards.issued()
    award.snapshot = bytes(award.snapshot).replace(b"Gemeente Waterdrecht", b"Gemeente Anderdrecht")
    with pytest.raises(DamagedSnapshot):
        _ = award.contents


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"schema":"leerlijn-award/9"}', b'{"schema":"leerlijn-award/1"}']
)
def test_bytes_of_another_schema_are_refused(data):
    with pytest.raises(UnreadableContents):
        Contents.from_bytes(data)


def test_a_run_that_is_not_completed_has_no_contents():
    award = awards.issued()
    award.registration.completed_at = None
    with pytest.raises(ValueError, match="not completed"):
        contents_for(
            registration=award.registration,
            achievement=award.achievement,
            award=award.uuid,
            code=award.code,
            issued_at=award.issued_at,
        )
