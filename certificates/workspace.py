"""What this room adds to the workspace."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lms import housekeeping
from lms.workspace import registry
from lms.workspace.access import person_of

_SHOWN_AT_HOME = 3


def register() -> None:
    """Menu entries, the panel on the learner's home, the urls and the sweep for certificates that were missed."""
    from certificates.services.issue import issue_due

    registry.register_urls("certificates.urls")
    registry.register_entry("leren", _("Certificaten"), "lms_certificates:mine", order=40)
    registry.register_entry("public", _("Certificaat controleren"), "lms_certificates:verify", order=50)
    registry.register_panel("leren", "lms_certificates/panels/mine.html", _my_newest, place="side", order=70)
    registry.register_panel("module", "lms_certificates/panels/of_module.html", _of_finished_module)
    housekeeping.register_job("awards", issue_due)


def _my_newest(request: HttpRequest) -> dict[str, Any] | None:
    from certificates.models import Award

    awards = list(Award.objects.visible_to(request.user, "award.view").held_by(person_of(request))[:_SHOWN_AT_HOME])
    return {"awards": awards} if awards else None


def _of_finished_module(request: HttpRequest) -> dict[str, Any] | None:
    """The certificate of the finished module on screen; while it is being made the panel says so."""
    from certificates.models import Achievement, Award

    registration = getattr(request, "lms_registration_id", None)
    award = Award.objects.visible_to(request.user, "award.view").filter(registration=registration).first()
    if award is None and not Achievement.objects.filter(is_active=True, module__registrations=registration).exists():
        return None
    return {"award": award}
