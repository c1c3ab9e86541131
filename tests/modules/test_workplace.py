"""A workplace task: the learner reports, the coach signs off, and the step is done."""

import datetime

import pytest
from django.utils import timezone

from lms.models import AccessEntry
from modules.models import Completion, ItemReport, SignOff
from modules.rules.workplace import WorkItem, ball, is_done
from modules.services.signoff import Judged, OwnWork, sign_off
from modules.services.workplace import Report, keep_reports
from tests.content_workplace import ASK_ON, SUMMARISE, workplace_page
from tests.modules.guided import Guided, guided, key

TODAY = timezone.localdate()


@pytest.fixture
def task(db: None) -> Guided:
    return guided(workplace_page(title="Samenvatten aan de balie"))


def good(item: str, state: str = "good", remark: str = "") -> Judged:
    return Judged(item, state, remark, TODAY)


def address(task: Guided) -> str:
    return f"/begeleiding/praktijk/{task.registration.uuid}/{task.activity.pk}/"


def ticked(*items: str, **fields: str) -> dict[str, object]:
    return {"gedaan": list(items), **{f"datum-{item}": str(TODAY) for item in items}, "sleutel": str(key(1)), **fields}


ITEMS = (WorkItem("a", "", "", True), WorkItem("b", "", "", True), WorkItem("c", "", "", False))


def test_a_task_is_done_when_every_obligatory_item_is_good():
    assert not is_done(ITEMS, {"a", "c"})
    assert is_done(ITEMS, {"a", "b"})
    assert not is_done((), set())
    assert not is_done(ITEMS[2:], set()), "without obligatory items it asks for all"


def test_the_learner_has_the_ball_as_long_as_something_is_left_to_do():
    assert ball(ITEMS, {"a": "asked"}) == "learner"
    assert ball(ITEMS, {"a": "asked", "b": "asked"}) == "coach"
    assert ball(ITEMS, {"a": "again", "b": "good"}) == "learner"
    assert ball(ITEMS, {"a": "good", "b": "good"}) == "done"


def test_what_a_learner_asks_appears_for_the_coach_and_goes_away_when_judged(client_of, task):
    learner, coach = client_of(task.learner), client_of(task.coach)
    response = learner.post(task.url, ticked(SUMMARISE, actie="vragen"), follow=True)
    assert "Gevraagd. Je coach of trainer kijkt naar 1 onderdeel." in response.content.decode()
    assert "Ruben Kijker (coach)" in response.content.decode()
    assert "Noor Voorbeeld: Samenvatten aan de balie" in coach.get("/begeleiding/praktijk/").content.decode()
    assert "1 wacht op jou" in coach.get("/begeleiding/").content.decode()
    sign_off(**task.at, judged=good(SUMMARISE), by=task.coach, key=key(2))
    assert "Er wacht nu niets" in coach.get("/begeleiding/praktijk/").content.decode()
    assert "Noor Voorbeeld" in coach.get("/begeleiding/praktijk/?alle=1").content.decode()


def test_the_last_obligatory_signature_completes_the_step(task):
    assert sign_off(**task.at, judged=good(SUMMARISE), by=task.coach, key=key(1)) is None
    finished = sign_off(**task.at, judged=good(ASK_ON), by=task.trainer, key=key(2))
    assert finished.first_completion
    assert finished.module_completed
    assert [row.signed_name for row in SignOff.objects.all()] == ["Ruben Kijker", "Ans Trainster"]


def test_an_item_that_may_be_skipped_is_not_waited_for(db):
    task = guided(workplace_page(optional=[ASK_ON]))
    assert sign_off(**task.at, judged=good(SUMMARISE), by=task.coach, key=key(1)).first_completion


def test_a_replayed_signature_does_not_take_the_question_of_later_away(task):
    reports = {SUMMARISE: Report(TODAY)}
    not_yet = good(SUMMARISE, "again", "Vat samen voor je ophangt.")
    sign_off(**task.at, judged=not_yet, by=task.coach, key=key(1))
    keep_reports(**task.own, reports=reports, ask=True)
    sign_off(**task.at, judged=not_yet, by=task.coach, key=key(1))
    assert SignOff.objects.count() == 1
    assert ItemReport.objects.waiting().count() == 1


def test_the_last_judgement_holds_and_the_history_stays(client_of, task):
    sign_off(**task.at, judged=good(SUMMARISE), by=task.coach, key=key(1))
    sign_off(**task.at, judged=good(SUMMARISE, "again", "Toch nog niet."), by=task.trainer, key=key(2))
    sign_off(**task.at, judged=good(ASK_ON), by=task.coach, key=key(3))
    assert SignOff.objects.count() == 3
    assert not Completion.objects.exists()
    page = client_of(task.learner).get(task.url).content.decode()
    assert "Toch nog niet." in page
    assert "Nog niet goed" in page


def test_an_item_that_is_good_cannot_be_changed_by_the_learner(task):
    sign_off(**task.at, judged=good(SUMMARISE), by=task.coach, key=key(1))
    keep_reports(**task.own, reports={SUMMARISE: Report(TODAY, "Iets anders")}, ask=True)
    report = ItemReport.objects.get()
    assert (report.judged, report.asked_at, report.remark) == ("good", None, "")


def test_nobody_signs_off_the_own_work(client_of, task):
    own = task.another().person
    with pytest.raises(OwnWork):
        sign_off(**task.at, judged=good(SUMMARISE), by=task.learner, key=key(1))
    assert client_of(own).get(address(task)).status_code == 403


def test_only_the_coach_and_trainer_of_the_group_come_in(client_of, task):
    stranger = guided(workplace_page()).coach
    assert client_of(task.coach).get(address(task)).status_code == 200
    assert client_of(task.trainer).get(address(task)).status_code == 200
    assert client_of(stranger).get(address(task)).status_code == 404
    assert client_of(stranger).post(address(task), {"onderdeel": SUMMARISE, "oordeel": "good"}).status_code == 404
    assert not SignOff.objects.exists()


def test_a_look_of_the_coach_is_noted_once_though_the_page_comes_again_after_each_item(client_of, task):
    coach = client_of(task.coach)
    for number, item in enumerate((SUMMARISE, ASK_ON)):
        data = {"onderdeel": item, "oordeel": "good", "datum": str(TODAY), "sleutel": str(key(number))}
        assert coach.post(address(task), data, follow=True).status_code == 200
    assert [entry.what for entry in AccessEntry.objects.all()] == ["Praktijkopdracht: Samenvatten aan de balie"]
    assert Completion.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"oordeel": "again"}, "Schrijf wat er nog nodig is."),
        ({"oordeel": "good", "datum": str(TODAY + datetime.timedelta(days=1))}, "Dat is vandaag of eerder."),
        ({"oordeel": "prima"}, "Kies ‘Goed’ of ‘Nog niet’."),
    ],
)
def test_a_form_that_lacks_something_is_shown_again_and_keeps_nothing(client_of, task, fields, message):
    sent = {"onderdeel": SUMMARISE, "datum": str(TODAY), "sleutel": str(key(1))} | fields
    response = client_of(task.coach).post(address(task), sent)
    assert response.status_code == 422
    assert message in response.content.decode()
    assert not SignOff.objects.exists()


def test_an_item_that_is_not_in_the_task_cannot_be_signed(client_of, task):
    sent = {"onderdeel": "zomaar", "oordeel": "good", "datum": str(TODAY)}
    assert client_of(task.coach).post(address(task), sent).status_code == 404


def test_the_learner_hears_what_is_missing(client_of, task):
    learner = client_of(task.learner)
    nothing = learner.post(task.url, {"actie": "vragen", "sleutel": str(key(1))})
    assert nothing.status_code == 422
    assert "Vink eerst aan wat je hebt gedaan." in nothing.content.decode()
    no_day = learner.post(task.url, {"gedaan": SUMMARISE, f"opmerking-{SUMMARISE}": "Lukte", "actie": "vragen"})
    assert "Vul de dag in waarop je dit deed." in no_day.content.decode()
    assert "Lukte" in no_day.content.decode()


def test_the_outline_says_that_it_waits_and_then_that_more_is_needed(client_of, task):
    learner, module = client_of(task.learner), f"/leren/{task.registration.uuid}/"
    learner.post(task.url, ticked(SUMMARISE, ASK_ON, actie="vragen"))
    assert "Wacht op feedback" in learner.get(module).content.decode()
    for number, item in enumerate((SUMMARISE, ASK_ON)):
        sign_off(**task.at, judged=good(item, "again", "Nog een keer."), by=task.coach, key=key(number))
    assert "Wacht op feedback" not in learner.get(module).content.decode()
