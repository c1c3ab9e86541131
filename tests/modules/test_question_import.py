"""Files with questions in the admin: the preview writes nothing, the report is shown, and all or nothing is added."""

import inspect
import io
import re
import zipfile
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from modules import qti
from modules.exchange import WRITERS, read_file, upload_of, write_file
from modules.exchange_words import _left_out, _lost
from modules.models import FillQuestion, Question, SingleChoiceQuestion
from modules.qti.package import read_qti
from modules.question_kinds import registry
from modules.rules import gift
from modules.rules.exchange import signature
from modules.rules.gift import read_gift
from modules.services import bank as service
from modules.services.bank import import_questions, plan_import
from tests import content_questions as bank
from tests.content import multiple_choice, single_choice
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db

GIFT = """// [tag:zorg]
Wat doe je eerst? {=Luisteren#Goed ~Ophangen}

Vul in: dat is {=fijn =prettig}.

Alleen tekst.

Half {=a ~%50%b}
"""


@pytest.fixture
def administrator(db):
    return PersonFactory(user__is_superuser=True, user__is_staff=True).user


def hidden(html: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(name|content)" value="([^"]*)"', html))


def upload(author, text: str | bytes = GIFT, name: str = "vragen.gift"):
    content = text.encode() if isinstance(text, str) else text
    return author.post(reverse("lms_modules_import"), {"file": SimpleUploadedFile(name, content)})


def test_the_preview_tells_what_comes_and_what_not_and_writes_nothing(author):
    html = upload(author).content.decode()
    assert "3 nieuwe vragen" in html
    assert "Wat doe je eerst?" in html
    assert "1 vraag gaat niet mee" in html
    assert "regel\N{NO-BREAK SPACE}6" in html
    assert "Dit is alleen tekst. Er wordt niets gevraagd." in html
    assert "Het eigen aantal punten gaat niet mee bij: ‘b’" in html
    assert not Question.objects.exists()


def test_confirming_adds_drafts_with_tags_and_a_second_time_nothing(author):
    html = upload(author).content.decode()
    form = hidden(html) | {"tags": "intake, zorg"}
    done = author.post(reverse("lms_modules_import"), form).content.decode()
    assert "3 vragen zijn toegevoegd." in done
    assert "Dit is alleen tekst" in done
    first = SingleChoiceQuestion.objects.get(text="Wat doe je eerst?")
    assert (first.live, sorted(first.tags.names())) == (False, ["intake", "zorg"])
    assert first.latest_revision is not None
    again = author.post(reverse("lms_modules_import"), form).content.decode()
    assert "Deze vraag staat al in de vragenbank." in again
    assert Question.objects.count() == 3


def test_publishing_at_once_when_the_author_wants_it(author):
    form = hidden(upload(author).content.decode()) | {"publish": "on"}
    author.post(reverse("lms_modules_import"), form)
    question = FillQuestion.objects.get()
    assert (question.live, question.text) == (True, "Vul in: dat is _____.")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "leeg"),
        (b"\x00\x01\x02", "Kies een bestand in GIFT of QTI."),
        (b"<?xml version='1.0'?><!DOCTYPE a><a/>", "DOCTYPE"),
        (b"// niets", "geen vragen"),
        (b"\n\n".join(b"Vraag %d? {T}" % number for number in range(501)), "meer dan 500"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error_with_a_reason(author, content, said):
    response = upload(author, content)
    assert response.status_code == 422
    assert said in response.content.decode()


def test_what_is_confirmed_is_read_again_and_not_believed(author):
    response = author.post(reverse("lms_modules_import"), {"name": "x", "content": "geen base64!"})
    assert response.status_code == 302
    assert not Question.objects.exists()


def test_nobody_imports_or_exports_without_the_right_to_add_questions(client_of):
    person = PersonFactory()
    person.user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    browser = client_of(person)
    for name in ("lms_modules_import", "lms_modules_export"):
        response = browser.get(reverse(name))
        assert response.status_code in (302, 403)
        assert reverse(name) not in browser.get(reverse("wagtailadmin_home")).content.decode()
    assert upload(browser).status_code in (302, 403)
    assert not Question.objects.exists()


def test_who_may_add_one_kind_adds_only_that_kind(administrator):
    person = PersonFactory()
    person.user.user_permissions.add(Permission.objects.get(codename="add_fillquestion"))
    plan = plan_import(read_gift(GIFT), user=person.user)
    assert [question.kind for _found, question in plan.new] == ["fill"]
    assert [note.code for note in plan.notes if note.is_lost].count("may_not") == 2


def test_a_failure_halfway_adds_nothing(administrator, monkeypatch):
    kept = service.add_question
    calls = []

    def failing(question, **more):
        calls.append(question)
        if len(calls) == 2:
            raise RuntimeError("disk")
        return kept(question, **more)

    monkeypatch.setattr(service, "add_question", failing)
    with pytest.raises(RuntimeError):
        import_questions(read_gift(GIFT), user=administrator)
    assert not Question.objects.exists()


def test_a_question_that_is_not_valid_here_is_named(administrator):
    text = (
        f"Eén antwoord {{=a}}\n\nTe lang {{={'a' * 301} ~b}}\n\nTwee {{~%50%a ~%50%b}}\n\nDubbel {{T}}\n\nDubbel {{T}}"
    )
    plan = plan_import(read_gift(text), user=administrator)
    assert [question.text for _found, question in plan.new] == ["Eén antwoord", "Dubbel"]
    lost = {note.about: (note.code, note.what) for note in plan.notes if note.is_lost}
    assert lost["Te lang"][0] == "invalid"
    assert "300" in lost["Te lang"][1]
    assert lost["Twee"][0] == "invalid"
    assert lost["Dubbel"][0] == "double_here"


def test_everything_in_the_bank_goes_out_and_comes_back(author, administrator):
    every = [single_choice(), multiple_choice(), bank.true_false(), bank.order(), bank.match(), bank.fill()]
    every += [bank.number(), bank.words(), bank.open_answer(), bank.listening()]
    written = write_file("qti", Question.objects.order_by("pk"))
    assert [(note.code, note.is_lost) for note in written.notes] == [("order_points", False), ("kind", True)]
    back = [found.spec for found in read_qti(written.content).found]
    assert [signature(spec) for spec in back] == [signature(registry.spec_of(each)) for each in every[:-1]]
    Question.objects.exclude(pk=every[-1].pk).delete()
    done = import_questions(read_file(upload_of("a.zip", written.content)), user=administrator, publish=True)
    assert (len(done.questions), done.published) == (9, 9)


def test_the_export_shows_what_is_left_out_and_gives_the_file(author):
    single_choice("Alleen deze?")
    bank.order("Welke volgorde?")
    url = reverse("lms_modules_export")
    html = author.get(url).content.decode()
    assert "1 vraag in het bestand" in html
    assert "Welke volgorde?" in html
    assert "Deze soort vraag past niet in dit bestand." in html
    response = author.get(url, {"formaat": "gift", "bestand": "1"})
    assert "attachment" in response["Content-Disposition"]
    assert "Alleen deze?" in response.content.decode()
    chosen = author.get(url, {"formaat": "qti", "soort": "order", "bestand": "1"})
    assert [found.spec.kind for found in read_qti(chosen.content).found] == ["order"]
    assert author.get(url, {"formaat": "pdf"}).status_code == 422


def test_a_package_with_pictures_is_kept_without_them(author):
    single_choice()
    content = io.BytesIO(write_file("qti", Question.objects.all()).content)
    with zipfile.ZipFile(content, "a") as package:
        package.writestr("groot.png", bytes(range(256)) * 20_000)
    Question.objects.all().delete()
    html = upload(author, content.getvalue(), "vragen.zip").content.decode()
    assert "1 nieuwe vraag" in html
    assert len(hidden(html)["content"]) < 10_000


def test_every_note_has_a_sentence():
    folders = [inspect.getfile(qti).rpartition("/")[0], inspect.getfile(gift).rpartition("/")[0]]
    source = "".join(file.read_text() for folder in folders for file in Path(folder).glob("*.py"))
    for code in re.findall(r'NotTaken\("(\w+)"', source):
        assert _lost(code) != _lost("?"), code
    for code in re.findall(r'\.add\("(\w+)"(?![^\n]*lost=True)', source):
        assert _left_out(code) != _left_out("?"), code
    assert set(WRITERS) == {"gift", "qti"}
