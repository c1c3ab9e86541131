"""Meetings, surveys and shared reflections: by keyboard, without JavaScript on a telephone, and looked at."""

import pytest

from modules.models import Attendance, SurveyResponse
from modules.services.reflections import save_draft
from modules.services.survey import take_survey
from tests.browser.look import look
from tests.content import reflection_page
from tests.content_workplace import CHOICE, NO, OPEN, SCALE, YES, session_page, survey_page
from tests.modules.guided import Guided, guided

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPINIONS = (
    "Meer tijd om te oefenen.",
    "Het tempo lag hoog.",
    "Vaker samen luisteren.",
    "Niets, het was goed.",
    "Pauze.",
)


def fill(survey: Guided) -> None:
    for number, text in enumerate(OPINIONS):
        run = survey.another(f"Persoon {number}")
        whom = {"registration": run.uuid, "user_id": run.person.user.pk, "activity": survey.activity.pk}
        answers = {SCALE: str(max(2, 5 - number)), CHOICE: YES if number < 3 else NO, OPEN: text}
        take_survey(**whom, answers=answers)


def in_group() -> Guided:
    meeting = guided(session_page(title="Oefendag", preparation="<p>Lees je gespreksleidraad.</p>"))
    meeting.another("Aysel Denkbeeld")
    meeting.another("Quinten Bordkarton")
    return meeting


def test_a_trainer_fills_in_who_was_there_on_a_telephone_without_javascript(page_at, log_in):
    meeting = in_group()
    trainer = page_at(360, javascript=False)
    log_in(trainer, meeting.trainer.user)
    trainer.goto("/begeleiding/")
    trainer.get_by_role("link", name="Wie was erbij?").click()
    trainer.get_by_role("link", name="Oefendag").click()
    trainer.get_by_role("group", name="Aysel Denkbeeld").get_by_label("Afgemeld").check()
    trainer.get_by_role("button", name="Zet de rest op").click()
    assert "Bewaard: 3 wijzigingen." in trainer.inner_text("main")
    assert Attendance.objects.filter(state="present").count() == 2
    trainer.get_by_role("button", name="Maak ongedaan").click()
    assert not Attendance.objects.exclude(state="open").exists()


def test_the_screens_of_a_meeting(page_at, log_in):
    meeting = in_group()
    learner, trainer = page_at(1280), page_at(1280)
    log_in(learner, meeting.learner.user)
    log_in(trainer, meeting.trainer.user)
    learner.goto(meeting.url)
    assert "Je trainer meldt dat je er was" in learner.inner_text("main")
    look(learner, "session")
    trainer.goto("/begeleiding/aanwezigheid/")
    look(trainer, "meetings")
    trainer.get_by_role("link", name="Oefendag").click()
    look(trainer, "attendance")
    trainer.get_by_role("group", name="Aysel Denkbeeld").get_by_label("Afgemeld").check()
    trainer.get_by_role("button", name="Zet de rest op").click()
    look(trainer, "attendance-saved")
    learner.goto(meeting.url)
    assert "Je was erbij" in learner.inner_text("main")
    look(learner, "session-done")


def test_a_trainer_fills_in_who_was_there_by_keyboard(page_at, log_in, keyboard):
    meeting = guided(session_page(title="Oefendag"))
    page = page_at(1280)
    log_in(page, meeting.trainer.user)
    page.goto("/begeleiding/aanwezigheid/")
    keys = keyboard(page)
    keys.activate("Oefendag")
    keys.tab_to("Leeg")
    page.keyboard.press("ArrowRight")  # round from the last to the first
    keys.activate("Bewaar")
    assert Attendance.objects.get().state == "present"


def test_a_survey_by_keyboard_and_its_results(page_at, log_in, keyboard):
    survey = guided(survey_page(title="Wat vond je van de module?", explanation="<p>Drie korte vragen.</p>"))
    page, trainer = page_at(1280), page_at(1280)
    log_in(page, survey.learner.user)
    log_in(trainer, survey.trainer.user)
    page.goto(survey.url)
    look(page, "survey")
    page.get_by_role("button", name="Verstuur").click()
    page.get_by_text("Geef nog een antwoord").first.wait_for()
    look(page, "survey-error")
    page.goto(survey.url)
    keys = keyboard(page)
    keys.choose("1")
    page.keyboard.press("ArrowRight")
    keys.choose("Ja")
    keys.tab_to("Wat kan beter?")
    page.keyboard.type("Niets")
    keys.activate("Verstuur")
    assert SurveyResponse.objects.get().answers == {SCALE: "2", CHOICE: YES, OPEN: "Niets"}
    page.goto(survey.url)
    look(page, "survey-done")
    url = f"/begeleiding/enquetes/{survey.activity.pk}/{survey.cohort.uuid}/"
    trainer.goto(url)
    look(trainer, "survey-too-few")
    fill(survey)
    trainer.goto("/begeleiding/enquetes/")
    look(trainer, "surveys")
    trainer.get_by_role("link", name="Wat vond je van de module?").click()
    look(trainer, "survey-results")
    with trainer.expect_download() as download:
        trainer.get_by_role("link", name="Download als CSV").click()
    assert download.value.suggested_filename.endswith(".csv")


def test_a_survey_on_a_telephone_without_javascript(page_at, log_in):
    survey = guided(survey_page())
    page = page_at(360, javascript=False)
    log_in(page, survey.learner.user)
    page.goto(survey.url)
    page.get_by_label("5 heel goed").check()
    page.get_by_label("Nee").check()
    page.get_by_role("button", name="Verstuur").click()
    assert "Je antwoorden zijn anoniem bewaard." in page.inner_text("main")


def test_sharing_a_reflection_and_stopping_it(page_at, log_in, keyboard):
    wrote = guided(reflection_page(title="Mijn moeilijkste gesprek"))
    save_draft(**wrote.own, text="Ik vond het gesprek moeilijk.\n\nIk praatte te snel. Morgen vat ik eerst samen.")
    learner, coach = page_at(1280), page_at(1280)
    log_in(learner, wrote.learner.user)
    log_in(coach, wrote.coach.user)
    learner.goto(wrote.url)
    keys = keyboard(learner)
    keys.tab_to("Deel met iemand")
    learner.keyboard.press("Enter")
    look(learner, "reflection-share")
    keys.choose("Ans Trainster")
    learner.keyboard.press("ArrowDown")
    keys.activate("Deel mijn tekst")
    assert "Gedeeld. Ruben Kijker kan je tekst lezen" in learner.inner_text("main")
    look(learner, "reflection-shared")
    coach.goto("/begeleiding/gedeeld/")
    look(coach, "shared")
    coach.get_by_role("link", name="Noor Voorbeeld").click()
    assert "Ik praatte te snel." in coach.inner_text("main")
    look(coach, "shared-reflection")
    learner.get_by_role("button", name="Stop met delen").click()
    assert "Deze persoon kan je tekst niet meer lezen." in learner.inner_text("main")
    coach.goto("/begeleiding/gedeeld/")
    assert "Niemand deelt nu een reflectie met jou" in coach.inner_text("main")
