"""The learner's screens, as a browser without JavaScript sees them."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from modules.models import Answer, Attempt, Completion, Reflection, Registration
from tests.content import multiple_choice, published_module, quiz_page, reading_page, reflection_page, single_choice
from tests.factories import MembershipFactory, PersonFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def module():
    questions = [single_choice("Wat doe je eerst?"), multiple_choice("Wat helpt?")]
    return published_module(
        [
            reading_page(title="Dit <gesprek> & nu", text="Zo luister je goed."),
            quiz_page(title="Hoor je het?", questions=questions, pass_mark=100),
            reflection_page(title="Mijn gesprek", min_words=3),
        ],
        title="Luisteren",
    )


@pytest.fixture
def run(module):
    return RegistrationFactory(module=module.module)


@pytest.fixture
def browser(client_of, run):
    return client_of(run.person)


def url(run: Registration, step=None) -> str:
    if step is None:
        return reverse("lms_modules:module", args=[run.uuid])
    return reverse("lms_modules:activity", args=[run.uuid, step.translation_key])


def form_of(response) -> dict[str, str]:
    """The hidden fields of the page's first form in main."""
    main = response.content.decode().split("<main", 1)[1]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', main))


def test_the_module_page_shows_done_next_and_left_with_titles_escaped(module, run, browser):
    page = browser.get(url(run)).content.decode()
    assert "Dit &lt;gesprek&gt; &amp; nu" in page
    assert "<gesprek>" not in page
    assert page.count('class="ll-button ll-button--next"') == 1
    browser.post(url(run, module.steps[0]), {"sleutel": uuid4()})
    page = browser.get(url(run)).content.decode()
    assert "<b>1 van 3</b>" in page
    assert page.index("is-past") < page.index("is-now")


def test_reading_ends_with_one_completion_and_says_so_on_the_outline(module, run, browser):
    step = module.steps[0]
    fields = form_of(browser.get(url(run, step)))
    for _ in range(2):
        response = browser.post(url(run, step), fields, follow=True)
    assert response.redirect_chain[-1][0] == url(run)
    assert "‘Dit &lt;gesprek&gt; &amp; nu’ is klaar" in response.content.decode()
    assert Attempt.objects.count() == Completion.objects.count() == 1


def test_a_question_page_does_not_hold_the_right_answer_before_it_is_given(module, run, browser):
    step = module.steps[1]
    first = browser.get(url(run, step)).content.decode()
    assert "Vraag 1 van 2" in first
    assert "correct" not in first
    fields = form_of(browser.get(url(run, step)))
    answered = browser.post(url(run, step), fields | {"antwoord": "fout1"}, follow=True).content.decode()
    assert "Jouw keuze, niet goed" in answered
    assert "Dit is het goede antwoord" in answered
    assert "Vraag 2 van 2" in browser.get(url(run, step)).content.decode()


def test_the_whole_quiz_ends_in_a_result_and_a_second_try(module, run, browser):
    step = module.steps[1]
    for option in ("goed", "goed1"):
        fields = form_of(browser.get(url(run, step)))
        browser.post(url(run, step), fields | {"antwoord": option})
    result = browser.get(url(run, step)).content.decode()
    assert "Nog niet geslaagd" in result
    assert "1,5 van 2 punten (75 %)" in result
    for options in (["goed"], ["goed1", "goed2"]):
        fields = form_of(browser.get(url(run, step) + "?opnieuw=1"))
        browser.post(url(run, step), fields | {"antwoord": options})
    assert "Je bent geslaagd" in browser.get(url(run, step)).content.decode()
    assert Completion.objects.filter(registration=run).count() == 1


def test_no_choice_is_an_error_that_says_what_to_do_and_keeps_the_key(module, run, browser):
    step = module.steps[1]
    fields = form_of(browser.get(url(run, step)))
    response = browser.post(url(run, step), fields)
    assert response.status_code == 422
    assert "Kies één antwoord." in response.content.decode()
    assert form_of(response)["sleutel"] == fields["sleutel"]
    assert not Answer.objects.exists()


def test_a_reflection_that_is_too_short_is_an_error_but_not_lost(module, run, browser):
    step = module.steps[2]
    fields = form_of(browser.get(url(run, step)))
    response = browser.post(url(run, step), fields | {"tekst": "Te kort"})
    assert response.status_code == 422
    assert "Schrijf nog 1 woord." in response.content.decode()
    assert "Te kort" in browser.get(url(run, step)).content.decode()
    browser.post(url(run, step), fields | {"tekst": "Nu zijn het vijf woorden"})
    assert Completion.objects.filter(registration=run).count() == 1
    assert Reflection.objects.get().text == "Nu zijn het vijf woorden"


def test_a_stranger_finds_nothing_and_changes_nothing(module, run, client_of):
    stranger = client_of(PersonFactory())
    for address in (url(run), *(url(run, step) for step in module.steps)):
        assert stranger.get(address).status_code == 404
        assert stranger.post(address, {"sleutel": uuid4()}).status_code in (404, 405)
    assert not Attempt.objects.exists()


def test_an_activity_of_another_module_is_not_shown_in_my_run(run, browser):
    other = published_module(["reading"])
    assert browser.get(url(run, other.steps[0])).status_code == 404


def test_changed_content_is_seen_at_once(module, run, browser):
    step = module.steps[0]
    assert "Zo luister je goed." in browser.get(url(run, step)).content.decode()
    step.body = [("paragraph", "<p>Een nieuwe tekst.</p>")]
    step.save_revision().publish()
    assert "Een nieuwe tekst." in browser.get(url(run, step)).content.decode()


def test_an_open_module_is_started_once_on_behalf_of_ones_municipality(client_of):
    module = published_module(["reading"], open_to_all=True).module
    member = MembershipFactory()
    browser = client_of(member.person)
    start = reverse("lms_modules:start", args=[module.pk])
    assert browser.get(start).status_code == 405
    for _ in range(2):
        response = browser.post(start)
    registration = Registration.objects.get()
    assert response.url == url(registration)
    assert registration.organisation == member.organisation


def test_a_closed_module_cannot_be_started_by_oneself(client_of):
    module = published_module(["reading"]).module
    response = client_of(PersonFactory()).post(reverse("lms_modules:start", args=[module.pk]), follow=True)
    assert "Vraag het je coördinator" in response.content.decode()
    assert not Registration.objects.exists()


def test_the_home_page_shows_the_next_step_and_counts(module, run, browser):
    browser.post(url(run, module.steps[0]), {"sleutel": uuid4()})
    page = browser.get(reverse("lms:leren")).content.decode()
    assert "Ga verder waar je was" in page
    assert "Stap 2 van 3" in page
    assert "<b>1 van 3</b> stappen klaar" in page


def test_an_expired_session_in_the_middle_of_a_quiz_does_not_lose_the_answer(module, run, browser, client_of):
    step = module.steps[1]
    fields = form_of(browser.get(url(run, step))) | {"antwoord": "goed"}
    browser.cookies.pop("sessionid")
    gone = browser.post(url(run, step), fields)
    assert gone.status_code == 302
    assert gone.url.startswith(reverse("account_login"))
    browser.force_login(run.person.user)
    back = browser.get(reverse("lms:resume"), follow=True)
    assert "Dat is goed" in back.content.decode()
    assert Answer.objects.get(registration=run).given == ["goed"]


def test_somebody_else_who_logs_in_on_the_same_desk_does_not_hand_in_my_answer(module, run, browser):
    fields = form_of(browser.get(url(run, module.steps[1]))) | {"antwoord": "goed"}
    browser.cookies.pop("sessionid")
    browser.post(url(run, module.steps[1]), fields)
    browser.force_login(PersonFactory().user)
    assert browser.get(reverse("lms:resume")).status_code == 302
    assert not Answer.objects.exists()
