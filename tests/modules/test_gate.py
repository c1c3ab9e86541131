"""What keeps a page from being published: every seeded fault is caught, and no clean page is held back."""

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Picture
from wagtail.documents.models import Document
from wagtail.images.models import Image

from modules.gate import PublishRefused, findings_for, problems_of
from modules.models import GlossaryTerm, ReadingPage
from tests.content import published_module, reading_page
from tests.modules.authoring import publish
from tests.modules.pages_at_the_gate import CLEAN, FAULTY, TEXT, p

pytestmark = pytest.mark.django_db


def page(blocks: list) -> ReadingPage:
    return ReadingPage(title="Dit gesprek, nu", intro="Je leest wat luisteren is.", body=blocks)


@pytest.mark.parametrize("fault", FAULTY)
def test_a_seeded_fault_is_caught_alone_and_with_its_reason(fault):
    blocks, reason = FAULTY[fault]
    found = problems_of(page(blocks))

    assert found, fault
    assert all(reason in each.message for each in found), found


@pytest.mark.parametrize("looks_like", CLEAN)
def test_a_clean_page_is_not_held_back(looks_like):
    assert problems_of(page(CLEAN[looks_like])) == []


def picture(alt: str, *, decorative: bool = False) -> Image:
    image = Image(title="IMG_2041", width=90, height=50)
    file = ContentFile(b"", name="IMG_2041.png")
    Picture.new("RGB", (90, 50)).save(file.file, "PNG")
    image.file = file
    image.contextual_alt_text, image.decorative = alt, decorative
    return image


@pytest.mark.parametrize(
    ("alt", "decorative", "reason"),
    [
        ("", False, "geen beschrijving"),
        ("IMG_2041.png", False, "naam van een bestand"),
        ("foto 3", False, "naam van een bestand"),
        ("", True, ""),
        ("Een medewerker kijkt een inwoner aan", False, ""),
    ],
)
def test_a_picture_has_a_description_or_is_decoration(alt, decorative, reason):
    found = problems_of(page([TEXT, ("image", picture(alt, decorative=decorative))]))

    assert [reason in each.message for each in found] == ([True] if reason else [])


def document(title: str = "Gespreksleidraad") -> Document:
    return Document.objects.create(title=title, file=ContentFile(b"%PDF-1.4", name="scan0012.pdf"))


def test_an_attachment_beside_a_text_passes():
    long = p("Je leest hier kort wat er in de leidraad staat. " * 5)

    assert problems_of(page([long, ("attachment", {"document": document(), "title": ""})])) == []


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        ("Gespreksleidraad", "Zie de bijlage.", "alleen een bijlage"),
        ("scan0012.pdf", "Woorden. " * 30, "heet ‘scan0012"),
    ],
)
def test_a_step_that_is_only_a_file_or_has_a_nameless_one_is_refused(title, text, reason):
    found = problems_of(page([p(text), ("attachment", {"document": document(title), "title": ""})]))

    assert [reason in each.message for each in found] == [True]


def test_a_word_of_the_list_may_be_marked():
    GlossaryTerm.objects.create(name="Onbekende  woord", explanation="Dat je nu kent.")

    assert problems_of(page([p("Vraag het [[onbekende woord]] na.")])) == []


def test_a_revision_with_a_fault_cannot_be_published_and_its_draft_is_kept():
    module = published_module([reading_page(title="Lezen")])
    step = module.steps[0]

    with pytest.raises(PublishRefused, match="kleur"):
        publish(step, body=[p("Klik op de groene knop.")])

    step.refresh_from_db()
    assert "groene" not in str(step.body)
    assert "groene" in str(step.get_latest_revision_as_object().body)


def test_a_module_is_refused_for_a_live_step_with_its_name_and_a_link():
    module = published_module([reading_page(title="Balie")])
    step = module.steps[0]
    block = {
        "type": "paragraph",
        "id": "11111111-1111-4111-8111-111111111111",
        "value": "<p>Klik op de groene knop.</p>",
    }
    ReadingPage.objects.filter(pk=step.pk).update(body=[block])

    found = findings_for(module.page)

    assert ["Stap ‘Balie’" in each.message for each in found] == [True]
    assert found[0].url.startswith(f"/beheer/pages/{step.pk}/edit/#block-11111111")
    with pytest.raises(PublishRefused):
        publish(module.page)


def test_a_draft_below_a_module_does_not_hold_it_back():
    module = published_module([reading_page(title="Balie")])
    draft = reading_page(title="Nog niet af", text="Klik op de groene knop.")
    draft.live, draft.locale = False, module.page.locale
    module.page.refresh_from_db()
    module.page.add_child(instance=draft)

    assert findings_for(module.page) == []


def test_a_quiz_without_questions_is_sent_to_its_list_of_questions():
    module = published_module(["quiz"])
    quiz = module.steps[0]
    quiz.quiz_questions.all().delete()

    found = findings_for(type(quiz).objects.get(pk=quiz.pk))
    assert [each.url for each in found] == ["#id_quiz_questions-FORMS"]
