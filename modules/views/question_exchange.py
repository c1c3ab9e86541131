"""Files with questions in the Wagtail admin: importing with a preview first, and exporting a selection."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access

from modules.exchange import WRITERS, read_file, unreadable, upload_from_text, upload_of, where, write_file
from modules.exchange_words import sentence
from modules.forms_exchange import ConfirmImport, ExportQuestions, UploadQuestions
from modules.models import Question
from modules.question_kinds import registry
from modules.rules.exchange import Note, Unreadable
from modules.services.bank import import_questions, may_import, plan_import

_LIST = "wagtailsnippets_lms_modules_question:list"


@require_admin_access
@require_http_methods(["GET", "POST"])
def import_view(request: HttpRequest) -> HttpResponse:
    """Choose a file; see what would be added and what not; then confirm. Only the last step writes."""
    if not may_import(request.user):
        raise PermissionDenied
    if request.method == "POST" and "content" in request.POST:
        return _confirm(request)
    form = UploadQuestions(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            upload = upload_of(file.name, file.read())
            plan = plan_import(read_file(upload), user=request.user)
            kept = upload.as_text()
        except Unreadable as error:
            form.add_error("file", unreadable(str(error)))
        else:
            sure = ConfirmImport(initial={"name": upload.name or "bestand", "content": kept})
            return _page(
                request, "import_preview", _("Controleer de import"), **_preview(plan), form=sure, file=upload.name
            )
    return _page(request, "import", _("Vragen importeren"), form=form, status=422 if form.errors else 200)


def _confirm(request: HttpRequest) -> HttpResponse:
    form = ConfirmImport(request.POST)
    if not form.is_valid():
        return redirect("lms_modules_import")
    chosen = form.cleaned_data
    try:
        parsed = read_file(upload_from_text(chosen["name"], chosen["content"]))
    except Unreadable as error:
        messages.error(request, unreadable(str(error)))
        return redirect("lms_modules_import")
    done = import_questions(parsed, user=request.user, tags=chosen["tags"], publish=chosen["publish"])
    added = len(done.questions)
    messages.success(
        request,
        ngettext("%(number)s vraag is toegevoegd.", "%(number)s vragen zijn toegevoegd.", added) % {"number": added},
    )
    rows = [{"text": each.text, "url": _edit_url(each)} for each in done.questions]
    context = {"imported": done, "questions": rows, **_notes(parsed.format, done.notes)}
    return _page(request, "import_done", _("Vragen zijn geïmporteerd"), **context)


def _edit_url(question: Any) -> str:
    viewset = getattr(question, "snippet_viewset", None)
    return reverse(viewset.get_url_name("edit"), args=[question.pk]) if viewset else ""


def _preview(plan: Any) -> dict[str, Any]:
    new = [
        {"where": where(plan.format, found.where), "question": question, "kind": question._meta.verbose_name}
        for found, question in plan.new
    ]
    return {"format": plan.format, "new": new, **_notes(plan.format, plan.notes)}


def _notes(format: str, notes: Iterable[Note]) -> dict[str, Any]:
    """What is left out altogether, and what of a question; one entry per question.

    In a file a question is known by its place; notes from before its text was read go with those from after.
    """
    said: dict[str, list[str]] = {}
    about: dict[str, tuple[str, str]] = {}
    lost: set[str] = set()
    for note in notes:
        place = where(format, note.where) if format else ""
        key = note.where + ("" if format else note.about)
        said.setdefault(key, []).append(sentence(note))
        about[key] = (place, note.about)
        if note.is_lost:
            lost.add(key)
    rows = {key: {"where": about[key][0], "about": about[key][1], "said": said[key]} for key in said}
    return {
        "lost": [row for key, row in rows.items() if key in lost],
        "less": [row for key, row in rows.items() if key not in lost],
    }


@require_admin_access
@require_safe
def export_view(request: HttpRequest) -> HttpResponse:
    """Choose questions and a format; see how many and what is left out; with ?bestand=1 the file itself."""
    if not may_import(request.user):
        raise PermissionDenied
    form = ExportQuestions(request.GET or {"formaat": "gift"})
    if not form.is_valid():
        return _page(request, "export", _("Vragen exporteren"), form=form, status=422)
    format = form.cleaned_data["formaat"]
    written = write_file(format, _chosen(form.cleaned_data))
    if "bestand" in request.GET:
        _writer, name, kind = WRITERS[format]
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
        return HttpResponse(written.content, content_type=kind, headers=headers)
    query = request.GET.copy()
    query["formaat"], query["bestand"] = format, "1"
    context = {"written": written, "file_url": f"?{query.urlencode()}", **_notes("", written.notes)}
    return _page(request, "export", _("Vragen exporteren"), form=form, **context)


def _chosen(filters: dict[str, Any]) -> Any:
    model: Any = registry.get(filters["soort"]).model if filters["soort"] else Question
    questions = model.objects.prefetch_related("tagged_items__tag").order_by("pk")
    if filters["trefwoord"]:
        questions = questions.filter(tagged_items__tag=filters["trefwoord"])
    if filters["q"]:
        questions = questions.filter(text__icontains=filters["q"])
    return questions


def _page(request: HttpRequest, name: str, title: str, *, status: int = 200, **context: Any) -> HttpResponse:
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Start")},
        {"url": reverse(_LIST), "label": _("Vragen")},
        {"url": "", "label": title},
    ]
    context |= {"page_title": title, "header_title": title, "breadcrumbs_items": crumbs, "header_icon": "help"}
    return render(request, f"lms_modules/admin/{name}.html", context, status=status)
