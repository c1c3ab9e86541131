"""How a Django form field looks: label above, help below it, error above the control, all linked."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeString


class LeerlijnRenderer(TemplatesSetting):
    """Makes `{{ form }}` and `as_field_group` look like the base theme.

    Give it to one form (`default_renderer = LeerlijnRenderer`), not to the whole site: the Wagtail admin has
    forms of its own.
    """

    form_template_name = "lms/forms/form.html"
    field_template_name = "lms/forms/group.html"


@dataclass(frozen=True)
class FieldLook:
    """What the field template needs besides the bound field."""

    field: BoundField
    kind: str
    control: SafeString
    optional: bool
    help_id: str
    error_id: str
    described_by: str


@dataclass(frozen=True)
class ErrorItem:
    """One line of the error list: what to do, and the id of the control where (empty: the whole form)."""

    message: str
    target: str


def look_of(field: BoundField, *, rows: bool = False, mark_optional: bool = True) -> FieldLook:
    """How to show a field. rows: checkboxes as whole rows; mark_optional: say which fields may stay empty."""
    kind = _kind(field.field.widget, rows=rows)
    ids = _ids(field)
    described_by = " ".join(filter(None, (ids["help_id"], ids["error_id"])))
    attrs: dict[str, Any] = {}
    if described_by and kind not in ("rows", "checks", "group"):
        attrs["aria-describedby"] = described_by
    if kind == "group":
        attrs["aria-label"] = field.label  # several controls, one legend: none has a label of its own
    if kind in ("plain", "group"):
        attrs["class"] = f"ll-input {field.field.widget.attrs.get('class', '')}".strip()
    return FieldLook(
        field=field,
        kind=kind,
        control=SafeString("") if kind in ("rows", "checks") else field.as_widget(attrs=attrs),
        optional=mark_optional and not field.field.required and kind != "check",
        described_by=described_by,
        **ids,
    )


def errors_of(form: forms.BaseForm) -> list[ErrorItem]:
    """All errors of a form in the order of its fields, those of the whole form first."""
    items = [ErrorItem(str(message), "") for message in form.non_field_errors()]
    for field in form.hidden_fields():
        items += [ErrorItem(str(message), "") for message in field.errors]
    for field in form.visible_fields():
        # A group of options has no control with the name of the field: the link goes to its first option.
        target = field.id_for_label or (f"{field.auto_id}_0" if field.auto_id else "")
        items += [ErrorItem(str(message), target) for message in field.errors]
    return items


def _kind(widget: forms.Widget, *, rows: bool) -> str:
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "rows" if rows else "checks"
    if isinstance(widget, forms.RadioSelect):
        return "rows"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.FileInput):
        return "upload"
    return "group" if widget.use_fieldset else "plain"


def _ids(field: BoundField) -> dict[str, str]:
    # The names that Django itself uses, so that a control drawn elsewhere is described by the same texts.
    if not field.auto_id:
        return {"help_id": "", "error_id": ""}
    return {
        "help_id": f"{field.auto_id}_helptext" if field.help_text else "",
        "error_id": f"{field.auto_id}_error" if field.errors else "",
    }
