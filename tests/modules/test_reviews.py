"""Judging a piece: drafts, decisions, two reviewers, and what the rubric was."""

import pytest
from django.core.management import call_command
from wagtail.models import Revision

from modules.feedback import feedback_on
from modules.models import Attempt, Completion, Piece, Review
from modules.rubrics import spec_at, spec_of
from modules.services.reviews import NotForYou, Words, give_review, save_draft
from tests.content_desk import presentation_page, rubric
from tests.modules.desk import Desk, desk_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def kader():
    return rubric("Luistert", "Vat samen")


@pytest.fixture
def desk(kader) -> Desk:
    return desk_with(presentation_page(judged_with=kader))


def good(kader, **fields: object) -> Words:
    return Words(
        **{"decision": "good", "text": "Mooi.", "scores": {"k1": 3, "k2": 2}, "rubric": spec_of(kader)} | fields
    )


def again(kader, reason: str = "Noem het gevoel.") -> Words:
    return Words(decision="again", reason=reason, scores={"k1": 0}, rubric=spec_of(kader))


def test_good_completes_the_step_with_the_score_of_the_rubric(desk, kader):
    piece = desk.piece()
    verdict = give_review(reviewer=desk.trainer, piece=piece, words=good(kader))
    assert verdict.outcome == "good"
    piece.refresh_from_db()
    assert (piece.state, piece.decided_at is not None) == ("good", True)
    completion = Completion.objects.get(registration=piece.registration, activity=desk.activity)
    assert (completion.attempt.score, completion.attempt.number) == (pytest.approx(5 / 6), 1)
    piece.registration.refresh_from_db()
    assert piece.registration.completed_at is not None


def test_again_is_a_try_without_completion(desk, kader):
    piece = desk.piece()
    assert give_review(reviewer=desk.trainer, piece=piece, words=again(kader)).outcome == "again"
    assert not Completion.objects.exists()
    assert Attempt.objects.get().passed is False


def test_again_without_a_reason_is_not_given_and_kept(desk, kader):
    piece = desk.piece()
    verdict = give_review(reviewer=desk.trainer, piece=piece, words=again(kader, reason=" "))
    assert verdict.problems == ("reason",)
    assert Review.objects.get().scores == {"k1": 0}
    assert Piece.objects.get().state == "waiting"


def test_a_second_press_changes_nothing(desk, kader):
    piece = desk.piece()
    for _ in range(2):
        assert give_review(reviewer=desk.trainer, piece=piece, words=good(kader)).counted
    assert give_review(reviewer=desk.trainer, piece=piece, words=again(kader)).outcome == "good"
    assert (Review.objects.get().decision, Attempt.objects.count()) == ("good", 1)


def test_who_comes_second_keeps_the_text_and_decides_nothing(desk, kader):
    piece, late = desk.piece(), desk.colleague()
    give_review(reviewer=desk.trainer, piece=piece, words=good(kader))
    verdict = give_review(reviewer=late, piece=piece, words=again(kader))
    assert (verdict.counted, verdict.outcome) == (False, "good")
    kept = Review.objects.get(reviewer=late)
    assert (kept.state, kept.reason) == ("draft", "Noem het gevoel.")
    assert [each.reviewer for each in feedback_on(piece.registration_id, desk.activity.pk)[0].reviews] == [
        "Ruben Trainer"
    ]


def test_nothing_is_seen_before_everybody_gave_theirs(desk, kader):
    piece, other = desk.piece(reviewers_needed=2), desk.colleague()
    save_draft(reviewer=desk.trainer, piece=piece, words=good(kader))
    assert feedback_on(piece.registration_id, desk.activity.pk) == []
    assert give_review(reviewer=desk.trainer, piece=piece, words=good(kader)).outcome == "waiting"
    assert feedback_on(piece.registration_id, desk.activity.pk) == []
    assert give_review(reviewer=other, piece=piece, words=again(kader)).outcome == "again"
    version = feedback_on(piece.registration_id, desk.activity.pk)[0]
    assert [review.good for review in version.reviews] == [True, False]
    assert version.reviews[1].reason == "Noem het gevoel."


def test_nobody_judges_the_own_work(desk, kader):
    piece = desk.piece()
    for judge in (save_draft, give_review):
        with pytest.raises(NotForYou):
            judge(reviewer=piece.registration.person, piece=piece, words=good(kader))
    assert not Review.objects.exists()


def test_what_is_not_handed_in_is_not_judged(desk, kader):
    piece = desk.piece(state=Piece.State.DRAFT)
    with pytest.raises(NotForYou):
        give_review(reviewer=desk.trainer, piece=piece, words=good(kader))


def test_a_draft_that_arrives_after_the_review_was_given_is_ignored(desk, kader):
    piece = desk.piece()
    give_review(reviewer=desk.trainer, piece=piece, words=good(kader))
    piece.refresh_from_db()
    assert save_draft(reviewer=desk.trainer, piece=piece, words=again(kader)) is False
    assert Review.objects.get().decision == "good"


def test_a_new_version_of_the_rubric_does_not_change_what_was_given(desk, kader):
    piece = desk.piece()
    give_review(reviewer=desk.trainer, piece=piece, words=good(kader))
    before = desk.published.module.content_version
    raw = kader.criteria.get_prep_value()
    raw[0]["value"]["name"] = "Luistert actief"
    raw[0]["value"]["levels"][3]["value"]["label"] = "Uitmuntend"
    kader.criteria = raw[:1]
    kader.save_revision().publish()
    kader.refresh_from_db()
    assert [each.name for each in spec_of(kader).criteria] == ["Luistert actief"]
    lines = feedback_on(piece.registration_id, desk.activity.pk)[0].reviews[0].lines
    assert [(line.name, line.level) for line in lines] == [("Luistert", "Sterk"), ("Vat samen", "Goed")]
    desk.published.module.refresh_from_db()
    assert desk.published.module.content_version == before + 1, "learners and trainers see the new version"


@pytest.mark.django_db(transaction=True)
def test_a_revision_that_a_review_was_made_with_cannot_be_cleaned_up(desk, kader):
    used = kader.live_revision_id
    give_review(reviewer=desk.trainer, piece=desk.piece(), words=good(kader))
    kader.save_revision().publish()
    call_command("purge_revisions", verbosity=0)
    assert spec_at(used) is not None
    assert Revision.objects.filter(pk=used).exists()
