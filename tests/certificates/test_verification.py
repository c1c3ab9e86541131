"""The public page: what a stranger with a code sees."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from certificates.models import Award
from certificates.rules.code import grouped, new_code
from certificates.services.revoke import revoke
from certificates.services.share import unshare
from lms.models import AuditEntry
from tests.certificates import awards
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db

YEAR = datetime.timedelta(days=366)


def address(award_or_code: Award | str) -> str:
    code = award_or_code if isinstance(award_or_code, str) else award_or_code.code
    return f"/verificatie/{grouped(code)}/"


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_shared_award_is_valid_and_says_what_to_compare(client):
    kind = awards.achievement(name="Gesprekken aan de telefoon", criteria="Deed alles over luisteren.", valid_months=12)
    award = awards.issued(kind, shared=True, at=timezone.now())
    response = client.get(address(award))
    page = text_of(response)
    assert response.status_code == 200
    assert "Dit certificaat is geldig" in page
    for fact in (
        award.person.name,
        "Gesprekken aan de telefoon",
        "Gemeente Waterdrecht",
        grouped(award.code),
        "Hoor je het gevoel?",
        "Deed alles over luisteren.",
        award.digest,
        "Dat beslist alleen een examencommissie",
    ):
        assert fact in page


def test_no_score_is_shown_to_strangers(client):
    page = text_of(client.get(address(awards.issued(shared=True)))).lower()
    assert "eindtoets" in page
    assert "%" not in page
    assert "score" not in page


@pytest.mark.parametrize("word", ["mbo-certificaat", "diploma", "mbo-verklaring"])
def test_the_page_never_promises_what_only_a_school_gives(client, word):
    assert word not in text_of(client.get(address(awards.issued(shared=True)))).lower()


def test_the_last_day_counts_and_the_day_after_it_is_expired(client):
    award = awards.issued(awards.achievement(valid_months=12), shared=True, at=timezone.now())
    Award.objects.filter(pk=award.pk).update(valid_until=timezone.localdate())
    assert "Dit certificaat is geldig" in text_of(client.get(address(award)))
    Award.objects.filter(pk=award.pk).update(valid_until=timezone.localdate() - datetime.timedelta(days=1))
    page = text_of(client.get(address(award)))
    assert "Dit certificaat is verlopen" in page
    assert "is geldig" not in page


def test_a_withdrawn_award_says_so_at_once_without_name_or_private_reason(client):
    award = awards.issued(shared=True)
    revoke(award=award, reason="Geheime toelichting", kind="issuing_error", actor=None)
    page = text_of(client.get(address(award)))
    assert "Dit certificaat is ingetrokken" in page
    assert "Fout bij het uitgeven" in page
    assert "Dit zegt niets over de persoon" in page
    assert award.person.name not in page
    assert "Geheime toelichting" not in page


def test_a_reason_that_is_about_the_person_is_not_called_harmless(client):
    award = awards.issued(shared=True)
    revoke(award=award, reason="Toets van een ander", kind="conditions", actor=None)
    assert "Dit zegt niets over de persoon" not in text_of(client.get(address(award)))


def without_code(response, code: str) -> tuple[int, dict[str, str], str]:
    """Everything a stranger could compare, with the typed code taken out."""
    body = response.content.decode().replace(grouped(code), "CODE")
    return response.status_code, dict(response.headers), body


def test_unknown_unshared_and_stopped_give_the_same_answer(client):
    private, stopped, withdrawn = awards.issued(), awards.issued(shared=True), awards.issued()
    unshare(award=stopped, actor=stopped.person)
    revoke(award=withdrawn, reason="Een fout.", actor=None)
    never = new_code()
    unknown = without_code(client.get(address(never)), never)
    assert "Bij deze code tonen we niets" in unknown[2]
    for award in (private, stopped, withdrawn):
        assert without_code(client.get(address(award)), award.code) == unknown


def test_unknown_and_unshared_ask_the_same_statements(client, assert_max_queries):
    private = awards.issued()
    seen = []
    for code in (private.code, new_code()):
        with assert_max_queries(1) as statements:
            client.get(address(code))
        seen.append(statements[0].replace(code, "CODE"))
    assert seen[0] == seen[1]


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_costs_at_most_two_statements_and_writes_nothing(client, assert_max_queries, number):
    kind = awards.achievement()
    awards.merge(kind.issuer, OrganisationFactory())
    made = [awards.issued(kind, shared=True) for _ in range(number)]
    before = AuditEntry.objects.count()
    with assert_max_queries(2) as statements:
        assert client.get(address(made[-1])).status_code == 200
    assert all(statement.startswith("SELECT") for statement in statements)
    assert AuditEntry.objects.count() == before


def test_a_typing_error_is_found_without_any_statement(client, assert_max_queries):
    award = awards.issued(shared=True)
    wrong = award.code[:-1] + ("2" if award.code[-1] != "2" else "3")
    with assert_max_queries(0):
        for path in (address(wrong), f"/verificatie/?code={wrong}"):
            response = client.get(path)
            assert "Er zit een typefout in de code" in text_of(response)
            assert grouped(wrong) in response.content.decode()
            assert 'aria-describedby="code-help code-error"' in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Vul de code in."),
        ("2345-6789", "Er missen 12 tekens. Een code heeft 20 tekens."),
        ("2345-6789-ABCD-EFGH-JKM", "Er mist 1 teken. Een code heeft 20 tekens."),
        ("2345-6789-ABCD-EFGH-JKMNP", "Er staat 1 teken te veel."),
        ("2345-6789-ABCD-EFGH-JKM0", "Een 0 (nul) of een O komt in de code niet voor."),
        ("2345-6789-ABCD-EFGH-JKML", "Een 1, een I of een L komt in de code niet voor."),
        ("2345-6789-ABCD-EFGH-JK!é", "Dit komt in de code niet voor: ! é."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(client, typed, sentence):
    assert sentence in text_of(client.get("/verificatie/", {"code": typed}))


def test_the_form_leads_to_an_address_that_can_be_kept(client):
    award = awards.issued(shared=True)
    response = client.get("/verificatie/", {"code": f" {award.code.lower()} "})
    assert (response.status_code, response.headers["Location"]) == (302, address(award))


def test_what_somebody_typed_is_shown_as_text(client):
    body = client.get("/verificatie/", {"code": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in body.lower()


@pytest.mark.parametrize("path", ["/verificatie/", "/verificatie/?code=23", "shared", "unknown"])
def test_no_cookie_is_set_and_nothing_is_kept_or_indexed(path):
    path = {"shared": address(awards.issued(shared=True)), "unknown": address(new_code())}.get(path, path)
    client = Client()
    response = client.get(path)
    assert not client.cookies
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert set(response.headers["Vary"].split(", ")) <= {"Accept-Language", "Cookie"}
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_the_page_can_be_read_in_english_without_a_cookie(client):
    response = client.get(address(awards.issued(shared=True)), {"taal": "en"})
    assert response.headers["Content-Language"] == "en"
    assert '<html lang="en">' in response.content.decode()
    assert not client.cookies
    assert client.get("/verificatie/", {"taal": "xx"}).headers["Content-Language"] == "nl"


def test_old_pages_stay_what_they_were_when_everything_is_renamed(client):
    award = awards.issued(shared=True)

    def shown() -> str:
        return re.sub(r"om \d+\.\d\d uur", "", text_of(client.get(address(award))))

    before = shown()
    awards.rename(award.person, "Andere Naam")
    award.achievement.issuer.name = "Anderdrecht"
    award.achievement.issuer.save()
    type(award.achievement).objects.filter(pk=award.achievement_id).update(name="Iets anders", criteria="Anders")
    award.registration.module.activities.update(title="Anders")
    assert shown() == before


def test_after_a_merger_the_page_names_old_issuer_and_successor(client):
    award = awards.issued(shared=True)
    awards.merge(award.achievement.issuer, OrganisationFactory(name="Rivierland"), datetime.date(2026, 1, 1))
    page = text_of(client.get(address(award)))
    assert "Gemeente Waterdrecht Bestond tot en met 1 januari 2026 en ging op in Gemeente Rivierland." in page
    assert "Het certificaat blijft geldig." in page


def test_changed_bytes_are_never_called_valid(client, caplog):
    award = awards.issued(shared=True)
    changed = bytes(award.snapshot).replace(award.person.name.encode(), b"Iemand Anders")
    Award.objects.filter(pk=award.pk).update(snapshot=changed)
    assert "Bij deze code tonen we niets" in text_of(client.get(address(award)))
    assert "award damaged" in caplog.text


def test_only_reading_is_allowed(client):
    award = awards.issued(shared=True)
    assert client.post(address(award)).status_code == 405
    assert client.head(address(award)).status_code == 200


def test_somebody_who_is_logged_in_sees_the_same_answer(client_of):
    award = awards.issued(shared=True)
    assert "Dit certificaat is geldig" in text_of(client_of(award.person).get(address(award)))
