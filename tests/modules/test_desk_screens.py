"""The trainer's desk through the browser's eyes: what waits for whom, and what becomes of a form."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from lms.models import AccessEntry
from lms.tenancy import Role
from media.models import PrivateFile
from modules.models import CannedRemark, Completion, Piece, Review
from tests.content_desk import presentation_page, rubric
from tests.factories import PersonFactory
from tests.media.files import MP3
from tests.modules.desk import Desk, desk_with, many_pieces

pytestmark = pytest.mark.django_db
DESK, QUEUE = "lms_modules:desk", "lms_modules:desk_queue"
# With session, user, person, roles and the shell around the page.
AT_MOST = 18


@pytest.fixture
def desk() -> Desk:
    return desk_with(presentation_page(judged_with=rubric("Luistert", "Vat samen"), title="Drie gesprekken"))


def url_of(piece: Piece) -> str:
    return reverse("lms_modules:desk_piece", args=[piece.pk])


def filled_in(**fields: str) -> dict[str, str]:
    return {"c-k1": "3", "c-k2": "2", "fb": "Mooi.", "besluit": "goed", "actie": "geven"} | fields


def test_the_desk_opens_at_what_waits_longest(desk, client_of):
    desk.piece("Noor Nieuw", days=1)
    oldest = desk.piece("Guus Oud", days=4)
    assert client_of(desk.trainer).get(reverse(DESK)).url == url_of(oldest)


def test_saving_goes_on_to_the_next_piece_and_the_learner_reads_it(desk, client_of):
    first, second = desk.piece("Guus Oud", days=4), desk.piece("Noor Nieuw", days=1)
    client = client_of(desk.trainer)
    page = client.get(url_of(first)).content.decode()
    assert "1 van 2" in page
    assert "Feedback aan Guus" in page
    response = client.post(url_of(first), filled_in())
    assert response.url == url_of(second)
    assert Completion.objects.get().registration == first.registration
    assert client.post(url_of(second), filled_in()).url == reverse(DESK)
    assert "Er wacht niets op jou" in client.get(reverse(DESK)).content.decode()
    learner = client_of(first.registration.person)
    seen = learner.get(reverse("lms_modules:activity", args=[first.registration.uuid, desk.activity.pk]))
    assert "Mooi." in seen.content.decode()


def test_a_draft_is_seen_by_nobody_else(desk, client_of):
    piece = desk.piece()
    client, colleague = client_of(desk.trainer), desk.colleague(name="Soraya Collega")
    answer = client.post(
        url_of(piece), filled_in(actie="concept", fb="Nog niet af"), headers={"accept": "application/json"}
    )
    assert "Robin ziet nog niets." in answer.json()["status"]
    assert "Nog niet af" in client.get(url_of(piece)).content.decode()
    other = client_of(colleague).get(url_of(piece)).content.decode()
    assert "Nog niet af" not in other
    assert "Ruben Trainer is hiermee bezig." in other
    own = client_of(piece.registration.person)
    seen = own.get(reverse("lms_modules:activity", args=[piece.registration.uuid, desk.activity.pk]))
    assert "Nog niet af" not in seen.content.decode()


def test_what_is_missing_is_said_and_nothing_is_lost(desk, client_of):
    piece = desk.piece()
    response = client_of(desk.trainer).post(url_of(piece), {"c-k1": "1", "fb": "Half", "actie": "geven"})
    assert response.status_code == 422
    assert "Kies een besluit" in response.content.decode()
    assert "Half" in response.content.decode()
    response = client_of(desk.trainer).post(url_of(piece), filled_in(besluit="opnieuw"))
    assert "Schrijf wat er nog mist." in response.content.decode()
    assert Piece.objects.get().state == "waiting"
    assert Review.objects.get().text == "Mooi."


def test_who_comes_second_is_told_and_keeps_the_text(desk, client_of):
    piece, late = desk.piece(), desk.colleague(name="Soraya Collega")
    client = client_of(late)
    client.get(url_of(piece))
    client_of(desk.trainer).post(url_of(piece), filled_in())
    page = client.post(url_of(piece), filled_in(besluit="opnieuw", reden="Anders.", fb="Mijn woorden"), follow=True)
    text = page.content.decode()
    assert "Iemand anders was net eerder" in text
    assert "Mijn woorden" in text
    assert "Ruben Trainer" in text
    assert Piece.objects.get().state == "good"


def test_two_assessors_judge_blind(desk, client_of):
    piece = desk.piece(reviewers_needed=2)
    other = desk.colleague(Role.ASSESSOR, name="Jelle Beoordelaar")
    client_of(desk.trainer).post(url_of(piece), filled_in(fb="Oordeel van Ruben"))
    assert "Oordeel van Ruben" not in client_of(other).get(url_of(piece)).content.decode()
    assert "De andere beoordelaar moet nog." in client_of(desk.trainer).get(url_of(piece)).content.decode()
    assert client_of(desk.trainer).get(reverse(DESK)).status_code == 200, "it does not wait for Ruben any more"
    client_of(other).post(url_of(piece), filled_in(besluit="opnieuw", reden="Noem een voorbeeld."))
    piece.refresh_from_db()
    assert piece.state == "again"
    assert "Oordeel van Ruben" in client_of(other).get(url_of(piece)).content.decode()


def test_without_scripts_a_canned_remark_comes_at_the_end_of_the_text(desk, client_of):
    piece = desk.piece()
    mine = CannedRemark.objects.create(person=desk.trainer, title="Gevoel", text="Noem ook het gevoel.")
    foreign = CannedRemark.objects.create(person=PersonFactory(), title="Anders", text="Niet van mij.")
    client = client_of(desk.trainer)
    client.post(url_of(piece), {"fb": "Mooi.", "zin": str(mine.pk)})
    client.post(url_of(piece), {"fb": "Mooi.\nNoem ook het gevoel.", "zin": str(foreign.pk)})
    assert Review.objects.get().text == "Mooi.\nNoem ook het gevoel."


def test_remarks_are_kept_changed_and_thrown_away(desk, client_of):
    client, url = client_of(desk.trainer), reverse("lms_modules:remarks")
    for text in ("Kort.", "Korter mag."):
        client.post(url, {"naam": "Korter", "tekst": text})
    assert CannedRemark.objects.get().text == "Korter mag."
    foreign = CannedRemark.objects.create(person=PersonFactory(), title="Anders", text="Niet van mij.")
    client.post(url, {"weg": str(foreign.pk)})
    client.post(url, {"weg": str(CannedRemark.objects.get(person=desk.trainer).pk)})
    assert CannedRemark.objects.get() == foreign


def test_each_look_at_somebodys_work_is_recorded(desk, client_of):
    piece = desk.piece()
    client_of(desk.trainer).get(url_of(piece))
    entry = AccessEntry.objects.get()
    assert (entry.subject, entry.actor, entry.what) == (
        piece.registration.person,
        desk.trainer,
        "Nakijken: Drie gesprekken",
    )


def test_work_of_others_groups_drafts_and_own_work_are_not_there(desk, client_of):
    elsewhere = desk_with().piece()
    draft = desk.piece(state=Piece.State.DRAFT, handed_in_at=None)
    ahead = desk.piece(handed_in_at=timezone.now() + datetime.timedelta(days=1))
    own = desk.piece(run=desk.learner())
    Piece.objects.filter(pk=own.pk).update(registration=own.registration)
    own.registration.person = desk.trainer
    own.registration.save()
    client = client_of(desk.trainer)
    for piece in (elsewhere, draft, ahead, own):
        assert client.get(url_of(piece)).status_code == 404
        assert client.post(url_of(piece), filled_in()).status_code == 404
    assert client.get(reverse(DESK)).status_code == 200
    assert not Review.objects.exists()


def test_the_queue_is_narrowed_and_walked_by_key(desk, client_of):
    many_pieces(desk, 60, people=30)
    other = desk_with()
    other.colleague()
    client = client_of(desk.trainer)
    page = client.get(reverse(QUEUE))
    assert "Er wacht 60 keer werk op je" in page.content.decode()
    seen, url = [], reverse(QUEUE)
    while url:
        context = client.get(url).context
        seen += [item.id for item in context["items"]]
        url = context["further"]
    assert len(seen) == len(set(seen)) == 60
    step = Piece.objects.first().activity_id
    assert client.get(reverse(QUEUE), {"stap": str(step)}).context["total"] == 30
    assert client.get(reverse(QUEUE), {"groep": str(desk.cohort.uuid)}).context["total"] == 60
    assert client.get(reverse(QUEUE), {"groep": str(other.cohort.uuid)}).context["total"] == 0
    for nonsense in ({"groep": "x"}, {"na": "gisteren~1"}, {"stap": "x"}, {"na": "2026-01-01~5"}):
        assert client.get(reverse(QUEUE), nonsense).status_code == 200


@pytest.mark.slow
def test_ten_thousand_waiting_open_under_the_same_budget_as_ten(desk, client_of, assert_max_queries):
    client = client_of(desk.trainer)
    for number in (10, 9_990):
        many_pieces(desk, number, people=500)
        pages = [
            reverse(DESK),
            url_of(Piece.objects.earliest("handed_in_at")),
            reverse(QUEUE),
            reverse("lms:begeleiding"),
        ]
        for url in pages:
            client.get(url)
        for url in pages:
            with assert_max_queries(AT_MOST):
                client.get(url)
    assert "99+" in client.get(reverse(QUEUE)).content.decode()


def test_a_trainer_speaks_and_the_learner_hears_it_after_the_decision(desk, client_of):
    piece = desk.piece()
    client, learner = client_of(desk.trainer), client_of(piece.registration.person)
    form = {"actie": "geluid", "fb": "Luister maar.", "bestand": SimpleUploadedFile("feedback.mp3", MP3)}
    client.post(url_of(piece), form)
    sound = PrivateFile.objects.get()
    where = reverse("lms_media:file", args=[sound.uuid])
    assert learner.get(where).status_code == 404
    client.post(url_of(piece), filled_in())
    assert Review.objects.get().audio == sound
    address = reverse("lms_modules:activity", args=[piece.registration.uuid, desk.activity.pk])
    assert where in learner.get(address).content.decode()
    assert learner.get(where).status_code == 200


def test_a_sound_that_came_second_is_heard_by_its_speaker_alone(desk, client_of):
    """Two trainers spoke at once; the words of the second are not used, so neither is the sound."""
    piece, second = desk.piece(), desk.colleague()
    for trainer in (desk.trainer, second):
        form = {"actie": "geluid", "fb": "Luister.", "bestand": SimpleUploadedFile("feedback.mp3", MP3)}
        client_of(trainer).post(url_of(piece), form)
    for trainer in (desk.trainer, second):
        client_of(trainer).post(url_of(piece), filled_in())
    used, unused = (PrivateFile.objects.get(owner=each) for each in (desk.trainer, second))
    assert Review.objects.get(state=Review.State.GIVEN).audio == used
    learner = client_of(piece.registration.person)
    used_at, unused_at = (reverse("lms_media:file", args=[each.uuid]) for each in (used, unused))
    assert learner.get(used_at).status_code == 200
    assert learner.get(unused_at).status_code == 404
    assert client_of(second).get(unused_at).status_code == 200
    # A sound that some other piece's review holds is not a way in either.
    Review.objects.filter(reviewer=second).update(audio=unused)
    assert learner.get(unused_at).status_code == 404
