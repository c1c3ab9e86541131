"""What this room does when something happens in a lower room."""

from typing import Any

from modules.signals import module_completed


def connect() -> None:
    """Ask for a certificate when a module is completed. A lost signal is found by the sweep (issue_due)."""
    module_completed.connect(_ask_for_award, dispatch_uid="lms_certificates.issue")


def _ask_for_award(sender: Any, registration_id: int, **kwargs: Any) -> None:
    from certificates.tasks import issue_award  # a task looks up its backend: settings must be ready

    issue_award.enqueue(registration_id)
