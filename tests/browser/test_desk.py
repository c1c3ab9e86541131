"""The trainer's desk in a browser: by keyboard alone, without scripts on a telephone, and a tab that is closed."""

import re
from typing import Any

import pytest

from modules.models import Piece, Review
from tests.browser.look import look
from tests.content_desk import presentation_page, rubric
from tests.modules.desk import Desk, desk_with

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk() -> Desk:
    kader = rubric("Vat samen in eigen woorden", "Controleert of het klopt")
    made = desk_with(presentation_page(judged_with=kader, title="Samenvatten in drie gesprekken"))
    for days, name in ((4, "Noor Voorbeeld"), (3, "Guus Oefening"), (1, "Bo van Inkt")):
        made.piece(name, days=days)
    return made


def choose(page: Any, keys: Any, label: str, steps: int) -> None:
    """Tab into a scale and walk to a level with the arrow keys."""
    keys.tab_to(label)
    page.keyboard.press("Space")
    for _ in range(steps):
        page.keyboard.press("ArrowRight")


def test_a_trainer_grades_three_pieces_by_keyboard_without_leaving_the_desk(page_at, log_in, keyboard, desk):
    page = page_at(1280)
    log_in(page, desk.trainer.user)
    page.goto("/begeleiding/nakijken/")
    look(page, "desk")
    for name in ("Noor", "Guus", "Bo"):
        keys = keyboard(page)
        assert name in page.inner_text(".ll-meta")
        choose(page, keys, "Nog niet", 2)
        choose(page, keys, "Nog niet", 3)
        keys.tab_to(f"Feedback aan {name}")
        page.keyboard.type("Mooi samengevat.")
        keys.choose("Goed")
        keys.activate("Opslaan en volgende")
    assert "Er wacht niets op jou" in page.inner_text("main")
    assert set(Piece.objects.values_list("state", flat=True)) == {"good"}
    assert [review.scores for review in Review.objects.all()] == [{"k1": 2, "k2": 3}] * 3
    look(page, "desk-empty")


def test_a_trainer_sends_back_on_a_telephone_without_scripts(page_at, log_in, desk):
    page = page_at(360, javascript=False)
    log_in(page, desk.trainer.user)
    page.goto("/begeleiding/nakijken/")
    page.get_by_label("Vul aan").check()
    page.get_by_label("Feedback aan Noor").fill("Een goed begin.")
    page.get_by_role("button", name="Bewaar als concept").click()
    assert re.search(r"Concept bewaard om \d+\.\d\d uur\. Noor ziet nog niets\.", page.inner_text("#bewaard"))
    page.get_by_role("button", name="Opslaan en volgende").click()
    assert "Schrijf wat er nog mist." in page.inner_text("[role=alert]")
    page.get_by_label("Wat mist er nog?").fill("Zeg ook wat de inwoner voelde.")
    page.get_by_role("button", name="Opslaan en volgende").click()
    assert "Guus" in page.inner_text(".ll-meta")
    assert Review.objects.get().reason == "Zeg ook wat de inwoner voelde."


def test_a_draft_survives_a_closed_tab_and_the_learner_sees_nothing(page_at, log_in, desk):
    page = page_at(1280)
    log_in(page, desk.trainer.user)
    page.goto("/begeleiding/nakijken/")
    page.get_by_label("Feedback aan Noor").fill("Hier was ik gebleven")
    page.close()
    again = page_at(1280)
    log_in(again, desk.trainer.user)
    again.goto("/begeleiding/nakijken/")
    again.get_by_text("Noor ziet nog niets").wait_for()
    assert again.get_by_label("Feedback aan Noor").input_value() == "Hier was ik gebleven"
    piece = Piece.objects.earliest("handed_in_at")
    learner = page_at(360)
    log_in(learner, piece.registration.person.user)
    learner.goto(f"/leren/{piece.registration.uuid}/{piece.activity_id}/")
    assert "Hier was ik gebleven" not in learner.content()
    look(learner, "presentation")


def test_typing_is_kept_and_remarks_go_to_the_cursor(page_at, log_in, desk):
    desk.trainer.canned_remarks.create(title="Noem het gevoel", text="Noem ook het gevoel.")
    page = page_at(1280)
    log_in(page, desk.trainer.user)
    page.goto("/begeleiding/nakijken/")
    page.get_by_label("Feedback aan Noor").fill("Mooi.")
    page.get_by_text("Standaardzinnen", exact=True).click()
    page.get_by_role("button", name="Noem het gevoel").click()
    assert page.get_by_label("Feedback aan Noor").input_value() == "Mooi. Noem ook het gevoel."
    page.get_by_label("Sterk").first.check()
    page.get_by_text("Nog 1 regel open:").wait_for()
    page.get_by_text("Concept bewaard om").wait_for()
    assert Review.objects.get().text == "Mooi. Noem ook het gevoel."
    look(page, "desk-draft")
