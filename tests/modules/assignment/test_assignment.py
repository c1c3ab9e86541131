"""The assignment as a learner meets it, without JavaScript: draft, files, hand in, feedback, again, good."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from modules.kinds import registry
from modules.models import Completion, Piece
from tests.content import published_module
from tests.content_assignment import assignment_page, decided
from tests.factories import PersonFactory, RegistrationFactory
from tests.media.files import PDF, whole
from tests.modules.assignment.screens import screen, send

pytestmark = pytest.mark.django_db


def test_handing_in_waits_for_a_person_and_a_retry_leaves_one_version(browser, url):
    fields = {"tekst": "Ik vatte drie gesprekken samen.", "sleutel": str(uuid4())}
    for _ in range(2):
        page = send(browser, url, **fields).content.decode()
    assert "Wacht op feedback" in page
    assert "Je trainer kijkt het na. Jij hoeft niets te doen." in page
    piece = Piece.objects.get()
    assert (piece.state, piece.number, piece.text) == ("waiting", 1, fields["tekst"])
    assert not Completion.objects.exists()
    assert "<textarea" not in screen(browser, url)


def test_a_draft_is_kept_and_nothing_waits_yet(browser, url):
    page = send(browser, url, "bewaren", tekst="Nog niet af").content.decode()
    assert "Nog niet af" in page
    assert "Bewaard op" in page
    assert Piece.objects.get().state == "draft"


def test_a_script_keeps_the_text_while_somebody_types(browser, url):
    kept = browser.post(url, {"actie": "bewaren", "script": "1", "tekst": "Halverwege"})
    assert kept.json() == {"saved": True}
    send(browser, url, tekst="Dit is mijn hele werk")
    late = browser.post(url, {"actie": "bewaren", "script": "1", "tekst": "Te laat"})
    assert late.json() == {"saved": False}
    assert [piece.text for piece in Piece.objects.all()] == ["Dit is mijn hele werk"]


def test_too_little_is_an_error_that_loses_nothing(browser, url):
    answer = browser.post(url, {"actie": "inleveren", "tekst": "Te kort", "sleutel": str(uuid4())})
    assert answer.status_code == 422
    assert "Schrijf minstens 3 woorden" in answer.content.decode()
    assert Piece.objects.get().text == "Te kort"


def test_feedback_asks_for_more_and_a_new_version_begins_from_the_old_one(browser, url, target):
    file = whole(browser, PDF, purpose="piece", target=target)
    send(browser, url, tekst="Eerste versie van mij")
    trainer = PersonFactory(name="Ruben Trainer")
    decided(Piece.objects.get(), trainer, good=False, text="Mooi begin.", reason="Noem ook het gevoel.")
    page = screen(browser, url)
    for words in ("Vul je werk aan", "Mooi begin.", "Noem ook het gevoel.", "Ruben Trainer", "Eerste versie van mij"):
        assert words in page
    send(browser, url, "bewaren", tekst="Bezig met de tweede")
    page = screen(browser, url)
    assert (
        page.index("Bezig met de tweede") < page.index("Versie 1, ingeleverd op") < page.index("Eerste versie van mij")
    )
    send(browser, url, tekst="Tweede versie met gevoel")
    first, second = Piece.objects.order_by("number")
    assert (first.text, second.text, second.number) == ("Eerste versie van mij", "Tweede versie met gevoel", 2)
    assert [each.file for each in second.piece_files.all()] == [file]
    page = screen(browser, url)
    assert "Versie 1, ingeleverd op" in page
    assert "Noem ook het gevoel." in page


def test_good_work_is_done_and_stays_readable(browser, url):
    send(browser, url, tekst="Dit is mijn werk")
    decided(Piece.objects.get(), PersonFactory(), good=True, text="Sterk gedaan.")
    page = screen(browser, url)
    for words in ("Deze opdracht is klaar", "Sterk gedaan.", "Dit is mijn werk"):
        assert words in page
    answer = browser.post(url, {"actie": "inleveren", "tekst": "Nog een keer dan", "sleutel": str(uuid4())})
    assert answer.status_code == 422
    assert "Nog een keer dan" in answer.content.decode()
    assert Piece.objects.count() == 1


def test_what_nobody_looked_at_can_be_taken_back(browser, url):
    send(browser, url, tekst="Te snel ingeleverd dus")
    for _ in range(2):
        page = send(browser, url, "terugtrekken").content.decode()
    assert "Te snel ingeleverd dus" in page
    assert sorted(Piece.objects.values_list("number", "state")) == [(1, "withdrawn"), (2, "draft")]


def test_what_somebody_judged_cannot_be_taken_back(browser, url):
    send(browser, url, tekst="Dit is mijn werk")
    decided(Piece.objects.get(), PersonFactory(), good=True)
    send(browser, url, "terugtrekken")
    assert Piece.objects.get().state == "good"


def test_without_a_trainer_handing_in_is_enough(client_of):
    module = published_module([assignment_page(graded=False)])
    run = RegistrationFactory(module=module.module)
    browser = client_of(run.person)
    url = reverse("lms_modules:activity", args=[run.uuid, module.steps[0].translation_key])
    fields = {"tekst": "Klaar ermee", "sleutel": str(uuid4())}
    for _ in range(2):
        send(browser, url, **fields)
    assert Completion.objects.count() == Piece.objects.count() == 1
    assert "Ingeleverd. Deze opdracht is klaar" in screen(browser, url)


def test_a_stranger_finds_nothing_and_takes_nothing_back(browser, url, client_of):
    send(browser, url, tekst="Dit is mijn werk")
    stranger = client_of(PersonFactory())
    assert stranger.get(url).status_code == 404
    for action in ("inleveren", "bewaren", "terugtrekken", f"weg:{uuid4()}"):
        assert stranger.post(url, {"actie": action, "tekst": "Nee"}).status_code == 404
    assert Piece.objects.get().state == "waiting"


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({}, []),
        ({"asks_text": False, "asks_documents": False, "asks_audio": False, "asks_video": False}, ["asks_text"]),
        ({"files_needed": 4}, ["files_needed"]),
    ],
)
def test_the_gate_says_what_is_missing(fields, names):
    kind = registry.get("assignment")
    assert [problem.field for problem in kind.problems(assignment_page(**fields))] == names


@pytest.mark.parametrize(("mode", "words"), [("", "Jouw bestanden"), ("done", "Deze opdracht is klaar")])
def test_an_author_sees_it_as_a_learner_before_and_after(module, mode, words):
    response = module.steps[0].make_preview_request(preview_mode=mode)
    assert response.status_code == 200
    assert words in response.content.decode()


def test_the_trainers_table_says_version_and_state(browser, url, run, module):
    send(browser, url, tekst="Dit is mijn werk")
    decided(Piece.objects.get(), PersonFactory(), good=False)
    send(browser, url, "bewaren", tekst="Weer bezig")
    cells = registry.get("assignment").result_cells(module.activities[0].pk, [run.pk])
    assert cells == {run.pk: ("1", "vul aan")}


def test_the_rule_is_said(browser, url):
    assert re.search("Klaar als je trainer je werk goed vindt", screen(browser, url))
