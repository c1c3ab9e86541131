"""One learner, one quiz of all kinds: by keyboard alone on a telephone, and once more without JavaScript."""

from typing import Any

import pytest
from django.utils import timezone

from modules.models import Accommodation, Answer, Attempt, Piece
from modules.services.grading import piece_decided
from tests import content_questions as bank
from tests.browser.look import look
from tests.content import multiple_choice, published_module, quiz_page, single_choice
from tests.factories import PersonFactory, RegistrationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RIGHT = {"eerst": "Begroeten", "dan": "Luisteren", "toen": "Samenvatten", "laatst": "Afspreken"}


@pytest.fixture
def learner(settings, tmp_path) -> Any:
    """A learner at a quiz with one question of each kind, with enough time."""
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.MEDIA_ROOT, settings.STORAGES = tmp_path, settings.STORAGES | {"default": files}
    case = "Een inwoner belt over een brief. Die brief kwam drie keer."
    questions = [
        single_choice("Wat doe je eerst als iemand boos opbelt?"),
        multiple_choice("Wat helpt?"),
        bank.true_false(case=case),
        bank.order(explanation="Eerst contact, dan pas de inhoud."),
        bank.match(),
        bank.fill(),
        bank.number(explanation="Een paspoort kost overal hetzelfde."),
        bank.words(case="Lees wat de inwoner zegt."),
        bank.listening(case="Mevrouw Denkbeeld belt over een brief. Luister zo vaak als je wilt."),
        bank.open_answer(case=case),
    ]
    module = published_module([quiz_page(title="Alles door elkaar", questions=questions, time_limit=60)])
    run = RegistrationFactory(module=module.module, person=PersonFactory(name="Noor Voorbeeld"))
    Accommodation.objects.create(person=run.person, extra_percent=50, reason="Afgesproken op 3 maart.")
    return run


@pytest.fixture
def quiz_url(learner) -> str:
    return f"/leren/{learner.uuid}/{learner.module.activities.get().pk}/"


def test_a_quiz_of_all_kinds_by_keyboard_on_a_telephone(page_at, log_in, keyboard, learner, quiz_url):
    page = page_at(360)
    log_in(page, learner.person.user)
    page.goto(quiz_url)
    keys = keyboard(page)

    def seen(name: str) -> None:
        look(page, f"vraag-{name}")
        page.set_viewport_size({"width": 360, "height": 900})

    def check(name: str, heading: str = "Dat is goed") -> None:
        seen(name)
        keys.activate("Verstuur" if name == "open" else "Kijk na")
        assert heading in page.inner_text("h1")
        seen(f"{name}-antwoord")
        keys.activate("Ga verder" if name == "open" else "Volgende vraag")

    seen("begin")
    keys.activate("Begin met de toets")
    assert "Je hebt tijd tot" in page.inner_text("main")
    keys.choose("Luisteren")
    check("een")
    keys.choose("Samenvatten")
    keys.choose("Doorvragen")
    check("meer")
    keys.choose("Waar")
    check("stelling")
    put_in_order(page, keys)
    check("volgorde")
    for left, right in (("Boos", "Harde stem"), ("Bang", "Korte adem"), ("Blij", "Zucht")):
        keys.tab_to(left)
        page.keyboard.type(right)
    check("paren", "Voor een deel goed")
    keys.tab_to("Gat 1 van 2")
    page.keyboard.type("voorstellen")
    keys.tab_to("Gat 2 van 2")
    page.keyboard.type("twee")
    check("invullen", "Voor een deel goed")
    keys.tab_to("Je antwoord")
    page.keyboard.type("83,87")
    check("getal")
    for word in ("woedend", "brief", "beu"):
        keys.choose(word)
    check("woorden", "Voor een deel goed")
    keys.tab_to("Boos")
    page.keyboard.press("ArrowDown")  # arrows choose within a group
    keys.choose("Ik hoor dat u schrikt.")
    keys.tab_to("Wat zou jij zeggen?")
    page.keyboard.type("Ik hoor dat u bang bent")
    check("luisteren")
    keys.tab_to("Je antwoord")
    page.keyboard.type("Ik hoor dat u schrikt van de brief.")
    check("open", "Je antwoord is verstuurd")
    assert "Wacht op feedback" in page.inner_text("h1")
    seen("wacht")
    piece = Piece.objects.get()
    Piece.objects.update(state="good", decided_at=timezone.now())
    piece_decided(Piece.objects.get(pk=piece.pk))
    page.reload()
    assert "Je bent geslaagd" in page.inner_text("h1")
    seen("uitslag")
    assert Attempt.objects.get().max_points == 10
    page.get_by_role("link", name="Bekijk de uitleg: Hoe verloopt een gesprek?").click()
    assert "Dat is goed" in page.inner_text("h1")


def put_in_order(page: Any, keys: Any) -> None:
    """With the buttons up and down: each part to its place, last one first."""
    for place, text in enumerate(RIGHT.values()):
        while (at := texts(page).index(text)) > place:
            keys.tab_to(f"Omhoog: {text}")
            page.keyboard.press("Enter")
            assert texts(page).index(text) == at - 1
    assert f"staat nu op plek {len(RIGHT)}" in page.inner_text("[data-order-said]") or texts(page) == [*RIGHT.values()]


def texts(page: Any) -> list[str]:
    return [each.strip() for each in page.locator(".ll-place__label").all_inner_texts()]


def test_a_quiz_of_all_kinds_without_javascript(page_at, log_in, learner, quiz_url):
    page = page_at(360, javascript=False)
    log_in(page, learner.person.user)
    page.goto(quiz_url)
    page.get_by_role("button", name="Begin met de toets").click()

    def check(button: str = "Kijk na") -> None:
        page.get_by_role("button", name=button).click()
        page.locator(".ll-answerbar .ll-button--next").click()

    page.get_by_label("Luisteren").check()
    check()
    page.get_by_label("Samenvatten").check()
    page.get_by_label("Doorvragen").check()
    check()
    page.get_by_label("Waar", exact=True).check()
    check()
    page.get_by_role("button", name="Kijk na").click()
    assert "Geef elk stuk een eigen plek" in page.inner_text("main")
    for place, text in enumerate(RIGHT.values(), 1):
        page.get_by_label(text).select_option(str(place))
    check()
    for left, right in (("Boos", "Harde stem"), ("Bang", "Korte adem"), ("Blij", "Lach in de stem")):
        page.get_by_label(left).select_option(label=right)
    check()
    page.get_by_label("Gat 1 van 2").fill("Kennismaken")
    page.get_by_label("Gat 2 van 2").fill("een")
    check()
    page.get_by_label("Je antwoord").fill("€ 84")
    check()
    for word in ("woedend", "het", "beu"):
        page.get_by_label(word, exact=True).check()
    check()
    page.get_by_label("Bang").check()
    page.get_by_label("Ik hoor dat u schrikt.").check()
    page.get_by_label("Wat zou jij zeggen?").fill("Ik hoor dat u bang bent")
    check()
    page.get_by_label("Je antwoord").fill("Ik hoor dat u schrikt.")
    check("Verstuur")
    assert "Wacht op feedback" in page.inner_text("h1")
    assert set(Answer.objects.exclude(points=None).values_list("points", flat=True)) == {1.0}
