"""What an author of a workplace task, a meeting or a survey sees before publishing."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from modules.models import Attempt
from tests.content import published_module
from tests.content_workplace import session_page, survey_page, workplace_page

pytestmark = pytest.mark.django_db

STEP = {"chapter": "", "intro": "", "minutes": "10", "required": "on", "weight": "1", "slug": "stap", "title": "Nieuw"}
ITEM = {"text": "Vat samen", "how": "De klant knikt.", "required": "on"}
FORMS = {
    "workplacepage": {"instruction": rich_text("<p>Doe dit.</p>"), "items": streamfield([("item", ITEM)])},
    "sessionpage": {
        "programme": rich_text("<p>We oefenen.</p>"),
        "preparation": rich_text(""),
        "place": "online",
        "directions": "",
    },
    "surveypage": {
        "explanation": rich_text(""),
        "questions": streamfield([("scale", {"text": "Nuttig?", "low": "nee", "high": "ja", "required": "on"})]),
    },
}


@pytest.mark.parametrize(
    ("make", "before", "after"),
    [
        (workplace_page, "Vraag je coach om af te tekenen", "Alles is afgetekend"),
        (session_page, "Je trainer meldt dat je er was", "Je was erbij"),
        (survey_page, "Verstuur", "Je hebt deze enquête ingevuld"),
    ],
)
def test_both_previews_show_the_learners_screen(author, make, before, after):
    page = published_module([make()]).steps[0]
    shown = [
        author.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), {"mode": mode}).content.decode()
        for mode in ("", "done")
    ]
    assert before in shown[0]
    assert after in shown[1]
    assert not Attempt.objects.exists()


@pytest.mark.parametrize(
    ("kind", "seen"), [("workplacepage", "Vat samen"), ("sessionpage", "We oefenen."), ("surveypage", "Nuttig?")]
)
def test_a_page_that_does_not_exist_yet_can_be_previewed(author, kind, seen):
    module = published_module([])
    data = nested_form_data({**STEP, **FORMS[kind], "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}})
    where = ["lms_modules", kind, module.page.pk]
    url = reverse("wagtailadmin_pages:preview_on_add", args=where)
    assert author.post(url, data).json()["is_valid"]
    assert seen in author.get(url).content.decode()
