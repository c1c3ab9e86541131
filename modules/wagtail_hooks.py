"""The author's side of the Wagtail admin: the question bank, and what happens when a preview is tried out."""

from collections.abc import Collection, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from modules.dashboard import FirstSteps
from modules.gate import edit_url, findings_for
from modules.models import ActivityPage, ModulePage, Question, QuizPage, Rubric
from modules.services import rubrics
from modules.services.bank import may_import
from modules.services.questions import Uses, in_use
from modules.views.dialogue_map import dialogue_map
from modules.views.preview import preview_end
from modules.views.question_exchange import export_view, import_view
from modules.views.quiz_statistics import quiz_statistics
from modules.views.writing_help import writing_help
from modules.viewsets import SUBMENU_HOOK, QuestionViewSet
from modules.viewsets_glossary import GlossaryViewSet
from modules.viewsets_kinds import QuestionGroup
from modules.viewsets_rubric import RubricViewSet

_MOST_REASONS = 20

register_snippet(QuestionGroup)
register_snippet(GlossaryViewSet)
register_snippet(RubricViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Where the links and forms in a preview lead, and the help beside the editor."""
    return [
        path("voorbeeld/", preview_end, name="lms_modules_preview_end"),
        path("schrijfhulp/<int:page>/", writing_help, name="lms_modules_writing_help"),
        path("gesprekskaart/", dialogue_map, name="lms_modules_dialogue_map"),
        path("vragen/importeren/", import_view, name="lms_modules_import"),
        path("vragen/exporteren/", export_view, name="lms_modules_export"),
        path("vragen/cijfers/<int:page>/", quiz_statistics, name="lms_modules_quiz_statistics"),
    ]


@hooks.register("register_page_header_buttons")
def statistics_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of a quiz: how its questions do."""
    if isinstance(page.specific_deferred, QuizPage) and page.permissions_for_user(user).can_edit():
        url = reverse("lms_modules_quiz_statistics", args=[page.pk])
        yield Button(_("Zo doen de vragen het"), url, icon_name="view", priority=60)


class _ExchangeMenuItem(MenuItem):
    """Only for who may add questions."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


@hooks.register(SUBMENU_HOOK)
def import_item() -> MenuItem:
    """'Importeren' under 'Vragen'."""
    return _ExchangeMenuItem(gettext_lazy("Importeren"), reverse("lms_modules_import"), icon_name="upload", order=900)


@hooks.register(SUBMENU_HOOK)
def export_item() -> MenuItem:
    """'Exporteren' under 'Vragen'."""
    return _ExchangeMenuItem(gettext_lazy("Exporteren"), reverse("lms_modules_export"), icon_name="download", order=910)


@hooks.register("construct_homepage_panels")
def first_steps(request: HttpRequest, panels: list[Any]) -> None:
    """For authors, above what they worked on last."""
    panels.append(FirstSteps())


@hooks.register("before_delete_snippet")
def keep_questions_in_use(request: HttpRequest, instances: Collection[Any]) -> HttpResponse | None:
    """Say why a question cannot go, instead of failing on the database's protection; one or many at once."""
    kept = in_use([each for each in instances if isinstance(each, Question)])
    for question, uses in kept:
        messages.error(request, _why(question, uses))
    return redirect(QuestionViewSet().get_url_name("list")) if kept else None


@hooks.register("before_delete_snippet")
def keep_rubrics_in_use(request: HttpRequest, instances: Collection[Any]) -> HttpResponse | None:
    """Say why a rubric cannot go: steps name it, or reviews were made with it."""
    kept = rubrics.in_use([each for each in instances if isinstance(each, Rubric)])
    for rubric, steps in kept:
        if steps:
            message = _("‘%(rubric)s’ staat bij: %(steps)s. Kies daar eerst een ander kader.")
        else:
            message = _("Met ‘%(rubric)s’ is al beoordeeld. Het hoort bij die beoordelingen en blijft daarom bewaard.")
        messages.error(request, message % {"rubric": rubric, "steps": ", ".join(steps)})
    return redirect(RubricViewSet().get_url_name("list")) if kept else None


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


@hooks.register("before_bulk_action")
def keep_the_gate_shut(
    request: HttpRequest, action_type: str, objects: Collection[Any], action: Any
) -> HttpResponse | None:
    """Publishing many pages at once: all of them, or none and the reasons."""
    if action_type != "publish":
        return None
    found = [(page, each) for page in _to_publish(objects, action) for each in findings_for(page)]
    for page, finding in found[:_MOST_REASONS]:
        url = finding.url if finding.url.startswith("/") else edit_url(page) + finding.url
        messages.error(request, f"{page.title}: {finding.message}", buttons=[messages.button(url, _("Ga erheen"))])
    return redirect(action.next_url) if found else None


def _to_publish(objects: Collection[Any], action: Any) -> Iterator[Any]:
    """The newest versions of the chosen pages, and of the drafts below them when those go along."""
    for page in objects:
        if not isinstance(page, Page):
            continue
        below = page.get_descendants().not_live() if _takes_drafts_along(action) else ()
        for each in (page, *below):
            version = each.get_latest_revision_as_object()
            if isinstance(version, (ModulePage, ActivityPage)):
                yield version


def _takes_drafts_along(action: Any) -> bool:
    return bool(action.get_execution_context().get("include_descendants"))
