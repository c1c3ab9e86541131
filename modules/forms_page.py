"""The form of our pages in the Wagtail admin: a draft is always kept, a publication goes through the gate."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.fields import StreamField

# Buttons that bring a page to others: publish, and ask somebody to read along.
_GOES_OUT = ("action-publish", "action-submit", "action-restart-workflow")


class GatedForm(WagtailAdminPageForm):
    """findings: what the gate found, after a publication that was refused."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings: list[Any] = []
        self._is_judged = False

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if valid and self._goes_out() and not self._is_judged:
            self._is_judged = True
            self._judge()
        return valid and not self.findings

    def _goes_out(self) -> bool:
        approves = self.data.get("action-workflow-action") and self.data.get("workflow-action-name") == "approve"
        return bool(approves) or any(name in self.data for name in _GOES_OUT)

    def _judge(self) -> None:
        from modules import gate  # needs the models, and they need this form

        # Puts what was typed, the rows of inline panels too, on the page in memory.
        self.findings = gate.findings_for(self.save(commit=False))
        for field in dict.fromkeys(each.field for each in self.findings):
            own = [each for each in self.findings if each.field == field]
            self.add_error(field if field in self.fields else None, self._error(field, own))

    def _error(self, field: str, findings: list[Any]) -> ValidationError:
        """For a stream at the blocks themselves, as Wagtail shows its own errors."""
        value = getattr(self.instance, field, None) if field in self.fields else None
        is_stream = field in self.fields and isinstance(self.instance._meta.get_field(field), StreamField)
        if not is_stream or value is None:
            return ValidationError([each.message for each in findings])
        places = {str(block.id): place for place, block in enumerate(value)}
        at_blocks: dict[int, list[str]] = {}
        for each in findings:
            if each.block in places:
                at_blocks.setdefault(places[each.block], []).append(each.message)
        return StreamBlockValidationError(
            block_errors={place: ValidationError(said) for place, said in at_blocks.items()},
            non_block_errors=[each.message for each in findings if each.block not in places],
        )
