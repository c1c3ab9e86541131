"""What authors do and see, for the tests of this room: changes of pages, and what the editors of the admin send."""

from typing import Any

from wagtail.models import Locale, Page, Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from modules.models import Module, ModulePage, Question


def titles(module: Module) -> list[str]:
    """Titles of the live activities in order."""
    return list(module.activities.filter(archived_at=None).order_by("position").values_list("title", flat=True))


def version(module: Module) -> int:
    return Module.objects.values_list("content_version", flat=True).get(pk=module.pk)


def draft(page: Page, **fields: object) -> Revision:
    """What an author does: change, then keep it as a draft."""
    page = page.specific_class.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    return page.save_revision()


def publish(page: Page, **fields: object) -> None:
    """What an author does: change, then publish."""
    draft(page, **fields).publish()


def in_english(page: Page) -> Page:
    """A translation of the page and all pages under it, published."""
    english, _ = Locale.objects.get_or_create(language_code="en")
    parent = page.get_parent()
    if not parent.has_translation(english):
        parent.copy_for_translation(english)
    copy = page.copy_for_translation(english)
    publish(copy)
    for step in page.get_children().specific():
        publish(step.copy_for_translation(english))
    return ModulePage.objects.get(pk=copy.pk)


def question_form(**changes: Any) -> dict[str, Any]:
    """What the editor of a single choice question sends."""
    options = [
        ("option", {"text": "Luisteren", "correct": "on", "feedback": "Juist."}),
        ("option", {"text": "Ophangen", "feedback": ""}),
    ]
    fields = {"case": "Iemand belt.", "text": "Wat doe je eerst?", "explanation": "Eerst luisteren.", "points": "2"}
    fields["change_for"] = "all"
    return nested_form_data(fields | {"options": streamfield(options)} | changes)


def quiz_form(questions: list[Question], **changes: Any) -> dict[str, Any]:
    """What the editor of a quiz sends."""
    fields = {
        "title": "Toets",
        "slug": "toets",
        "intro": "",
        "chapter": "",
        "minutes": "5",
        "required": "on",
        "weight": "1",
        "pass_mark": "60",
        "max_attempts": "0",
        "draw_listed": "0",
        "time_limit": "0",
        "feedback": "each",
        "partial": "on",
        "change_for": "all",
        "draws": inline_formset([]),
        "quiz_questions": inline_formset([{"question": str(question.pk)} for question in questions]),
        "comments": inline_formset([]),
    }
    return nested_form_data(fields | changes)


def reading_form(title: str, text: str) -> dict[str, Any]:
    """What the editor of a reading page sends."""
    fields = {
        "title": title,
        "slug": "lezen",
        "intro": "",
        "chapter": "",
        "minutes": "5",
        "required": "on",
        "weight": "1",
        "body": streamfield([("paragraph", rich_text(f"<p>{text}</p>"))]),
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    return nested_form_data(fields)
