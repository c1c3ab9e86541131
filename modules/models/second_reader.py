"""A step of a Wagtail workflow: somebody else than the writer reads along and publishes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class SecondReaderTask(AbstractGroupApprovalTask):
    """Approval by a member of the groups who did not ask for it, and not before the gate lets the page through."""

    class Meta:
        verbose_name = _("meelezen door een tweede persoon")
        verbose_name_plural = _("meelezen door een tweede persoon")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Iemand uit de gekozen groepen keurt goed, maar nooit wie het zelf heeft ingestuurd."))

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """What the user may do with the page; superusers are not above the rule of two."""
        actions = super().get_actions(obj, user)
        if any(name == "approve" for name, *_rest in actions) and not self._may_approve(obj, user):
            return [each for each in actions if each[0] != "approve"]
        return actions

    def _may_approve(self, obj: Any, user: Any) -> bool:
        from modules import gate  # needs the kinds, and they need the models

        state = obj.current_workflow_state
        if state is None or state.requested_by_id == user.pk:
            return False
        version = obj.get_latest_revision_as_object()
        return not (hasattr(version, "kind") or hasattr(version, "outcomes")) or not gate.findings_for(version)
