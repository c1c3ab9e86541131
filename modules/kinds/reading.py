"""Reading: done when the learner says so."""

from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modules.kinds.base import ActivityKind, Submitted, Visit
from modules.models import ReadingPage
from modules.services.attempts import finish


class Reading(ActivityKind[SafeString]):
    """A page to read; its content is finished HTML."""

    name = "reading"
    label = gettext_lazy("Lezen")
    plural = gettext_lazy("leespagina's")
    icon = "lezen"
    template = "lms_modules/activity/reading.html"

    def publish(self, page: ReadingPage) -> SafeString:
        return page.body.render_as_block()

    def context(self, visit: Visit) -> dict[str, Any]:
        return {"body": visit.published.content}

    def submit(self, visit: Visit, form: QueryDict, key: UUID) -> Submitted:
        finish(registration=visit.registration, user_id=visit.user_id, activity=visit.activity, key=key)
        return Submitted(message=_("‘%(title)s’ is klaar.") % {"title": visit.published.title})

    def preview_context(self, content: SafeString, done: bool) -> dict[str, Any]:
        return {"body": content}


kind = Reading()
