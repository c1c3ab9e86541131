"""A survey: nobody can find out who said what, and nobody answers twice."""

import csv
import io

import pytest

from lms.tenancy import Role
from modules.models import Attempt, Completion, Registration, SurveyResponse, SurveyTaken
from modules.rules.survey import SurveyQuestion, read_answers, tally
from modules.services.survey import released_answers, take_survey
from modules.survey_results import results
from tests.content_workplace import CHOICE, NO, OPEN, SCALE, YES, survey_page
from tests.factories import CohortRoleFactory, ProgrammeRoleFactory
from tests.modules.guided import Guided, guided, key

SENT = {f"v-{SCALE}": "4", f"v-{CHOICE}": YES, f"v-{OPEN}": "Meer tijd.", "sleutel": str(key(1))}
QUESTIONS = (
    SurveyQuestion("s", "scale", "Hoe nuttig?", True, low="niet", high="heel"),
    SurveyQuestion("c", "choice", "Nog een keer?", True, options=(("y", "Ja"), ("n", "Nee"))),
    SurveyQuestion("o", "open", "Wat nog?", False),
)


@pytest.fixture
def survey(db: None) -> Guided:
    return guided(survey_page(title="Wat vond je ervan?"))


def fill(survey: Guided, number: int, *, level: str = "4", choice: str = YES) -> list[Registration]:
    """So many more people of the group send it in; each writes something that can be recognised."""
    runs = [survey.another(f"Persoon {each}") for each in range(number)]
    for each, run in enumerate(runs):
        answers = {SCALE: level, CHOICE: choice, OPEN: f"Tekst {each} van {run.pk}"}
        whom = {"registration": run.uuid, "user_id": run.person.user.pk, "activity": survey.activity.pk}
        take_survey(**whom, answers=answers)
    return runs


def address(survey: Guided, area: str = "begeleiding", end: str = "") -> str:
    return f"/{area}/enquetes/{survey.activity.pk}/{survey.cohort.uuid}/{end}"


def test_only_answers_that_were_asked_for_come_through():
    answers, problems = read_answers(QUESTIONS, {"s": "3", "c": "y", "o": " ", "anders": "x"})
    assert (answers, problems) == ({"s": "3", "c": "y"}, {})
    _, problems = read_answers(QUESTIONS, {"s": "6", "o": "x" * 2001})
    assert problems == {"s": "unknown", "c": "missing", "o": "long"}


def test_a_question_that_four_people_answered_shows_nothing():
    four = [{"s": "5", "c": "y", "o": "Ik"}] * 4
    assert all(not each.bars and not each.texts for each in tally(QUESTIONS, four))
    scale, choice, text = tally(QUESTIONS, [*four, {"s": "1", "c": "n"}])
    assert [bar.count for bar in scale.bars] == [1, 0, 0, 0, 4]
    assert scale.mean == pytest.approx(4.2)
    assert [bar.share for bar in choice.bars] == [0.8, 0.2]
    assert text.texts == (), "five took part, four wrote something"


@pytest.mark.parametrize(
    ("levels", "claim"),
    [
        ("44551", "4 van de 5 kiezen 4 of 5; gemiddeld is het 3,8"),
        ("11215", "4 van de 5 kiezen 1 of 2; gemiddeld is het 2,0"),
        ("13315", "De meningen lopen uiteen; gemiddeld is het 2,6 van 5"),
    ],
)
def test_the_conclusion_of_a_scale(levels, claim):
    answers = [{"s": level, "c": "y"} for level in levels]
    assert results(tally(QUESTIONS, answers))[0].claim == claim


def test_the_conclusion_of_a_choice():
    choices = [{"s": "3", "c": choice} for choice in "yyynn"]
    assert results(tally(QUESTIONS, choices))[1].claim == "3 van de 5 kiezen ‘Ja’"
    tied = results(tally(QUESTIONS, [*choices, {"c": "n"}]))[1].claim
    assert tied == "Geen antwoord is het vaakst gekozen: ‘Ja’, ‘Nee’ staan gelijk"


def test_sending_it_in_completes_the_step_once(client_of, survey):
    learner = client_of(survey.learner)
    assert "Bedankt." in learner.post(survey.url, SENT, follow=True).content.decode()
    again = learner.post(survey.url, SENT | {"sleutel": str(key(2)), f"v-{SCALE}": "1"}, follow=True)
    assert "Je eerste antwoorden tellen." in again.content.decode()
    assert SurveyResponse.objects.get().answers[SCALE] == "4"
    assert (SurveyTaken.objects.count(), Completion.objects.count()) == (1, 1)


def test_a_missing_answer_is_asked_for_and_nothing_typed_is_lost(client_of, survey):
    response = client_of(survey.learner).post(survey.url, {**SENT, f"v-{CHOICE}": ""})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Geef nog een antwoord bij: Zou je dit aanraden?" in page
    assert "Meer tijd." in page
    assert not SurveyResponse.objects.exists()


def test_nothing_in_the_database_links_an_answer_to_a_person(client_of, survey):
    client_of(survey.learner).post(survey.url, SENT)
    fields = {field.name: field for field in SurveyResponse._meta.get_fields()}
    assert set(fields) == {"id", "activity", "group", "answers", "released"}
    response, attempt = SurveyResponse.objects.get(), Attempt.objects.get()
    assert attempt.answers == []
    # The key of the form is nowhere: it would be a thread from the attempt to the answers.
    assert str(key(1)) not in {str(attempt.key), str(response.pk), str(SurveyTaken.objects.get().pk)}


def test_five_answers_come_out_together_and_are_written_anew(survey):
    fill(survey, 4)
    held = set(SurveyResponse.objects.values_list("pk", flat=True))
    at = {"activity": survey.activity.pk, "group": survey.cohort.uuid}
    assert released_answers(**at) == []
    fill(survey, 1)
    assert len(released_answers(**at)) == 5
    assert not held & set(SurveyResponse.objects.values_list("pk", flat=True))
    fill(survey, 4)
    assert len(released_answers(**at)) == 5, "four new ones could be worked out from the difference"
    fill(survey, 1)
    assert len(released_answers(**at)) == 10


def test_the_trainer_sees_nothing_of_four_and_the_picture_of_five(client_of, survey):
    trainer = client_of(survey.trainer)
    fill(survey, 4)
    page = trainer.get(address(survey)).content.decode()
    assert "Nog te weinig antwoorden" in page
    assert "Tekst 0" not in page
    assert trainer.get(address(survey, end="csv/")).status_code == 404
    fill(survey, 1, level="1", choice=NO)
    page = trainer.get(address(survey)).content.decode()
    assert "4 van de 5 kiezen 4 of 5" in page
    assert "4 van de 5 kiezen ‘Ja’" in page
    assert "5 mensen schreven iets op" in page
    assert "Persoon" not in page


def test_the_file_has_the_numbers_and_no_formulas(client_of, survey):
    fill(survey, 4)
    run = survey.another()
    whom = {"registration": run.uuid, "user_id": run.person.user.pk, "activity": survey.activity.pk}
    take_survey(**whom, answers={SCALE: "2", CHOICE: NO, OPEN: "=HYPERLINK(1)"})
    response = client_of(survey.trainer).get(address(survey, end="csv/"))
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["vraag", "antwoord", "aantal"]
    assert ["Zou je dit aanraden?", "Ja", "4"] in rows
    assert ["Wat kan beter?", "'=HYPERLINK(1)", ""] in rows


def test_another_group_is_never_mixed_in(client_of, survey):
    other = guided(survey_page())
    fill(other, 5)
    fill(survey, 5)
    assert len(released_answers(activity=survey.activity.pk, group=survey.cohort.uuid)) == 5
    assert client_of(other.trainer).get(address(survey)).status_code == 404
    assert client_of(survey.coach).get(address(survey)).status_code == 404


def test_whoever_runs_the_programme_reads_it_in_regie(client_of, survey):
    fill(survey, 5)
    boss = ProgrammeRoleFactory(programme=survey.cohort.programme).person
    page = client_of(boss).get("/regie/").content.decode()
    assert "/regie/enquetes/" in page
    assert "Wat vond je ervan?" in client_of(boss).get("/regie/enquetes/").content.decode()
    assert client_of(boss).get(address(survey, "regie")).status_code == 200
    assessor = CohortRoleFactory(cohort=survey.cohort, role=Role.ASSESSOR).person
    assert client_of(assessor).get(address(survey, "regie")).status_code == 403
