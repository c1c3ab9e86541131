"""A connection that drops: nothing is lost, nothing comes in twice, and nobody sends for somebody else."""

import pytest

from modules.models import Answer, Attempt, Completion, Reflection, ReflectionText, Registration
from tests.browser.look import look
from tests.browser.outbox import kept_pages, outbox, until, with_worker
from tests.content import published_module, quiz_page, reading_page, reflection_page, single_choice
from tests.factories import PersonFactory, RegistrationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def run() -> Registration:
    module = published_module(
        [
            reading_page(title="Dit gesprek, nu"),
            quiz_page(title="Hoor je het?", questions=[single_choice("Wat doe je eerst?"), single_choice("En dan?")]),
            reflection_page(title="Mijn eigen gesprek", min_words=3),
        ],
        title="Luisteren",
    )
    return RegistrationFactory(module=module.module, person=PersonFactory(name="Noor Voorbeeld"))


def address(run: Registration, position: int) -> str:
    step = run.module.activities.order_by("position")[position]
    return f"/leren/{run.uuid}/{step.pk}/"


def test_an_answer_without_connection_survives_a_reload_and_comes_in_once(page_at, log_in, axe, run):
    page = page_at(360)
    log_in(page, run.person.user)
    page.goto(address(run, 1))
    with_worker(page)
    page.context.set_offline(True)
    page.get_by_label("Luisteren").check()
    page.get_by_role("button", name="Kijk na").click()
    page.get_by_role("heading", name="Je hebt even geen verbinding").wait_for()
    assert len(outbox(page)) == 1
    look(page, "offline-answer")

    page.reload()
    page.get_by_role("heading", name="Nog niet verstuurd").wait_for()
    assert page.get_by_label("Luisteren").is_checked()
    assert page.get_by_label("Luisteren").is_disabled()
    assert not Answer.objects.exists()

    page.context.set_offline(False)
    page.get_by_text("Wat op dit apparaat wachtte, is aangekomen").wait_for()
    look(page, "offline-sent")
    assert outbox(page) == []
    assert Answer.objects.get().given == ["goed"]
    page.get_by_role("link", name="Ga verder").click()
    assert page.get_by_role("heading", name="Dat is goed").count() == 1


def test_a_page_without_connection_is_the_one_last_seen_or_says_what_to_do(page_at, log_in, run):
    page = page_at(1280)
    log_in(page, run.person.user)
    page.goto(address(run, 0))
    with_worker(page)
    page.goto(f"/leren/{run.uuid}/")
    page.context.set_offline(True)
    page.goto(address(run, 0))
    assert "Zo luister je goed." in page.inner_text("main")
    page.goto("/leren/")
    assert page.get_by_role("heading", name="Je hebt even geen verbinding").count() == 1
    look(page, "no-connection")
    page.context.set_offline(False)


def test_a_server_that_cannot_answer_loses_nothing(page_at, log_in, run):
    page = page_at(1280)
    log_in(page, run.person.user)
    page.goto(address(run, 0))
    page.route("**/leren/**", lambda route: route.fulfill(status=503, body="straks weer"))
    page.get_by_role("button", name="Ik heb dit gelezen").click()
    page.get_by_role("heading", name="Versturen lukt nog niet").wait_for()
    page.unroute("**/leren/**")
    page.get_by_role("button", name="Probeer nu").click()
    page.get_by_text("is aangekomen").wait_for()
    assert Completion.objects.count() == Attempt.objects.count() == 1


def test_an_answer_that_arrived_while_the_reply_got_lost_counts_once(page_at, log_in, run):
    page = page_at(1280)
    log_in(page, run.person.user)
    page.goto(address(run, 1))

    def lose_the_reply(route):
        route.fetch(max_redirects=0)
        route.abort()

    page.route(f"**{address(run, 1)}", lose_the_reply, times=1)
    page.get_by_label("Ophangen").check()
    page.get_by_role("button", name="Kijk na").click()
    page.get_by_role("button", name="Probeer nu").click()
    page.get_by_text("is aangekomen").wait_for()
    assert Answer.objects.get().given == ["fout1"]


def test_somebody_else_in_the_same_browser_sends_and_sees_nothing_of_the_first(page_at, log_in, run):
    other = RegistrationFactory(module=run.module, person=PersonFactory(name="Sam Ander"))
    page = page_at(1280)
    log_in(page, run.person.user)
    page.goto(address(run, 0))
    with_worker(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Ik heb dit gelezen").click()
    page.get_by_role("heading", name="Je hebt even geen verbinding").wait_for()
    log_in(page, other.person.user)  # before the connection is back: else the page may still send as the first
    page.context.set_offline(False)
    page.goto("/leren/nog-niet-verstuurd/")
    page.get_by_text("Er wacht niets op dit apparaat").wait_for()
    page.goto(f"/leren/{other.uuid}/")
    with_worker(page)
    assert list(kept_pages(page)) == [f"/leren/{other.uuid}/"]
    assert len(outbox(page)) == 1
    assert not Attempt.objects.exists()

    log_in(page, run.person.user)
    page.goto("/leren/")
    page.get_by_text("is aangekomen").wait_for()
    assert Attempt.objects.get().registration == run
    assert outbox(page) == []


def test_a_page_of_the_first_that_is_still_open_sends_nothing_as_the_second(page_at, log_in, run):
    page = page_at(1280)
    log_in(page, run.person.user)
    page.goto(address(run, 0))
    log_in(page, PersonFactory().user)
    page.get_by_role("button", name="Ik heb dit gelezen").click()
    page.get_by_role("heading", name="Iemand anders is nu ingelogd").wait_for()
    assert len(outbox(page)) == 1
    assert not Attempt.objects.exists()


def test_nobody_logs_out_by_accident_while_something_waits_and_no_page_stays_behind(page_at, log_in, run):
    page = page_at(1280)
    log_in(page, run.person.user)
    page.goto(f"/leren/{run.uuid}/")
    with_worker(page)
    page.goto(address(run, 2))
    page.route("**/leren/verbinding/", lambda route: route.abort())
    page.route(f"**{address(run, 2)}", lambda route: route.abort())
    page.get_by_label("Wat wil je opschrijven?").fill("Ik vatte twee keer samen")
    page.get_by_role("button", name="Klaar").click()
    page.get_by_role("heading", name="Je hebt even geen verbinding").wait_for()
    page.goto("/account/uitloggen/")
    page.get_by_role("main").get_by_role("button", name="Uitloggen").click()
    page.get_by_role("heading", name="Log nog niet uit").wait_for()
    page.get_by_text("Bekijk wat je invulde").click()
    assert "Ik vatte twee keer samen" in page.inner_text("main")
    look(page, "offline-leaving")
    page.get_by_role("main").get_by_role("button", name="Uitloggen").click()
    page.get_by_label("E-mailadres").wait_for()
    assert kept_pages(page) == {}
    assert len(outbox(page)) == 1


def test_a_session_that_ended_leaves_no_page_behind(page_at, log_in, run):
    page = page_at(1280)
    log_in(page, run.person.user)
    page.goto(f"/leren/{run.uuid}/")
    with_worker(page)
    page.context.clear_cookies(name="sessionid")
    page.goto(f"/leren/{run.uuid}/")
    page.get_by_label("E-mailadres").wait_for()
    until(page, "async () => !(await caches.keys()).some((name) => name.includes('bladzijden'))")


def test_a_closed_browser_shows_nothing_without_connection(page_at, log_in, run):
    page = page_at(1280)
    log_in(page, run.person.user)
    page.goto(f"/leren/{run.uuid}/")
    with_worker(page)
    page.context.clear_cookies()  # as the end of the browser does with cookies of a session
    page.context.set_offline(True)
    page.goto(f"/leren/{run.uuid}/")
    assert "Luisteren" not in page.inner_text("main")
    page.context.set_offline(False)


def test_on_a_shared_computer_no_page_is_kept_when_somebody_says_so(page_at, log_in, run):
    page = page_at(1280)
    log_in(page, run.person.user)
    page.goto(f"/leren/{run.uuid}/")
    with_worker(page)
    page.goto("/profiel/tekst/")
    page.get_by_label("Bewaar bladzijden op dit apparaat").uncheck()
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_text("Bewaard voor dit apparaat").wait_for()
    page.goto(f"/leren/{run.uuid}/")
    until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
    assert kept_pages(page) == {}


def test_texts_of_two_devices_meet_and_the_writer_chooses(page_at, log_in, run):
    telephone, desk = page_at(360), page_at(1280)
    for page in (telephone, desk):
        log_in(page, run.person.user)
        page.goto(address(run, 2))
    telephone.context.set_offline(True)
    telephone.get_by_label("Wat wil je opschrijven?").fill("In de trein schreef ik dit")
    telephone.get_by_role("button", name="Bewaar en ga later verder").click()
    telephone.get_by_role("heading", name="Je hebt even geen verbinding").wait_for()
    telephone.get_by_label("Wat wil je opschrijven?").fill("In de trein schreef ik dit, en nog iets")
    telephone.get_by_role("button", name="Bewaar en ga later verder").click()
    until(telephone, "() => document.querySelectorAll('[data-unsent-list] li').length === 2")
    desk.get_by_label("Wat wil je opschrijven?").fill("Aan het bureau schreef ik dat")
    desk.get_by_role("button", name="Klaar").click()
    desk.wait_for_url(f"**/leren/{run.uuid}/")
    telephone.context.set_offline(False)
    telephone.get_by_text("is aangekomen").wait_for()

    assert Reflection.objects.get().text == "Aan het bureau schreef ik dat"
    assert ReflectionText.objects.get(beside=True).text == "In de trein schreef ik dit, en nog iets"
    desk.goto(address(run, 2))
    look(desk, "reflection-two-texts")
    desk.get_by_role("button", name="Zet onder mijn tekst").click()
    desk.get_by_text("Dit is nu je tekst").wait_for()
    assert Reflection.objects.get().text == "Aan het bureau schreef ik dat\n\nIn de trein schreef ik dit, en nog iets"


def test_what_is_refused_later_stays_to_be_read_until_its_writer_removes_it(page_at, log_in, run):
    page = page_at(1280)
    log_in(page, run.person.user)
    page.goto(address(run, 2))
    page.context.set_offline(True)
    page.get_by_label("Wat wil je opschrijven?").fill("Twee woorden")
    page.get_by_role("button", name="Klaar").click()
    page.get_by_role("heading", name="Je hebt even geen verbinding").wait_for()
    page.context.set_offline(False)
    page.get_by_text("Niet aangenomen").wait_for()
    page.goto("/leren/nog-niet-verstuurd/")
    page.get_by_text("Schrijf nog 1 woord").wait_for()
    page.get_by_text("Bekijk wat je invulde").click()
    assert "Twee woorden" in page.inner_text("main")
    look(page, "offline-refused")
    page.get_by_text("Weghalen van dit apparaat").click()
    page.get_by_role("button", name="Haal het weg").click()
    page.get_by_text("Er wacht niets op dit apparaat").wait_for()
    assert outbox(page) == []
    assert Reflection.objects.get().text == "Twee woorden"
