"""The question bank in the Wagtail admin: a list over all kinds and the chooser of a quiz. Editors: viewsets_kinds.

A kind of question in a plug-in registers a viewset of its own: subclass KindViewSet, with `menu_hook = SUBMENU_HOOK`.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, DateColumn, LiveStatusTagColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import SnippetChooserViewSet, SnippetCreateView
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from modules.forms import NewQuestion
from modules.models import Question
from modules.question_kinds import registry

SUBMENU_HOOK = "register_lms_question_menu_item"


def question_kinds() -> list[type[Question]]:
    """The models of all kinds that have an editor."""
    return [model for model in _subclasses(Question) if "snippet_viewset" in vars(model)]


def _subclasses(model: type[Question]) -> list[type[Question]]:
    return [each for direct in model.__subclasses__() for each in (direct, *_subclasses(direct))]


def _kind_label(question: Question) -> str:
    kind = question.get_real_instance_class()
    return capfirst(str(kind._meta.verbose_name)) if kind else ""


_facts = [
    LiveStatusTagColumn(),
    Column("quiz_count", label=_("In toetsen"), sort_key="quiz_count"),
    DateColumn("last_published_at", label=_("Gepubliceerd"), sort_key="last_published_at"),
]


class QuestionIndexView(IndexView):
    """The list over all kinds: what can be done with a question happens in the views of its kind."""

    def _kind_url(self, instance: Question, name: str, permission: str) -> str | None:
        kind = instance.get_real_instance_class()
        if kind is None or not policy_registry.get_by_type(kind).user_has_permission(self.request.user, permission):
            return None
        return reverse(kind.snippet_viewset.get_url_name(name), args=[instance.pk])

    def get_edit_url(self, instance: Question) -> str | None:
        return self._kind_url(instance, "edit", "change")

    def get_copy_url(self, instance: Question) -> str | None:
        return self._kind_url(instance, "copy", "add")

    def get_delete_url(self, instance: Question) -> str | None:
        return self._kind_url(instance, "delete", "delete")


class ChooseKindView(WagtailAdminTemplateMixin, TemplateView):
    """'Add' in the list over all kinds asks which kind first."""

    page_title = _("Nieuwe vraag")
    header_icon = "help"
    index_url_name = ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = [{"url": reverse(self.index_url_name), "label": _("Vragen")}, {"url": "", "label": self.page_title}]
        return [*self.breadcrumbs_items, *here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        kinds = [
            {
                "label": capfirst(kind._meta.verbose_name),
                "line": registry.get(kind.kind).line,
                "url": reverse(kind.snippet_viewset.get_url_name("add")),
            }
            for kind in question_kinds()
            if policy_registry.get_by_type(kind).user_has_permission(user, "add")
        ]
        return super().get_context_data(kinds=kinds, **kwargs)


class NewQuestionView(SnippetCreateView):
    """The create tab of the chooser: the new question is published at once when the author may do that."""

    def save_form(self, form: NewQuestion) -> Question:
        user = self.request.user
        may_publish = self.get_permission_policy().user_has_permission(user, "publish")
        return form.save(user=user, publish=may_publish)


class QuestionChooserViewSet(SnippetChooserViewSet):
    page_title = _("Kies een")  # the admin puts the name of the model behind it
    choose_one_text = _("Kies een vraag")
    choose_another_text = _("Kies een andere vraag")
    edit_item_text = _("Bewerk deze vraag")
    creation_tab_label = _("Nieuwe vraag")
    create_action_label = _("Maak deze vraag")
    creation_form_class = NewQuestion
    create_view_class = NewQuestionView


class QuestionViewSet(SnippetViewSet):
    """All kinds together, and the chooser."""

    model = Question
    icon = "help"
    menu_label = _("Alle vragen")
    index_view_class = QuestionIndexView
    add_view_class = ChooseKindView
    create_template_name = "lms_modules/admin/choose_question_kind.html"
    chooser_viewset_class = QuestionChooserViewSet
    list_display = ["text", Column(_kind_label, label=_("Soort")), *_facts]

    def get_queryset(self, request: HttpRequest) -> Any:
        return _counted(Question.objects.non_polymorphic())

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list and 'add' are ours; what is about one question goes to the same view of its kind."""
        own = {"list", "list_results", "add"}
        return [
            each if each.name in own else URLPattern(each.pattern, _view_of_kind(str(each.name)), name=each.name)
            for each in super().get_urlpatterns()
        ]


def _view_of_kind(name: str) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not str(kwargs.get("pk", "")).isdecimal():
            raise Http404
        question = get_object_or_404(Question, pk=kwargs["pk"])
        return redirect(question.snippet_viewset.get_url_name(name), **kwargs)

    return view


class KindViewSet(SnippetViewSet):
    """Base for the editor of one kind."""

    list_display = ["text", *_facts]

    def get_queryset(self, request: HttpRequest) -> Any:
        return _counted(self.model.objects.all())


def _counted(questions: Any) -> Any:
    return questions.annotate(quiz_count=Count("quiz_questions__page", distinct=True))
