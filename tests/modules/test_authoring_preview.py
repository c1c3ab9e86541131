"""What an author sees before publishing is the learner's own screen, with a run that does not exist."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text

from modules.models import Attempt, Completion, ModulePage, Registration
from tests.content import home_page, multiple_choice, published_module, quiz_page, reflection_page, single_choice
from tests.modules.authoring import question_form, quiz_form, reading_form

pytestmark = pytest.mark.django_db


def preview(author: Client, page, data: dict, mode: str) -> str:
    """Send the editor's form, then read the preview as the panel beside it does."""
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert author.post(url, data).json() == {"is_valid": True, "is_available": True}
    response = author.get(f"{url}?mode={mode}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(("mode", "seen"), [("", "Ik heb dit gelezen"), ("done", "Klaar")])
def test_a_reading_page_with_changes_that_are_not_saved(author, mode, seen):
    page = published_module(["reading"]).steps[0]
    html = preview(author, page, reading_form("Nog niet bewaard", "Nieuwe tekst."), mode)

    assert "Nog niet bewaard" in html
    assert "Nieuwe tekst." in html
    assert seen in html


def test_a_page_that_does_not_exist_yet(author):
    module = published_module([])
    url = reverse("wagtailadmin_pages:preview_on_add", args=["lms_modules", "readingpage", module.page.pk])
    author.post(url, reading_form("Nieuw", "Eerste zin."))
    html = author.get(url).content.decode()

    assert "Eerste zin." in html


@pytest.mark.parametrize(("mode", "seen"), [("", "Wat doe je eerst?"), ("done", "Je bent geslaagd voor deze toets")])
def test_a_quiz(author, mode, seen):
    question = single_choice("Wat doe je eerst?")
    page = published_module([quiz_page()]).steps[0]
    rows = {
        "quiz_questions-TOTAL_FORMS": "1",
        "quiz_questions-INITIAL_FORMS": "1",
        "quiz_questions-0-id": str(page.quiz_questions.get().pk),
        "quiz_questions-0-question": str(question.pk),
    }
    html = preview(author, page, quiz_form([]) | rows, mode)

    assert seen in html


def test_a_quiz_does_not_give_its_answers_away(author):
    page = published_module([quiz_page(questions=[single_choice()])]).steps[0]
    html = author.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()

    assert "Luisteren" in html
    assert "Jouw keuze" not in html


@pytest.mark.parametrize("mode", ["", "done"])
def test_a_reflection(author, mode):
    page = published_module([reflection_page(prompt="<p>Wat nam je mee?</p>")]).steps[0]
    data = nested_form_data(
        {
            "title": "Reflectie",
            "slug": "reflectie",
            "intro": "",
            "prompt": rich_text("<p>Wat ga je anders doen?</p>"),
            "hint": "",
            "min_words": "3",
            "chapter": "",
            "minutes": "5",
            "weight": "1",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
        }
    )
    html = preview(author, page, data, mode)

    assert "Wat ga je anders doen?" in html


def test_drafts_and_old_versions_show(author):
    page = published_module(["reading"]).steps[0]
    page.title = "Concept"
    revision = page.save_revision()

    for name, args in [("view_draft", [page.pk]), ("revisions_view", [page.pk, revision.pk])]:
        assert "Concept" in author.get(reverse(f"wagtailadmin_pages:{name}", args=args)).content.decode()


@pytest.mark.parametrize(("mode", "seen"), [("", "Kijk na"), ("answered", "Dat is goed")])
def test_a_question_of_the_bank(author, mode, seen):
    url = reverse("wagtailsnippets_lms_modules_singlechoicequestion:preview_on_add")
    author.post(url, question_form())
    html = author.get(f"{url}?mode={mode}").content.decode()

    assert "Wat doe je eerst?" in html
    assert seen in html


def test_an_old_version_of_a_question_of_the_bank(author):
    question = multiple_choice("Wat helpt?")
    kind = "wagtailsnippets_lms_modules_multiplechoicequestion"
    html = author.get(
        reverse(f"{kind}:revisions_view", args=[question.pk, question.latest_revision_id])
    ).content.decode()

    assert "Samenvatten" in html
    assert "Doorvragen" in html


def test_a_module_page_before_its_first_publication(author):
    page = home_page().add_child(instance=ModulePage(title="Concept", live=False, outcomes="<p>Luisteren.</p>"))
    page.save_revision()
    html = author.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()

    assert "Luisteren." in html
    assert "Start deze module" not in html


def test_a_preview_leads_nowhere_and_keeps_nothing(author):
    page = published_module(["reading"]).steps[0]
    html = author.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()
    end = reverse("lms_modules_preview_end")

    assert f'action="{end}"' in html
    for response in (author.get(end), author.post(end, {"sleutel": "x"})):
        assert "In een voorbeeld wordt niets bewaard." in response.content.decode()
        assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert not Registration.objects.exists()
    assert not Attempt.objects.exists()
    assert not Completion.objects.exists()


def test_the_end_of_a_preview_leads_back_to_where_one_was(author):
    end = reverse("lms_modules_preview_end")

    assert (
        'href="http://testserver/beheer/a/"' in author.get(end, headers={"referer": "http://testserver/beheer/a/"}).text
    )
    assert "elders.example" not in author.get(end, headers={"referer": "https://elders.example/"}).text


def test_only_authors_see_previews():
    page = published_module(["reading"]).steps[0]
    for name, args in [("wagtailadmin_pages:view_draft", [page.pk]), ("lms_modules_preview_end", [])]:
        response = Client().get(reverse(name, args=args))
        assert response.status_code == 302
        assert reverse("account_login") in response.url


def test_the_admin_may_frame_a_preview_and_nothing_else_is_loosened(author):
    module = published_module([])
    url = reverse("wagtailadmin_pages:preview_on_add", args=["lms_modules", "readingpage", module.page.pk])
    author.post(url, reading_form("Nieuw", "Eerste zin."))
    response = author.get(url)
    policy = dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))

    assert policy["frame-ancestors"] == "'self'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
