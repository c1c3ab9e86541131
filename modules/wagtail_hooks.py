"""The author's side of the Wagtail admin: the question bank, and what happens when a preview is tried out."""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet

from modules.models import Question
from modules.services.questions import Uses, in_use
from modules.views.dialogue_map import dialogue_map
from modules.views.preview import preview_end
from modules.viewsets import QuestionGroup, QuestionViewSet

register_snippet(QuestionGroup)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Where the links and forms in a preview lead, and the map of a conversation in its editor."""
    return [
        path("voorbeeld/", preview_end, name="lms_modules_preview_end"),
        path("gesprekskaart/", dialogue_map, name="lms_modules_dialogue_map"),
    ]


@hooks.register("before_delete_snippet")
def keep_questions_in_use(request: HttpRequest, instances: Collection[Any]) -> HttpResponse | None:
    """Say why a question cannot go, instead of failing on the database's protection; one or many at once."""
    kept = in_use([each for each in instances if isinstance(each, Question)])
    for question, uses in kept:
        messages.error(request, _why(question, uses))
    return redirect(QuestionViewSet().get_url_name("list")) if kept else None


def _why(question: Question, uses: Uses) -> str:
    if uses.quizzes:
        message = ngettext(
            "‘%(question)s’ staat in een toets: %(quizzes)s. Haal de vraag daar eerst weg.",
            "‘%(question)s’ staat in %(count)s toetsen: %(quizzes)s. Haal de vraag daar eerst weg.",
            len(uses.quizzes),
        )
        return message % {"question": question, "count": len(uses.quizzes), "quizzes": ", ".join(uses.quizzes)}
    message = _(
        "‘%(question)s’ is al beantwoord. De vraag hoort bij het resultaat van deelnemers en blijft daarom bewaard. "
        "In een toets staat hij niet meer."
    )
    return message % {"question": question}
