"""What an author sees before publishing: the learner's own template with a run that does not exist."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.admin.auth import require_admin_access

from modules.kinds import quiz, registry
from modules.kinds.base import Visit
from modules.kinds.quiz_screens import feedback_screen, question_screen
from modules.models import ActivityPage, Answer, Question
from modules.published import Published
from modules.question_kinds import registry as question_kinds
from modules.question_kinds.base import Scope
from modules.rules.scoring import QuizSpec
from modules.views.activity import screen_context

NOBODY = UUID(int=0)


def preview(request: HttpRequest, page: ActivityPage, mode_name: str) -> HttpResponse:
    """The activity as a learner sees it, before ('') or after ('done') completing it. page may be unsaved."""
    kind = registry.get(page.kind)
    content = kind.publish(page)
    done = mode_name == "done"
    shown = Published(
        module_id=NOBODY,
        kind=page.kind,
        title=page.title,
        intro=page.intro,
        minutes=page.minutes,
        language=page.locale.language_code,
        content=content,
    )
    context = screen_context(_stand_in(shown, done)) | kind.preview_context(content, done)
    return render(request, kind.template, context)


def preview_question(request: HttpRequest, question: Question, mode_name: str) -> HttpResponse:
    """A question of the bank as in a quiz, before ('') or after ('answered') a right answer. May be unsaved."""
    spec = question_kinds.spec_of(question)
    alone = QuizSpec(questions=(spec,))
    shown = Published(
        module_id=NOBODY,
        kind=quiz.kind.name,
        title=_("Voorbeeld van een vraag"),
        intro="",
        minutes=0,
        language=get_language() or "nl",
        content=alone,
    )
    if mode_name == "answered":
        right = question_kinds.get(spec.kind).right_answer(spec)
        answer = Answer(question_id=spec.id, given=right, points=spec.points, max_points=spec.points)
        screen = feedback_screen(alone, (spec,), answer, {spec.id: (1.0, 1.0)}, 1)
    else:
        screen = question_screen((spec,), spec, {}, Scope(NOBODY, NOBODY, 1))
    return render(request, quiz.kind.template, screen_context(_stand_in(shown, done=False)) | screen)


@require_admin_access
@xframe_options_sameorigin
def preview_end(request: HttpRequest) -> HttpResponse:
    """Where a link or form in a preview leads: nothing is kept, and the way back is the page one came from."""
    came_from = request.headers.get("referer", "")
    is_ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    back = came_from if is_ours else reverse("wagtailadmin_home")
    return render(request, "lms_modules/preview_end.html", {"back": back})


def _stand_in(shown: Published, done: bool) -> Visit:
    """A visit of nobody. Every address on the screen leads to the end of the preview."""
    end = reverse("lms_modules_preview_end")
    return Visit(
        registration=NOBODY,
        registration_id=0,
        user_id=None,
        person_id=0,
        organisation_id=None,
        activity=NOBODY,
        published=shown,
        language=shown.language,
        url=end,
        module_url=end,
        done=timezone.now() if done else None,
    )
