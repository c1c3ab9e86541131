"""How the questions of a quiz do, for its author: numbers over all learners, nothing about a person."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from modules.models import QuizPage
from modules.quiz_statistics import rows_of


@require_admin_access
@require_safe
def quiz_statistics(request: HttpRequest, page: int) -> HttpResponse:
    """The report of one quiz."""
    quiz = get_object_or_404(QuizPage, pk=page)
    if not quiz.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    title = _("Zo doen de vragen het")
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Start")},
        {"url": reverse("wagtailadmin_pages:edit", args=[quiz.pk]), "label": quiz.get_admin_display_title()},
        {"url": "", "label": title},
    ]
    context = {
        "rows": rows_of(quiz.translation_key),
        "quiz": quiz,
        "page_title": title,
        "header_title": title,
        "breadcrumbs_items": crumbs,
        "header_icon": "help",
    }
    return render(request, "lms_modules/admin/quiz_statistics.html", context)
